#pragma once
// Who may do what with a plan, and the only makers of readers of what is sealed in one.
#include "plans/plans.hpp"
#include "plans/store.hpp"

namespace waymark::plans {

/// What a deed touches: the goal's own words, what is done for it, who else sees it.
enum class Part { words, progress, sharing };

/// The partnership, for one of its partners, once the engagement was agreed; refuses not_found otherwise.
engagements::Partnership partnership_of(const access::Work& work, const EngagementId& engagement);
/// Whether that person sees that coachee's plan.
bool may_see(const engagements::Partnership& partnership, const PersonId& person, const PersonId& whose);
/// Whose plan is meant: the actor's own, else the one asked for, else the only one; empty when a coach of several has
/// to say. Refuses not_found for one they do not see.
PersonId whose_plan(const access::Work& work, const engagements::Partnership& partnership, const PersonId& asked);
/// Refuses not_found, not_allowed (sharing is the coachee's alone) or out_of_turn (it is over).
void allow(const access::Work& work, const engagements::Partnership& partnership, const PersonId& whose, Part part);
/// Whether allow() would let it pass: for pages that offer it.
bool may_change(const access::Work& work, const engagements::Partnership& partnership, const PersonId& whose,
                Part part);
/// Whether the actor may take this evidence away: who wrote it, and whose plan it is.
bool may_remove(const access::Work& work, const Goal& goal, const Evidence& evidence);
/// Whether the actor sees this row as the line manager of today. Its list twin is store::shared_with.
bool sees_shared(const access::Work& work, const store::GoalRow& row);
/// Today's line manager of that person, or nobody.
PersonId line_manager_of(db::Connection& db, const PersonId& person);

class PlanPolicy;
class LineManagerPolicy;

/// Everything written of a goal, in one piece.
struct GoalContent {
  static constexpr std::string_view kind = "goal";
  using Policy = PlanPolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker, vault::Scorer>;
};

/// The four facts a line manager sees of a goal its coachee has ticked: a copy that is removed when it is un-ticked.
struct SharedGoalContent {
  static constexpr std::string_view kind = "shared_goal";
  using Policy = LineManagerPolicy;
  using Machines = vault::Machines<>;
};

/// The score of a coachee's plan, as the scorer left it: it opens to no person, and is counted in means.
struct AttainmentContent {
  static constexpr std::string_view kind = "goal_attainment";
  using Policy = PlanPolicy;
  using Machines = vault::Machines<vault::Aggregator>;
};

/// For partners: today's coach, and the coachee whose goal it is.
class PlanPolicy {
 public:
  static vault::Reader<GoalContent> partner(const access::Work& work, const engagements::Partnership& partnership,
                                            const keys::Scope& scope, const store::GoalRow& row);
  /// Goals go into the pack of the coachee whose they are.
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<GoalContent>& sealed);
};

/// For line managers: it makes readers of the shared copy, which holds four facts, and of nothing else.
class LineManagerPolicy {
 public:
  static vault::Reader<SharedGoalContent> line_manager(const access::Work& work, const keys::Scope& scope,
                                                       const store::GoalRow& row);
};

}  // namespace waymark::plans
