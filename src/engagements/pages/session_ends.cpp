#include "engagements/pages/parts.hpp"

namespace waymark::engagements::pages {
namespace {

std::string when(const web::Visit& visit, const Session& session) {
  return fill(_("The session of {}."), words(london(session.starts_at.value_or(visit.work.now))));
}

web::Response draw_cancel(const web::Visit& visit, const Engagement& engagement, const Session& session,
                          const Draft& draft) {
  Html fields = govuk::body(when(visit, session));
  if (side_of(visit.work, engagement) == Side::programme) {
    std::vector<govuk::Radio> sides;
    for (Side side : {Side::coach, Side::coachee, Side::programme})
      sides.push_back({.value = std::string(code(side)), .text = label(side)});
    fields += govuk::radios({.name = "side",
                             .legend = _("Who cancels"),
                             .items = std::move(sides),
                             .value = draft.value("side"),
                             .error = draft.error("side")});
  }
  fields += reason_radios(visit, engagement, programmes::ReasonKind::cancel, draft, _("Why it is cancelled"));
  return form_page(visit, engagement, _("Cancel the session"), std::move(fields),
                   govuk::button({.text = _("Cancel the session"), .warning = true}), draft.problems);
}

web::Response draw_not_attended(const web::Visit& visit, const Engagement& engagement, const Session& session,
                                const Problems& problems) {
  return form_page(visit, engagement, _("Nobody came"),
                   govuk::body(when(visit, session)) +
                       govuk::body(_("It is logged as not attended, and does not count as a session done.")),
                   govuk::button({.text = _("Log as not attended"), .warning = true}), problems);
}

}  // namespace

web::Response session_cancel_form(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::cancel_session);
  return draw_cancel(visit, engagement, open_session_of(visit, engagement), {});
}

web::Response session_cancel(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::cancel_session);
  const auto session = open_session_of(visit, engagement);
  const auto done = cancel_session(visit.work, engagement.id, session.id, std::string(visit.form.get("reason")),
                                   side_from(visit.form.get("side")));
  if (done)
    return web::see_other_with_notice(visit, path_of(engagement.id),
                                      _("The session is cancelled, and the other side is told"));
  return draw_cancel(visit, engagement, session, {visit.form, done.problems()});
}

web::Response not_attended_form(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::not_attended);
  return draw_not_attended(visit, engagement, open_session_of(visit, engagement), {});
}

web::Response not_attended(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::not_attended);
  const auto session = open_session_of(visit, engagement);
  const auto done = engagements::not_attended(visit.work, engagement.id, session.id);
  if (done)
    return web::see_other_with_notice(visit, path_of(engagement.id), _("The session is logged as not attended"));
  return draw_not_attended(visit, engagement, session, done.problems());
}

web::Response undo(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  undo_log(visit.work, id, visit.id<SessionId>(1));
  return web::see_other_with_notice(visit, path_of(id), _("The log is taken back"));
}

}  // namespace waymark::engagements::pages
