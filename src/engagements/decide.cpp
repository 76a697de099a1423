#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

void decide(const access::Work& work, const EngagementId& id) {
  auto dossier = take_up(work, id, Verb::decide);
  auto& engagement = dossier.engagement;
  if (engagement.decision_needed.empty())
    throw Refused(Refusal::out_of_turn, _("Somebody else has decided this already."));
  const std::string about = std::exchange(engagement.decision_needed, {});
  store::update(work.db, engagement, work.now);
  store::add_event(work, id, "decided", {}, about);
  audit::record(work, "engagement_decided", "engagement", id.str(), about);
  tell_partners(work, id, "engagement_decided");
}

}  // namespace waymark::engagements
