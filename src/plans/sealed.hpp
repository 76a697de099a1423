#pragma once
// What is sealed of a goal, in one piece, and what of it a line manager gets, in another.
#include "plans/policy.hpp"

namespace waymark::plans {

std::string as_sealed(const Goal& goal);
/// Reads it into a goal that holds its rows' facts: steps get their texts.
void read_sealed(std::string_view content, Goal& into);
std::string as_shared(const Goal& goal);
SharedGoal read_shared(std::string_view content);

vault::Sealed<GoalContent> sealed_goal(const keys::Scope& scope, const GoalId& id);
vault::Sealed<SharedGoalContent> sealed_share(const keys::Scope& scope, const GoalId& id);
/// One for each plan: its object is the coachee.
vault::Sealed<AttainmentContent> sealed_score(const keys::Scope& scope, const PersonId& whose);

/// The goal its rows speak of, without what is sealed.
Goal facts_of(const store::GoalRow& row, std::vector<Step> steps);
/// The whole goal for a partner, with an audit line; nothing when it has been shredded.
std::optional<Goal> open_goal(vault::Vault& vault, const access::Work& work,
                              const engagements::Partnership& partnership, const keys::Scope& scope,
                              const store::GoalRow& row, std::vector<Step> steps);

/// A goal opened to be changed, and how it is kept again.
struct OpenGoal {
  engagements::Partnership partnership;
  keys::Scope scope;
  store::GoalRow row;
  Goal goal;
};
/// Finds it through the actor and asks whether they may: see allow(). Refuses not_found what has been shredded.
OpenGoal open_to_change(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const GoalId& id, Part part);
/// Its row alone, with the same questions asked: for what needs nothing opened.
store::GoalRow row_to_change(const access::Work& work, const EngagementId& engagement, const GoalId& id, Part part);

/// Whether the other partner hears of it.
enum class News { told, untold };
/// Seals it, and the line manager's copy while it is shared; an audit line names the deed. The other partner is told
/// once a day for each goal and writer.
void keep(vault::Vault& vault, const access::Work& work, OpenGoal& open, std::string_view deed, News news);
/// Tells the coach, or the coachee whose plan it is, whoever of them the actor is not, until the engagement is over.
void tell_partner(const access::Work& work, const engagements::Partnership& partnership, const PersonId& whose,
                  std::string_view kind, std::string_view about_id, std::string_view link);
void record(const access::Work& work, std::string_view deed, const store::GoalRow& row);

}  // namespace waymark::plans
