#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<SessionId> arrange_session(const access::Work& work, const EngagementId& id, const SessionPlan& plan) {
  auto dossier = take_up(work, id, Verb::arrange_session);
  Problems problems;
  const auto starts_at = check_plan(work, id, {}, plan, When::ahead, problems);
  if (problems) return problems;

  Session session;
  session.id = SessionId::fresh();
  session.engagement = id;
  session.number = store::last_number(work.db, id) + 1;
  session.starts_at = starts_at;
  session.minutes = plan.minutes;
  session.mode = plan.mode;
  session.arranged_at = work.now;
  session.arranged_by = work.actor.person;
  store::insert(work.db, session, work.now);
  dossier.sessions.push_back(session);
  keep(work, dossier);
  audit::record(work, "session_arranged", "session", session.id.str(), plan.starts.iso(), {.engagement = id});
  tell_of_session(work, session, "session_arranged");
  return session.id;
}

}  // namespace waymark::engagements
