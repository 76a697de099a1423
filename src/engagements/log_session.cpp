#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<SessionId> log_session(const access::Work& work, const EngagementId& id, const SessionPlan& plan,
                               const std::vector<PersonId>& attended_given) {
  auto dossier = take_up(work, id, Verb::log_session, false);
  Problems problems;
  check_agreement(dossier, problems);
  const auto starts_at = check_plan(work, id, {}, plan, When::past, problems);
  const auto attended = check_attended(work, dossier.engagement, attended_given, problems);
  if (problems) return problems;

  Session session;
  session.id = SessionId::fresh();
  session.engagement = id;
  session.number = store::last_number(work.db, id) + 1;
  session.starts_at = starts_at;
  session.minutes = plan.minutes;
  session.mode = plan.mode;
  session.completed_at = work.now;
  session.completed_by = work.actor.person;
  if (!attended.empty()) session.attended = static_cast<int>(attended.size());
  store::insert(work.db, session, work.now);
  if (!attended.empty()) store::set_attendance(work.db, session.id, attended);
  if (dossier.coach_changed) recount(work, id);
  else keep_with(work, dossier, session);
  audit::record(work, "session_logged", "session", session.id.str(), fmt::format("{} minutes", plan.minutes),
                {.engagement = id});
  tell_partners(work, id, "session_completed");
  return session.id;
}

}  // namespace waymark::engagements
