#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> pause(const access::Work& work, const EngagementId& id, const std::string& reason) {
  auto dossier = take_up(work, id, Verb::pause);
  Problems problems;
  check_reason(work, dossier.engagement, programmes::ReasonKind::pause, reason, problems);
  if (problems) return problems;
  dossier.engagement.paused_on = work.today;
  store::update(work.db, dossier.engagement, work.now);
  store::add_event(work, id, "paused", reason);
  audit::record(work, "engagement_paused", "engagement", id.str());
  tell_partners(work, id, "engagement_paused");
  return Done{};
}

void resume(const access::Work& work, const EngagementId& id) {
  auto dossier = take_up(work, id, Verb::resume);
  dossier.engagement.paused_on.reset();
  store::update(work.db, dossier.engagement, work.now);
  store::add_event(work, id, "resumed");
  audit::record(work, "engagement_resumed", "engagement", id.str());
  tell_partners(work, id, "engagement_resumed");
}

}  // namespace waymark::engagements
