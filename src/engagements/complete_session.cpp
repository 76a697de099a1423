#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> complete_session(const access::Work& work, const EngagementId& id, const SessionId& session_id,
                               const SessionLog& log) {
  auto dossier = take_up(work, id, Verb::complete_session);
  auto& session = open_session(dossier, session_id);
  Problems problems;
  check_agreement(dossier, problems);
  if (log.minutes < 5 || log.minutes > 480)
    problems.add("minutes", _("How long must be a number of minutes between 5 and 480"));
  if (session.starts_at && *session.starts_at > work.now)
    problems.add("", _("A session can be logged once it has started"));
  const auto attended = check_attended(work, dossier.engagement, log.attended, problems);
  if (problems) return problems;

  session.minutes = log.minutes;
  session.mode = log.mode;
  session.completed_at = work.now;
  session.completed_by = work.actor.person;
  if (!attended.empty()) {
    session.attended = static_cast<int>(attended.size());
    store::set_attendance(work.db, session_id, attended);
  }
  store::update(work.db, session, work.now);
  keep(work, dossier);
  audit::record(work, "session_completed", "session", session_id.str(), fmt::format("{} minutes", log.minutes),
                {.engagement = id});
  tell_partners(work, id, "session_completed");
  return Done{};
}

}  // namespace waymark::engagements
