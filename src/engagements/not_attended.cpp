#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> not_attended(const access::Work& work, const EngagementId& id, const SessionId& session_id) {
  auto dossier = take_up(work, id, Verb::not_attended);
  auto& session = open_session(dossier, session_id);
  Problems problems;
  if (session.starts_at && *session.starts_at > work.now)
    problems.add("", _("The session has not started yet: cancel or rearrange it instead"));
  if (problems) return problems;

  session.not_attended_at = work.now;
  session.not_attended_by = work.actor.person;
  store::update(work.db, session, work.now);
  keep(work, dossier);
  audit::record(work, "session_not_attended", "session", session_id.str(), {}, {.engagement = id});
  tell_partners(work, id, "session_not_attended");
  return Done{};
}

}  // namespace waymark::engagements
