// What a supplier gives each of its new coachees at the start.
#include <algorithm>

#include "audit/audit.hpp"
#include "toolkit/deed.hpp"

namespace waymark::toolkit {
namespace {

/// Hears that an engagement was agreed. Engagements agreed before a tool was marked are not new.
void when_agreed(const access::Work& work, const jobs::News& news) {
  const auto partnership = engagements::partnership(work.db, EngagementId(news.subject_id));
  if (!partnership) return;
  const auto& engagement = partnership->engagement;
  if (!engagement.agreed_at || engagement.supplier.empty() || !is_live(engagement.state(work.today))) return;
  for (const auto& id : store::given_at_start(work.db, engagement.supplier, *engagement.agreed_at)) {
    const auto tool = store::find(work.db, id);
    if (!tool || !usable(engagement, *tool)) continue;
    const auto has = store::who_has(work.db, engagement.id, id);
    for (const auto& coachee : partnership->coachees)
      if (std::find(has.begin(), has.end(), coachee.person) == has.end())
        hand_to(work, engagement, id, coachee.person, {}, false);
  }
}

}  // namespace

void give_at_start(const access::Work& work, const ToolId& id, bool given) {
  auto [standing, tool, shown, handed] = found(work, id);
  if (!may_give_at_start(standing, tool)) throw Refused(Refusal::not_allowed);
  if (tool.at_start_since.has_value() == given) return;
  tool.at_start_since = given ? std::optional(work.now) : std::nullopt;
  store::update(work.db, tool);
  audit::record(work, given ? "tool_given_at_start" : "tool_not_given_at_start", "tool", id.str());
}

std::vector<jobs::Listener> listeners() { return {{"engagement_agreed", when_agreed}}; }

}  // namespace waymark::toolkit
