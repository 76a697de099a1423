#include "engagements/pages/engagement.hpp"

#include "contracts/contracts.hpp"
#include "people/people.hpp"

namespace waymark::engagements::pages {
namespace {

/// What waits, and for whom.
std::vector<govuk::Content> waiting(const web::Visit& visit, const Sight& sight) {
  std::vector<govuk::Content> items;
  const auto& engagement = sight.engagement;
  if (sight.state == State::proposed) items.emplace_back(_("The programme has to send it to coach and coachee"));
  if (sight.state == State::waiting)
    for (const auto& partner : sight.partners)
      if (!partner.accepted_at) items.emplace_back(fill(_("{} has to say yes or no"), partner.name));
  for (const auto& session : sight.sessions)
    if (state_at(session, visit.work.now) == SessionState::to_be_logged)
      items.emplace_back(
          html("{} <a class=\"govuk-link\" href=\"{}\">{}</a>",
               fill(_("Coach or coachee has to log the session of {}:"), words(london(*session.starts_at))),
               path_of(engagement, session), _("log it")));
  if (!engagement.decision_needed.empty())
    items.emplace_back(engagement.decision_needed == "coach_left"
                           ? _("The coach has left: the programme has to decide how it goes on")
                           : _("A coachee has left: the programme has to decide how it goes on"));
  const bool open = sight.state == State::agreed || sight.state == State::active;
  if (open && !engagement.next_open_at && engagement.sessions_completed < engagement.planned_sessions)
    items.emplace_back(_("Coach or coachee has to arrange the next session"));
  if (open && waits_for_agreement(visit, engagement))
    items.emplace_back(_("Coach and coachee have to sign an agreement before a session counts as completed"));
  if (open && engagement.sessions_completed >= engagement.planned_sessions)
    items.emplace_back(_("All planned sessions are done: the engagement can be completed"));
  return items;
}

Html where_you_are(const web::Visit& visit, const Sight& sight) {
  const auto& engagement = sight.engagement;
  std::optional<Instant> next;
  for (const auto& session : sight.sessions)
    if (session.open() && session.starts_at && *session.starts_at >= visit.work.now &&
        (!next || *session.starts_at < *next))
      next = session.starts_at;
  const auto items = waiting(visit, sight);
  std::vector<govuk::SummaryRow> rows{
      {.key = _("State"), .value = state_tag(sight.state)},
      {.key = _("Sessions done"),
       .value = govuk::app_progress({.done = engagement.sessions_completed, .planned = engagement.planned_sessions})},
      {.key = _("Next session"), .value = next ? words(london(*next)) : std::string(_("None arranged"))},
      {.key = _("Last session"),
       .value = engagement.last_completed_on ? engagement.last_completed_on->words() : std::string(_("None yet"))},
      {.key = _("What waits"),
       .value = items.empty() ? Html::text(_("Nothing")) : govuk::list(items, govuk::ListKind::plain)}};
  return govuk::heading(2, _("Where you are")) + govuk::summary_list({.rows = std::move(rows)});
}

std::string names(const Sight& sight, bool coach) {
  std::vector<std::string> all;
  for (const auto& partner : sight.partners)
    if (partner.is_coach == coach) all.push_back(partner.name);
  return joined(all, ", ");
}

Html facts(const web::Visit& visit, const Sight& sight) {
  const auto& e = sight.engagement;
  auto& db = visit.work.db;
  const auto programme = programmes::find(db, e.programme);
  const auto agency = people::find_organisation(db, e.agency);
  const auto supplier = people::find_supplier(db, e.supplier);
  std::vector<govuk::SummaryRow> rows{
      {.key = _("Who is coached"), .value = names(sight, false)},
      {.key = _("Coach"), .value = names(sight, true)},
      {.key = _("Supplier"), .value = supplier ? supplier->name : std::string(_("None: an internal coach"))},
      {.key = _("Programme"), .value = programme ? programme->name : std::string()},
      {.key = _("Agency"), .value = agency ? agency->name : std::string(_("Not known"))}};
  if (may_see_grade(visit.work, e))
    rows.push_back({.key = _("Grade"), .value = e.grade.empty() ? _("Not known") : e.grade});
  rows.push_back({.key = _("Start date"), .value = e.starts_on.words()});
  rows.push_back({.key = _("Planned"),
                  .value = fill(plural("{} session of {}", "{} sessions of {}", e.planned_sessions),
                                e.planned_sessions, duration_words(e.planned_minutes))});
  rows.push_back({.key = _("Who pays"), .value = programmes::label(e.funded)});
  if (const auto contract = contracts::find(db, e.contract); contract && contracts::may_see(visit.work, *contract))
    rows.push_back(
        {.key = _("Contract"), .value = govuk::link("/contracts/" + contract->id.str(), contract->terms.ref)});
  if (e.ended_early_on) {
    rows.push_back({.key = _("Ended early"), .value = e.ended_early_on->words()});
    rows.push_back({.key = _("Why"), .value = reason_words(visit, e, programmes::ReasonKind::end, e.end_reason)});
  }
  if (e.completed_on) rows.push_back({.key = _("Completed"), .value = e.completed_on->words()});
  Html section = govuk::heading(2, _("Details")) + govuk::summary_list({.rows = std::move(rows)});
  if (visit.work.actor.may(access::Permission::see_invoice_lines))
    section += govuk::body(govuk::link(path_of(e.id) + "/money", _("What it costs")));
  return section;
}

}  // namespace

web::Response engagement(web::Visit& visit) {
  Sight sight{seen(visit.work, visit.id<EngagementId>()), State::proposed, {}, {}};
  const auto& engagement = sight.engagement;
  sight.state = engagement.state(visit.work.today);
  sight.partners = partners_of(visit.work.db, engagement.id);
  sight.sessions = engagements::sessions_of(visit.work.db, engagement.id);
  const auto title = title_of(engagement.coachee_name, engagement.coachees);
  Html body = where_you_are(visit, sight);
  body += actions_of(visit, sight);
  body += sessions_of(visit, sight);
  body += facts(visit, sight);
  body += govuk::heading(2, _("What happened"));
  body += timeline_of(visit, sight);
  const auto together = *partnership(visit.work.db, engagement.id);
  const auto links = section_links(visit, together, Section::overview);
  if (!links.empty())
    body += govuk::body(html("{} &middot; {}", govuk::link(path_of(engagement.id) + "/concern", _("Raise a concern")),
                             govuk::link("/concerns/mine", _("Your concerns"))));
  return web::page(visit, {.title = fill(_("{} with {}"), title, names(sight, true)),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Engagements"), .href = "/engagements"},
                                           {.text = title}},
                           .body = std::move(body),
                           .caption = engagement.ref,
                           .above = links});
}

}  // namespace waymark::engagements::pages
