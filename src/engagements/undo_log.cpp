#include <algorithm>

#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

bool may_undo(const Session& session, Instant now) {
  const auto logged_at = session.completed_at ? session.completed_at : session.not_attended_at;
  const auto& by = session.completed_at ? session.completed_by : session.not_attended_by;
  // What an import brought was not logged by anybody here: the file puts it right.
  return logged_at && !by.empty() && session.coach.empty() && now - *logged_at <= kUndoWithin;
}

void undo_log(const access::Work& work, const EngagementId& id, const SessionId& session_id) {
  auto dossier = take_up(work, id, Verb::undo_log);
  const auto session = std::find_if(dossier.sessions.begin(), dossier.sessions.end(),
                                    [&](const Session& candidate) { return candidate.id == session_id; });
  if (session == dossier.sessions.end()) throw Refused(Refusal::not_found);
  if (!may_undo(*session, work.now))
    throw Refused(Refusal::out_of_turn, _("A log can be taken back within a day of being made."));
  store::set_attendance(work.db, session_id, {});
  if (session->arranged_at) {
    session->completed_at.reset();
    session->completed_by = {};
    session->not_attended_at.reset();
    session->not_attended_by = {};
    session->attended.reset();
    store::update(work.db, *session, work.now);
  } else {
    store::remove(work.db, session_id);
    dossier.sessions.erase(session);
  }
  keep(work, dossier);
  audit::record(work, "session_log_undone", "session", session_id.str(), {}, {.engagement = id});
  tell_partners(work, id, "session_log_undone");
}

}  // namespace waymark::engagements
