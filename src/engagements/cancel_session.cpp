#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> cancel_session(const access::Work& work, const EngagementId& id, const SessionId& session_id,
                             const std::string& reason, std::optional<Side> side_given) {
  auto dossier = take_up(work, id, Verb::cancel_session);
  auto& session = open_session(dossier, session_id);
  Side side = side_of(work, dossier.engagement);
  Problems problems;
  check_reason(work, dossier.engagement, programmes::ReasonKind::cancel, reason, problems);
  if (side == Side::programme) {
    if (side_given) side = *side_given;
    else problems.add("side", _("Select who cancelled"));
  }
  if (problems) return problems;

  cancel_now(work, session, side, reason);
  keep(work, dossier);
  audit::record(work, "session_cancelled", "session", session_id.str(),
                fmt::format("{} hours’ notice", session.cancel_notice_hours.value_or(0)), {.engagement = id});
  tell_of_session(work, session, "session_cancelled");
  return Done{};
}

}  // namespace waymark::engagements
