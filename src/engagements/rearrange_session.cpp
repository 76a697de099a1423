#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> rearrange_session(const access::Work& work, const EngagementId& id, const SessionId& session_id,
                                const SessionPlan& plan, const std::string& reason) {
  auto dossier = take_up(work, id, Verb::rearrange_session);
  auto& session = open_session(dossier, session_id);
  Problems problems;
  const auto starts_at = check_plan(work, id, session_id, plan, When::ahead, problems);
  check_reason(work, dossier.engagement, programmes::ReasonKind::rearrange, reason, problems);
  if (problems) return problems;

  store::add_move(work, session_id, session.starts_at, *starts_at, reason);
  session.starts_at = starts_at;
  session.minutes = plan.minutes;
  session.mode = plan.mode;
  ++session.moves;
  store::update(work.db, session, work.now);
  keep(work, dossier);
  audit::record(work, "session_rearranged", "session", session_id.str(), plan.starts.iso(), {.engagement = id});
  tell_of_session(work, session, "session_rearranged");
  return Done{};
}

}  // namespace waymark::engagements
