#include <array>

#include "engagements/pages/engagement.hpp"

namespace waymark::engagements::pages {
namespace {

Html facts(const web::Visit& visit, const Engagement& engagement, const Session& session) {
  std::vector<govuk::SummaryRow> rows{
      {.key = _("State"), .value = state_tag(state_at(session, visit.work.now))},
      {.key = _("When"),
       .value = session.starts_at ? words(london(*session.starts_at)) : std::string(_("Not arranged"))},
      {.key = _("Length"), .value = duration_words(session.minutes)},
      {.key = _("How"), .value = label(session.mode)}};
  if (session.attended)
    rows.push_back({.key = _("Who was there"), .value = fill(_("{} of {}"), *session.attended, engagement.coachees)});
  if (session.cancelled_at) {
    rows.push_back({.key = _("Cancelled"), .value = words(london(*session.cancelled_at))});
    if (session.cancelled_side) rows.push_back({.key = _("By"), .value = label(*session.cancelled_side)});
    if (session.cancel_notice_hours)
      rows.push_back(
          {.key = _("Notice"),
           .value = fill(plural("{} hour", "{} hours", *session.cancel_notice_hours), *session.cancel_notice_hours)});
    rows.push_back({.key = _("Why"),
                    .value = reason_words(visit, engagement, programmes::ReasonKind::cancel, session.cancel_reason)});
  }
  return govuk::summary_list({.rows = std::move(rows)});
}

Html moves(const web::Visit& visit, const Engagement& engagement, const Session& session) {
  if (session.moves == 0) return {};
  govuk::TableWriter table(
      {.caption = _("When it was moved"),
       .head = {{.text = _("Moved")}, {.text = _("From")}, {.text = _("To")}, {.text = _("By")}, {.text = _("Why")}},
       .small_text = true});
  for (const auto& move : moves_of(visit.work.db, session.id))
    table.row(brief(london(move.moved_at)), move.from_at ? brief(london(*move.from_at)) : std::string(),
              brief(london(move.to_at)), move.by_name,
              reason_words(visit, engagement, programmes::ReasonKind::rearrange, move.reason));
  return std::move(table).html();
}

struct Offer {
  Verb verb;
  const char* text;
  const char* path;
  bool once_started, before_start;
};
constexpr std::array<Offer, 4> kOffers{{
    {Verb::complete_session, "Log it as completed", "/complete", true, false},
    {Verb::not_attended, "Nobody came", "/not-attended", true, false},
    {Verb::rearrange_session, "Rearrange", "/rearrange", true, true},
    {Verb::cancel_session, "Cancel the session", "/cancel", true, true},
}};

Html buttons(const web::Visit& visit, const Engagement& engagement, const Session& session) {
  Html all;
  const bool started = session.starts_at && *session.starts_at <= visit.work.now;
  if (session.open())
    for (const auto& offer : kOffers)
      if ((started ? offer.once_started : offer.before_start) && may_do(visit.work, engagement, offer.verb))
        all += govuk::button(
            {.text = _(offer.text), .href = path_of(engagement, session) + offer.path, .secondary = !all.empty()});
  if (may_undo(session, visit.work.now) && may_do(visit.work, engagement, Verb::undo_log))
    append(all, "<form method=\"post\" action=\"{}/undo\" novalidate>{}{}</form>", path_of(engagement, session),
           web::form_token(visit), govuk::button({.text = _("Take the log back"), .secondary = true}));
  return all.empty() ? Html() : govuk::button_group(all);
}

/// For coach and coachee: where they prepare for it and write what was said.
Html between_partners(const Engagement& engagement, const Session& session) {
  if (session.cancelled_at || session.not_attended_at) return {};
  const auto path = path_of(engagement.id) + "/conversations/" + session.id.str();
  std::vector<govuk::Content> links;
  if (session.open()) links.emplace_back(govuk::link(path + "/prepare", _("Prepare for this session")));
  links.emplace_back(govuk::link(path, _("The conversation of this session")));
  return govuk::list(links, govuk::ListKind::plain);
}

}  // namespace

web::Response session(web::Visit& visit) {
  const auto engagement = seen(visit.work, visit.id<EngagementId>());
  const auto found = find_session(visit.work.db, engagement.id, visit.id<SessionId>(1));
  if (!found) throw Refused(Refusal::not_found);
  const auto title = fill(_("Session {}"), found->number);
  Html body = facts(visit, engagement, *found);
  body += buttons(visit, engagement, *found);
  const auto sections = section_links(visit, *partnership(visit.work.db, engagement.id), Section::overview);
  if (!sections.empty()) body += between_partners(engagement, *found);
  body += moves(visit, engagement, *found);
  return web::page(visit, {.title = title,
                           .breadcrumbs = way(engagement, title),
                           .body = std::move(body),
                           .caption = title_of(engagement.coachee_name, engagement.coachees),
                           .above = sections});
}

}  // namespace waymark::engagements::pages
