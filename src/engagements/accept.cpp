#include <algorithm>

#include "audit/audit.hpp"
#include "engagements/deed.hpp"
#include "jobs/jobs.hpp"

namespace waymark::engagements {

bool agree_if_all_have(const access::Work& work, Dossier& dossier) {
  const auto partners = partners_of(work.db, dossier.engagement.id);
  const bool all = std::all_of(partners.begin(), partners.end(),
                               [](const Partner& partner) { return partner.accepted_at.has_value(); });
  if (!all) return false;
  dossier.engagement.agreed_at = work.now;
  store::update(work.db, dossier.engagement, work.now);
  store::add_event(work, dossier.engagement.id, "agreed");
  keep(work, dossier);
  keep_load(work, dossier.engagement.coach);
  tell_partners(work, dossier.engagement.id, "engagement_agreed");
  jobs::publish(work, "engagement_agreed", dossier.engagement.id.str(), {}, work.now);
  return true;
}

void accept(const access::Work& work, const EngagementId& id) {
  auto dossier = take_up(work, id, Verb::accept);
  auto& engagement = dossier.engagement;
  const Side side = side_of(work, engagement);
  if (side != Side::coachee && !engagement.coach_accepted_at) {
    engagement.coach_accepted_at = work.now;
    store::update(work.db, engagement, work.now);
  }
  if (side == Side::coachee) store::accept(work.db, id, work.actor.person, work.now);
  if (side == Side::programme)
    for (const auto& partner : partners_of(work.db, id))
      if (!partner.is_coach) store::accept(work.db, id, partner.person, work.now);
  store::add_event(work, id, "accepted", {}, code(side));
  audit::record(work, "engagement_accepted", "engagement", id.str(), code(side));
  if (!agree_if_all_have(work, dossier)) tell_partners(work, id, "engagement_accepted");
}

}  // namespace waymark::engagements
