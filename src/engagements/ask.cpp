#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

void ask(const access::Work& work, const EngagementId& id) {
  auto dossier = take_up(work, id, Verb::ask);
  dossier.engagement.asked_at = work.now;
  store::update(work.db, dossier.engagement, work.now);
  store::add_event(work, id, "asked");
  audit::record(work, "engagement_asked", "engagement", id.str());
  tell_partners(work, id, "engagement_asked");
}

}  // namespace waymark::engagements
