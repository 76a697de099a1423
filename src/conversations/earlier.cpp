// What was written with an earlier coach: a coachee decides, one by one, whether today's coach sees it.
#include <algorithm>

#include "audit/audit.hpp"
#include "conversations/deed.hpp"
#include "conversations/store.hpp"

namespace waymark::conversations {
namespace {

Partnership as_coachee(const access::Work& work, const EngagementId& engagement) {
  auto partnership = engagements::own_partnership(work, engagement);
  if (!partnership.is_coachee(work.actor.person) || !has_begun(work, partnership)) throw Refused(Refusal::not_found);
  return partnership;
}

std::vector<Earlier> earlier_of(const access::Work& work, const Partnership& partnership) {
  std::vector<Earlier> all;
  const auto coach = partnership.coach();
  if (!coach) return all;
  const auto& engagement = partnership.engagement.id;
  const auto let = store::let(work.db, engagement, coach);
  for (auto& one : store::conversations_of(work.db, engagement)) {
    if (of_todays_coach(partnership, one.first_at)) continue;
    const bool is_let = let.contains({one.id, work.actor.person});
    const bool visible = may_see(partnership, coach, one, let);
    all.push_back({std::move(one), is_let, visible});
  }
  return all;
}

std::int64_t visible(const std::vector<Earlier>& all) {
  return std::count_if(all.begin(), all.end(), [](const Earlier& one) { return one.visible; });
}

}  // namespace

std::vector<Earlier> earlier_conversations(const access::Work& work, const EngagementId& engagement) {
  return earlier_of(work, as_coachee(work, engagement));
}

void let_coach_see(const access::Work& work, const EngagementId& engagement,
                   const std::vector<ConversationId>& these) {
  const auto partnership = as_coachee(work, engagement);
  const auto coach = partnership.coach();
  const auto all = earlier_of(work, partnership);
  for (const auto& id : these)
    if (std::none_of(all.begin(), all.end(), [&](const Earlier& one) { return one.conversation.id == id; }))
      throw Refused(Refusal::not_found);
  for (const auto& one : all) {
    const auto& [conversation, is_let, seen] = one;
    const bool wanted = std::find(these.begin(), these.end(), conversation.id) != these.end();
    if (wanted == is_let) continue;
    if (wanted && !is_open(work, partnership)) throw Refused(Refusal::out_of_turn);
    if (wanted) store::insert_let(work, conversation.id, coach);
    else store::remove_let(work, conversation.id, coach);
    audit::record(work, wanted ? "earlier_conversation_shared" : "earlier_conversation_taken_back", "session",
                  conversation.session.str(), {}, {.engagement = engagement});
  }
  if (visible(earlier_of(work, partnership)) > visible(all))
    jobs::tell(work, coach, "conversation_shared", "engagement", engagement.str(), work.now,
               engagements::path_of(engagement) + "/conversations");
}

}  // namespace waymark::conversations
