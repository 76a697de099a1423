// What is a person's own: what waits for them, their engagements, their reports.
#include <algorithm>

#include "agreements/waiting.hpp"
#include "engagements/engagements.hpp"
#include "home/pages/sections.hpp"
#include "messages/waiting.hpp"

namespace waymark::home::pages {
namespace {

using engagements::Task;

constexpr int kOwnEngagementsShown = 20;

std::string address(const Task& task) {
  const auto engagement = "/engagements/" + task.engagement.str();
  return task.session ? engagement + "/sessions/" + task.session.str() : engagement;
}

std::string title(const Task& task) {
  switch (task.kind) {
    case Task::Kind::answer: return fill(_("Answer the proposal to work with {}"), task.with);
    case Task::Kind::log: return fill(_("Log the session with {}"), task.with);
    case Task::Kind::upcoming: return fill(_("Session with {}"), task.with);
    case Task::Kind::decide: return fill(_("Decide what happens to the work with {}"), task.with);
  }
  return {};
}

Html status(const Task& task) {
  switch (task.kind) {
    case Task::Kind::answer: return govuk::tag({.text = _("To answer"), .colour = govuk::Colour::yellow});
    case Task::Kind::log: return govuk::tag({.text = _("To be logged"), .colour = govuk::Colour::orange});
    case Task::Kind::upcoming: return govuk::tag({.text = _("Arranged"), .colour = govuk::Colour::plain});
    case Task::Kind::decide: return govuk::tag({.text = _("Needs a decision"), .colour = govuk::Colour::red});
  }
  return {};
}

govuk::Task item_of(const Task& task) {
  govuk::Task item{.title = title(task), .status = status(task), .href = address(task)};
  if (task.at) item.hint = govuk::Content(words(london(*task.at)));
  return item;
}

govuk::Task item_of(const agreements::ToSign& open) {
  const char* title =
      open.is_aims ? _("Read and sign the agreed aims of {}") : _("Sign the coaching agreement with {}");
  govuk::Task item{.title = fill(title, open.with),
                   .status = govuk::tag({.text = _("To sign"), .colour = govuk::Colour::yellow}),
                   .href = open.path()};
  item.hint = govuk::Content(fill(_("Since {}"), words(london(open.since))));
  return item;
}

govuk::Task item_of(const messages::Unread& unread) {
  const char* title =
      plural("Read {} message in the work with {}", "Read {} messages in the work with {}", unread.messages);
  govuk::Task item{.title = fill(title, unread.messages, unread.with),
                   .status = govuk::tag({.text = _("To read"), .colour = govuk::Colour::yellow}),
                   .href = unread.path()};
  item.hint = govuk::Content(fill(_("Since {}"), words(london(unread.since))));
  return item;
}

Html task_list(std::vector<govuk::Task> items, const char* heading, const std::string& id) {
  if (items.empty()) return {};
  return govuk::heading(2, heading) + govuk::task_list({.items = std::move(items), .id_prefix = id});
}

// Those that go on come first, the one that meets next before all others, and what is over last.
engagements::Listing own_engagements(const access::Work& work) {
  engagements::Filter live, over;
  for (const auto state : engagements::kStates) (engagements::is_live(state) ? live : over).states.push_back(state);
  live.mine = over.mine = true;
  const auto list = [&](const engagements::Filter& filter) {
    return engagements::list(work, engagements::as_of(work), filter, {engagements::SortBy::next_session}, 1,
                             kOwnEngagementsShown);
  };
  auto all = list(live);
  const auto rest = list(over);
  const auto room = static_cast<std::size_t>(kOwnEngagementsShown) - all.lines.size();
  all.lines.insert(all.lines.end(), rest.lines.begin(),
                   rest.lines.begin() + static_cast<std::ptrdiff_t>(std::min(room, rest.lines.size())));
  all.total += rest.total;
  return all;
}

}  // namespace

Html waiting_section(const web::Visit& visit) {
  const bool is_partner = visit.work.actor.may(access::Permission::see_own_engagements);
  std::vector<govuk::Task> waiting, upcoming;
  if (is_partner)
    for (const auto& task : engagements::tasks(visit.work))
      (task.kind == Task::Kind::upcoming ? upcoming : waiting).push_back(item_of(task));
  if (is_partner)
    for (const auto& unread : messages::unread(visit.work)) waiting.push_back(item_of(unread));
  // A third party need be no partner in anything.
  for (const auto& open : agreements::to_sign(visit.work)) waiting.push_back(item_of(open));
  const bool none = waiting.empty();
  Html section = task_list(std::move(waiting), _("Waiting for you"), "waiting");
  if (is_partner && none) section += govuk::inset_text({.text = _("Nothing waits for you.")});
  section += task_list(std::move(upcoming), _("Your next sessions"), "next");
  return section;
}

Html own_engagements_section(const web::Visit& visit) {
  const auto& work = visit.work;
  if (!work.actor.may(access::Permission::see_own_engagements)) return {};
  const auto listing = own_engagements(work);
  if (listing.lines.empty()) return {};
  // Whoever coaches in all of them need not read their own name in each.
  const bool names_coach = std::ranges::any_of(
      listing.lines, [&](const engagements::Line& line) { return line.coach != work.actor.name; });
  std::vector<govuk::Column> head{{.text = _("Coachee")}};
  if (names_coach) head.push_back({.text = _("Coach")});
  for (const char* text : {_("State"), _("Sessions"), _("Next session")}) head.push_back({.text = text});
  govuk::TableWriter table({.caption = _("Your engagements"),
                            .head = std::move(head),
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& line : listing.lines) {
    govuk::Row cells{govuk::link("/engagements/" + line.id.str(), line.coachee_name)};
    if (names_coach) cells.emplace_back(line.coach);
    cells.emplace_back(govuk::tag({.text = engagements::label(line.state)}));
    cells.emplace_back(govuk::app_progress({.done = line.sessions_completed, .planned = line.planned_sessions}));
    const char* none = engagements::is_live(line.state) ? _("None arranged") : _("None");
    cells.emplace_back(line.next_session_at ? brief(london(*line.next_session_at)) : std::string(none));
    table.row(cells);
  }
  Html section = std::move(table).html();
  if (listing.total > kOwnEngagementsShown)
    section += govuk::body(govuk::link("/engagements?mine=yes", _("All your engagements")));
  return section;
}

Html reports_section(const web::Visit& visit) {
  if (!visit.work.actor.may(access::Permission::see_reports_progress)) return {};
  const auto reports = engagements::progress_of_reports(visit.work);
  if (reports.empty()) return {};
  govuk::TableWriter table({.caption = _("Coaching of the people you manage"),
                            .head = {{.text = _("Person and programme")}, {.text = _("Sessions")}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  for (const auto& report : reports)
    table.row(html("{}<br><span class=\"govuk-hint\">{}</span>", report.name, report.programme),
              govuk::app_progress({.done = report.sessions_completed, .planned = report.planned_sessions}));
  return std::move(table).html() +
         govuk::body(_("You see that coaching takes place and how many sessions are done, and nothing else about it, "
                       "unless a coachee shares a goal with you.")) +
         govuk::body(govuk::link("/plans/shared-with-me", _("Goals shared with you")));
}

Html aims_section(const web::Visit& visit) {
  const auto shown = agreements::aims_shown_to(visit.work);
  if (shown.empty()) return {};
  std::vector<govuk::Content> links;
  links.reserve(shown.size());
  for (const auto& aims : shown)
    links.emplace_back(govuk::link(aims.path(), fill(_("Agreed aims of {}"), aims.coachee_name)));
  return govuk::heading(2, _("Aims shown to you")) + govuk::list(links, govuk::ListKind::plain);
}

}  // namespace waymark::home::pages
