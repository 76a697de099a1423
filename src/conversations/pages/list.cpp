// The sessions of an engagement with what was written about each.
#include <algorithm>
#include <set>

#include "conversations/pages/parts.hpp"
#include "conversations/store.hpp"

namespace waymark::conversations::pages {
namespace {

constexpr int kShown = 20;

/// A session in the list; one whose log was taken back is known by what was written about it alone.
struct Item {
  SessionId id;
  std::optional<engagements::Session> session = {};
  const Conversation* conversation = nullptr;
  std::vector<const Own*> own = {};

  bool has(OwnKind kind) const {
    return std::any_of(own.begin(), own.end(), [&](const Own* one) { return one->kind == kind; });
  }
};

struct List {
  Partnership partnership;
  std::vector<Conversation> conversations;
  std::vector<Own> own;
  bool is_partner = false;
};

List list_for(const web::Visit& visit) {
  const auto& work = visit.work;
  const auto& person = work.actor.person;
  List list{engagements::own_or_earlier_partnership(work, visit.id<EngagementId>()), {}, {}};
  if (!has_begun(work, list.partnership)) throw Refused(Refusal::not_found);
  const auto& id = list.partnership.engagement.id;
  list.conversations = visible_to(list.partnership, person, store::conversations_of(work.db, id),
                                  store::let(work.db, id, list.partnership.coach()));
  list.own = visible_to(list.partnership, person, store::own_of(work.db, id, person));
  list.is_partner = list.partnership.is_partner(person);
  return list;
}

/// Newest first; for an earlier coach only those about which they have something.
std::vector<Item> items_of(const web::Visit& visit, const List& list) {
  std::vector<Item> items;
  for (auto& session : sessions_newest_first(visit.work.db, list.partnership.engagement.id))
    items.push_back({.id = session.id, .session = std::move(session)});
  const auto item_of = [&](const SessionId& id) -> Item& {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == id; });
    if (found != items.end()) return *found;
    return items.emplace_back(Item{.id = id});
  };
  for (const auto& one : list.conversations) item_of(one.session).conversation = &one;
  for (const auto& one : list.own) item_of(one.session).own.push_back(&one);
  if (!list.is_partner) std::erase_if(items, [](const Item& item) { return item.own.empty(); });
  return items;
}

Html session_cell(const web::Visit& visit, const List& list, const Item& item) {
  const auto title = title_of(item.session ? &*item.session : nullptr);
  Html cell =
      list.is_partner ? govuk::link(path_of(list.partnership.engagement.id, item.id), title) : Html::text(title);
  if (item.session)
    append(cell, "<br><span class=\"govuk-hint\">{}</span>",
           std::string_view(engagements::label(engagements::state_at(*item.session, visit.work.now))));
  return cell;
}

Html conversation_cell(const web::Visit& visit, const List& list, const Item& item) {
  Html cell;
  if (item.conversation) {
    const auto& one = *item.conversation;
    const auto by =
        one.changed_by == visit.work.actor.person ? std::string(_("you")) : name_of(list.partnership, one.changed_by);
    cell = Html::text(fill(_("Written, last by {} on {}"), by, london(one.changed_at).date.brief()));
  } else if (list.is_partner) {
    const bool earlier = item.session && !item.session->coach.empty();
    cell = Html::text(earlier && list.partnership.is_coach(visit.work.actor.person) ? _("Nothing shared with you")
                      : item.has(OwnKind::draft)                                    ? _("Not shared yet")
                                                                                    : _("Not written yet"));
  }
  if (item.has(OwnKind::draft))
    append(cell, " {}", govuk::tag({.text = _("Your draft"), .colour = govuk::Colour::yellow}));
  return cell;
}

Html own_cell(const web::Visit& visit, const List& list, const Item& item) {
  const auto* session = item.session ? &*item.session : nullptr;
  const bool writes = may_write(visit.work, list.partnership, session);
  const auto title = title_of(session);
  std::vector<govuk::Content> links;
  const auto add = [&](OwnKind kind, const char* page, const char* to_write, const char* written, bool may) {
    if (!may && !item.has(kind)) return;
    links.push_back(govuk::link_with_hidden_text(path_of(list.partnership.engagement.id, item.id, page),
                                                 item.has(kind) ? written : to_write, title));
  };
  add(OwnKind::preparation, "/prepare", _("Prepare"), _("Prepare (written)"), writes && session->open());
  add(OwnKind::note, "/notes", _("Private notes"), _("Private notes (written)"), writes);
  add(OwnKind::reflection, "/reflect", _("Reflect"), _("Reflect (written)"),
      may_reflect(visit.work, list.partnership, session));
  return links.empty() ? Html() : govuk::list(links, govuk::ListKind::plain);
}

Html table(const web::Visit& visit, const List& list, const std::vector<Item>& items, int page) {
  govuk::TableWriter rows({.caption = _("Sessions, newest first"),
                           .head = {{.text = _("Session and conversation")}, {.text = _("For yourself")}},
                           .caption_hidden = true,
                           .scrolls = true});  // so that no word is broken on a narrow screen
  const auto from = static_cast<std::size_t>((page - 1) * kShown);
  for (std::size_t at = from; at < std::min(items.size(), from + kShown); ++at)
    rows.row(html("{}<br>{}", session_cell(visit, list, items[at]), conversation_cell(visit, list, items[at])),
             own_cell(visit, list, items[at]));
  return std::move(rows).html();
}

Html about_a_change_of_coach(const web::Visit& visit, const List& list) {
  const auto& partnership = list.partnership;
  if (!list.is_partner)
    return govuk::inset_text(
        {.text = _("You are no longer the coach here. What you wrote for yourself alone is still yours to read.")});
  if (partnership.coaches.size() < 2) return {};
  if (partnership.is_coachee(visit.work.actor.person))
    return govuk::body(govuk::link(engagements::path_of(partnership.engagement.id) + "/conversations/share",
                                   _("Share conversations of an earlier coach’s time")));
  return govuk::body(
      _("What was written before you became the coach is here only where it has been shared with you."));
}

}  // namespace

web::Response list(web::Visit& visit) {
  const auto found = list_for(visit);
  const auto items = items_of(visit, found);
  if (!found.is_partner && items.empty()) throw Refused(Refusal::not_found);
  const int last = std::max(1, (static_cast<int>(items.size()) + kShown - 1) / kShown);
  web::FormReader query(visit.request.query);
  const auto asked = visit.request.query.has("page") ? query.whole_number("page", 1, last, _("No such page")) : 1;
  const int page = query.problems ? 1 : static_cast<int>(asked);
  Html body = about_a_change_of_coach(visit, found);
  if (items.empty()) body += govuk::body(_("No session has been arranged or logged yet."));
  else body += table(visit, found, items, page);
  body += govuk::pagination(page, last, [&](int number) {
    return web::with_query(visit.request, {{"page", std::to_string(number)}});
  });
  return engagements::section_page(visit, found.partnership, engagements::Section::conversations,
                                   {.title = _("Conversations"), .body = std::move(body)});
}

}  // namespace waymark::conversations::pages
