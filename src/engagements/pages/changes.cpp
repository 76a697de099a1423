#include "engagements/pages/parts.hpp"

namespace waymark::engagements::pages {
namespace {

using programmes::ReasonKind;

web::Response saved(const web::Visit& visit, const EngagementId& id, const char* message) {
  return web::see_other_with_notice(visit, path_of(id), message);
}

web::Response draw_pause(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  Html fields = govuk::body(_(
      "While it is paused no session is arranged and nothing is asked of anybody. Sessions already arranged stay."));
  fields += reason_radios(visit, engagement, ReasonKind::pause, draft, _("Why it is paused"));
  return form_page(visit, engagement, _("Pause the engagement"), std::move(fields),
                   govuk::button({.text = _("Pause the engagement")}), draft.problems);
}

web::Response draw_extend(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  Html fields = govuk::body(
      fill(plural("{} session is planned now.", "{} sessions are planned now.", engagement.planned_sessions),
           engagement.planned_sessions));
  fields += govuk::input({.name = "sessions",
                          .label = _("Sessions to add"),
                          .value = draft.value("sessions"),
                          .error = draft.error("sessions"),
                          .width = 2,
                          .inputmode = "numeric"});
  return form_page(visit, engagement, _("Add sessions"), std::move(fields),
                   govuk::button({.text = _("Add sessions")}), draft.problems);
}

web::Response draw_complete(const web::Visit& visit, const Engagement& engagement, const Problems& problems) {
  Html fields = govuk::body(
      fill(_("{} of {} planned sessions are done."), engagement.sessions_completed, engagement.planned_sessions));
  fields += govuk::warning_text(
      {.text = _("Completing cannot be undone. Sessions still ahead are cancelled, and the other side is told.")});
  return form_page(visit, engagement, _("Complete the engagement"), std::move(fields),
                   govuk::button({.text = _("Complete the engagement")}), problems);
}

web::Response draw_end(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  Html fields = reason_radios(visit, engagement, ReasonKind::end, draft, _("Why it ends"));
  fields += govuk::warning_text(
      {.text = _("Ending cannot be undone. Sessions still ahead are cancelled, and the other side is told.")});
  return form_page(visit, engagement, _("End the engagement early"), std::move(fields),
                   govuk::button({.text = _("End the engagement"), .warning = true}), draft.problems);
}

}  // namespace

web::Response pause_form(web::Visit& visit) { return draw_pause(visit, engagement_for(visit, Verb::pause), {}); }

web::Response pause(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::pause);
  const auto done = engagements::pause(visit.work, engagement.id, std::string(visit.form.get("reason")));
  if (done) return saved(visit, engagement.id, _("The engagement is paused, and the other side is told"));
  return draw_pause(visit, engagement, {visit.form, done.problems()});
}

web::Response resume(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  engagements::resume(visit.work, id);
  return saved(visit, id, _("The engagement goes on, and the other side is told"));
}

web::Response extend_form(web::Visit& visit) { return draw_extend(visit, engagement_for(visit, Verb::extend), {}); }

web::Response extend(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::extend);
  web::FormReader form(visit.form);
  const auto sessions = static_cast<int>(
      form.whole_number("sessions", 1, 59, _("Sessions to add must be a whole number from 1 to 59")));
  Problems problems = form.problems;
  if (!problems) {
    const auto done = engagements::extend(visit.work, engagement.id, sessions);
    if (done) return saved(visit, engagement.id, _("The sessions are added, and both sides are told"));
    problems = done.problems();
  }
  return draw_extend(visit, engagement, {visit.form, problems});
}

web::Response complete_form(web::Visit& visit) {
  return draw_complete(visit, engagement_for(visit, Verb::complete), {});
}

web::Response complete(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::complete);
  const auto done = engagements::complete(visit.work, engagement.id);
  if (done) return saved(visit, engagement.id, _("The engagement is completed, and the other side is told"));
  return draw_complete(visit, engagement, done.problems());
}

web::Response end_form(web::Visit& visit) { return draw_end(visit, engagement_for(visit, Verb::end_early), {}); }

web::Response end(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::end_early);
  const auto done = end_early(visit.work, engagement.id, std::string(visit.form.get("reason")));
  if (done) return saved(visit, engagement.id, _("The engagement has ended, and the other side is told"));
  return draw_end(visit, engagement, {visit.form, done.problems()});
}

web::Response decide(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  engagements::decide(visit.work, id);
  return saved(visit, id, _("It is decided that the engagement goes on"));
}

}  // namespace waymark::engagements::pages
