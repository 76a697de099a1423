#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> decline(const access::Work& work, const EngagementId& id, const std::string& reason) {
  auto found = store::dossier(work.db, id);
  if (!found) throw Refused(Refusal::not_found);
  const Side side = side_of(work, found->engagement);
  const Verb verb = side == Side::programme ? Verb::withdraw : Verb::decline;
  auto dossier = take_up(work, id, verb);
  auto& engagement = dossier.engagement;
  Problems problems;
  check_reason(work, engagement, programmes::ReasonKind::decline, reason, problems);
  if (problems) return problems;

  tell_partners(work, id, "engagement_declined");
  if (side == Side::coachee && engagement.coachees > 1) {
    store::leave(work.db, id, work.actor.person, work.now);
    store::add_event(work, id, "coachee_declined", reason);
    recount(work, id);
    dossier = *store::dossier(work.db, id);
    agree_if_all_have(work, dossier);
  } else {
    engagement.declined_at = work.now;
    store::update(work.db, engagement, work.now);
    store::add_event(work, id, "declined", reason, code(side));
    keep(work, dossier);
  }
  audit::record(work, "engagement_declined", "engagement", id.str(), code(side));
  return Done{};
}

}  // namespace waymark::engagements
