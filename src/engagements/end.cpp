#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {
namespace {

void end(const access::Work& work, Dossier& dossier, const char* event, const std::string& reason) {
  auto& engagement = dossier.engagement;
  cancel_all_ahead(work, dossier, side_of(work, engagement), kEngagementEnded);
  engagement.end_reason = reason;
  engagement.decision_needed.clear();
  store::update(work.db, engagement, work.now);
  store::add_event(work, engagement.id, event, reason);
  keep(work, dossier);
  keep_load(work, engagement.coach);
  audit::record(work, fmt::format("engagement_{}", event), "engagement", engagement.id.str());
  tell_partners(work, engagement.id, fmt::format("engagement_{}", event));
}

}  // namespace

Checked<Done> complete(const access::Work& work, const EngagementId& id) {
  auto dossier = take_up(work, id, Verb::complete);
  Problems problems;
  check_all_logged(work, dossier, problems);
  if (problems) return problems;
  dossier.engagement.completed_on = work.today;
  end(work, dossier, "completed", {});
  return Done{};
}

Checked<Done> end_early(const access::Work& work, const EngagementId& id, const std::string& reason) {
  auto dossier = take_up(work, id, Verb::end_early);
  Problems problems;
  check_reason(work, dossier.engagement, programmes::ReasonKind::end, reason, problems);
  check_all_logged(work, dossier, problems);
  if (problems) return problems;
  dossier.engagement.ended_early_on = work.today;
  end(work, dossier, "ended_early", reason);
  return Done{};
}

}  // namespace waymark::engagements
