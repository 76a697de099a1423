#include "audit/audit.hpp"
#include "engagements/deed.hpp"

namespace waymark::engagements {

Checked<Done> extend(const access::Work& work, const EngagementId& id, int more_sessions) {
  auto dossier = take_up(work, id, Verb::extend);
  auto& engagement = dossier.engagement;
  Problems problems;
  if (more_sessions < 1 || engagement.planned_sessions + more_sessions > 60)
    problems.add("sessions", fill(_("Sessions to add must be a number between 1 and {}"),
                                  std::max(60 - engagement.planned_sessions, 1)));
  if (problems) return problems;
  engagement.planned_sessions += more_sessions;
  store::update(work.db, engagement, work.now);
  store::add_event(work, id, "extended", {}, {}, more_sessions);
  keep(work, dossier);
  audit::record(work, "engagement_extended", "engagement", id.str(), std::to_string(more_sessions));
  tell_partners(work, id, "engagement_extended");
  return Done{};
}

}  // namespace waymark::engagements
