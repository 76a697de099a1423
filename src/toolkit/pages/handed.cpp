// The tools of an engagement: what was handed on, and one of them.
#include <algorithm>

#include "toolkit/pages/parts.hpp"

namespace waymark::toolkit::pages {
namespace {

using engagements::Partnership;

EngagementId engagement_in(const web::Visit& visit) { return visit.id<EngagementId>(0); }
HandedId handed_in(const web::Visit& visit) { return visit.id<HandedId>(1); }

web::Response section(const web::Visit& visit, const Partnership& partnership, web::PageContent content) {
  return engagements::section_page(visit, partnership, engagements::Section::tools, std::move(content));
}

Html use_tag(const Handed& handed) {
  using govuk::Colour;
  if (!handed.in_library) return govuk::tag({.text = _("Withdrawn"), .colour = Colour::grey});
  if (handed.done_at) return govuk::tag({.text = _("Done"), .colour = Colour::green});
  if (handed.opened_at) return govuk::tag({.text = _("Opened"), .colour = Colour::plain});
  return govuk::tag({.text = _("Not opened yet"), .colour = Colour::yellow});
}

std::string day(const std::optional<Instant>& at) { return at ? london(*at).date.words() : _("Not yet"); }

std::string handed_by(const Handed& handed) {
  if (handed.handed_by.empty()) return _("Given at the start of the coaching");
  return handed.handed_by_name.empty() ? std::string(_("The coach")) : handed.handed_by_name;
}

Html none_yet(bool is_coach) {
  return govuk::body(is_coach ? _("You have handed on no tools yet.")
                              : _("You have been handed no tools yet. Your coach can hand you something to work with "
                                  "between sessions."));
}

Html over_text(const web::Visit& visit, const Partnership& partnership) {
  if (is_live(partnership.engagement.state(visit.work.today))) return {};
  return govuk::inset_text(
      {.text = _("This engagement is over: tools can still be opened, and none are handed on.")});
}

Html note_of_it(const web::Visit& visit, const Partnership& partnership, const Handed& it) {
  if (!may_read_note(visit.work, partnership, it)) return {};
  const auto note = note_of(*visit.site.vault, visit.work, partnership.engagement.id, it);
  Html body = govuk::heading(2, _("The coach’s note"));
  return body +
         (note ? govuk::written(*note) : govuk::body(_("This note has been deleted: the time it is kept is over.")));
}

Html use_of_it(const web::Visit& visit, const Partnership& partnership, const Handed& it) {
  const auto path = handed_path(it.engagement, it.id);
  if (!it.in_library)
    return govuk::inset_text({.text = _("This tool has been withdrawn and can no longer be opened.")});
  Html body = govuk::button({.text = _("Open the tool"), .href = path + "/open"});
  if (!may_use(visit.work, partnership, it)) return body;
  if (!it.done_at) body += form(visit, path + "/done", govuk::button({.text = _("Mark as done"), .secondary = true}));
  return body +
         govuk::body(html(
             "{} {}",
             _("What you write with it stays between you and your coach. If there is something to give back, "
               "add it to"),
             govuk::link(engagements::path_of(it.engagement) + "/documents", _("the documents of this engagement"))));
}

}  // namespace

web::Response handed_list(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  const auto& id = partnership.engagement.id;
  const bool is_coach = partnership.is_coach(visit.work.actor.person);
  const auto found = toolkit::handed_in(visit.work, id, page_asked(visit));
  Html body = over_text(visit, partnership);
  if (may_hand(visit.work, partnership))
    body += govuk::button({.text = _("Hand on a tool"), .href = handed_path(id) + "/new"});
  if (found.total == 0) return section(visit, partnership, {.title = _("Tools"), .body = body + none_yet(is_coach)});

  std::vector<govuk::Column> head{{.text = _("Tool")}};
  if (is_coach && partnership.coachees.size() > 1) head.push_back({.text = _("Coachee")});
  head.push_back({.text = _("Handed on")});
  head.push_back({.text = _("State")});
  govuk::TableWriter rows(
      {.caption = _("Tools handed on"), .head = head, .caption_hidden = true, .first_cell_is_header = true});
  for (const auto& handed : found.tools) {
    govuk::Row cells{govuk::link(handed_path(id, handed.id), handed.title)};
    if (head.size() > 3) cells.emplace_back(handed.person_name);
    cells.emplace_back(london(handed.handed_at).date.words());
    cells.emplace_back(use_tag(handed));
    rows.row(cells);
  }
  body += std::move(rows).html();
  body += pages_below(visit, found.total);
  return section(visit, partnership, {.title = _("Tools"), .body = std::move(body)});
}

web::Response handed(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  const auto it = find_handed(visit.work, partnership.engagement.id, handed_in(visit));
  const auto tool = store::find(visit.work.db, it.tool);
  if (!tool || !tool->released) throw Refused(Refusal::not_found);
  Html body = govuk::body(use_tag(it));
  body += govuk::written(tool->released->words.description);
  body += note_of_it(visit, partnership, it);
  body += use_of_it(visit, partnership, it);
  std::vector<govuk::SummaryRow> rows;
  if (partnership.coachees.size() > 1) rows.push_back({.key = _("Coachee"), .value = it.person_name});
  rows.push_back({.key = _("Handed on"), .value = day(it.handed_at)});
  rows.push_back({.key = _("By"), .value = handed_by(it)});
  rows.push_back({.key = _("Opened"), .value = day(it.opened_at)});
  rows.push_back({.key = _("Done"), .value = day(it.done_at)});
  rows.push_back({.key = _("Purpose"), .value = label(tool->released->words.purpose)});
  rows.push_back({.key = _("Language"), .value = label(tool->released->words.language)});
  rows.push_back({.key = _("Licence"), .value = tool->released->words.licence});
  body += govuk::summary_list({.rows = std::move(rows)});
  return section(visit, partnership, {.title = it.title, .body = std::move(body), .wide = false});
}

web::Response open(web::Visit& visit) {
  const auto where = open_handed(visit.work, engagement_in(visit), handed_in(visit));
  if (where.starts_with('/')) return web::see_other(where);
  // Elsewhere, to an address that was reviewed.
  web::Response response;
  response.status = 303;
  response.header("Location", where);
  return response;
}

web::Response done(web::Visit& visit) {
  const auto id = engagement_in(visit);
  mark_done(visit.work, id, handed_in(visit));
  return web::see_other_with_notice(visit, handed_path(id, handed_in(visit)), _("The tool is marked as done"));
}

}  // namespace waymark::toolkit::pages
