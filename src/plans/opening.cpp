// Finding a goal through who asks, opening it, keeping it again.
#include "audit/audit.hpp"
#include "plans/sealed.hpp"

namespace waymark::plans {
namespace {

using engagements::Partnership;

store::GoalRow row_of(const access::Work& work, const Partnership& partnership, const GoalId& id) {
  auto row = store::find(work.db, id);
  if (!row || row->engagement != partnership.engagement.id || !may_see(partnership, work.actor.person, row->whose))
    throw Refused(Refusal::not_found);
  return std::move(*row);
}

/// Whether the partner has heard of this writer's work on the goal today.
bool told_today(const access::Work& work, const store::GoalRow& row) {
  return row.changed_by == work.actor.person && london(row.changed_at).date == work.today;
}

}  // namespace

vault::Sealed<GoalContent> sealed_goal(const keys::Scope& scope, const GoalId& id) { return {scope, id.str()}; }
vault::Sealed<SharedGoalContent> sealed_share(const keys::Scope& scope, const GoalId& id) {
  return {scope, id.str()};
}
vault::Sealed<AttainmentContent> sealed_score(const keys::Scope& scope, const PersonId& whose) {
  return {scope, whose.str()};
}

Goal facts_of(const store::GoalRow& row, std::vector<Step> steps) {
  Goal goal;
  goal.id = row.id;
  goal.engagement = row.engagement;
  goal.whose = row.whose;
  goal.added_at = row.added_at;
  goal.worded_at = row.worded_at;
  goal.changed_at = row.changed_at;
  goal.shared_at = row.shared_at;
  goal.steps = std::move(steps);
  return goal;
}

std::optional<Goal> open_goal(vault::Vault& vault, const access::Work& work, const Partnership& partnership,
                              const keys::Scope& scope, const store::GoalRow& row, std::vector<Step> steps) {
  const auto content =
      vault.open(work, PlanPolicy::partner(work, partnership, scope, row), sealed_goal(scope, row.id));
  if (!content) return std::nullopt;
  auto goal = facts_of(row, std::move(steps));
  read_sealed(*content, goal);
  return goal;
}

Plan plan_of(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const PersonId& whose) {
  const auto partnership = partnership_of(work, engagement);
  if (!may_see(partnership, work.actor.person, whose)) throw Refused(Refusal::not_found);
  const auto scope = engagements::scope_of(work, partnership.engagement);
  auto steps = store::steps_of_plan(work.db, engagement, whose);
  Plan plan;
  for (const auto& row : store::goals_of_plan(work.db, engagement, whose)) {
    auto goal = open_goal(vault, work, partnership, scope, row, std::move(steps[row.id]));
    if (goal) plan.goals.push_back(std::move(*goal));
    else plan.gone = true;
  }
  return plan;
}

Goal find_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id) {
  const auto partnership = partnership_of(work, engagement);
  const auto row = row_of(work, partnership, id);
  auto goal = open_goal(vault, work, partnership, engagements::scope_of(work, partnership.engagement), row,
                        store::steps_of_goal(work.db, id));
  if (!goal) throw Refused(Refusal::not_found);
  return std::move(*goal);
}

store::GoalRow row_to_change(const access::Work& work, const EngagementId& engagement, const GoalId& id, Part part) {
  const auto partnership = partnership_of(work, engagement);
  auto row = row_of(work, partnership, id);
  allow(work, partnership, row.whose, part);
  return row;
}

OpenGoal open_to_change(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const GoalId& id, Part part) {
  auto partnership = partnership_of(work, engagement);
  auto row = row_of(work, partnership, id);
  allow(work, partnership, row.whose, part);
  auto scope = engagements::scope_of(work, partnership.engagement);
  auto goal = open_goal(vault, work, partnership, scope, row, store::steps_of_goal(work.db, id));
  if (!goal) throw Refused(Refusal::not_found);
  return {std::move(partnership), std::move(scope), std::move(row), std::move(*goal)};
}

void keep(vault::Vault& vault, const access::Work& work, OpenGoal& open, std::string_view deed, News news) {
  vault.seal(work, sealed_goal(open.scope, open.row.id), as_sealed(open.goal));
  if (open.row.shared_at) vault.seal(work, sealed_share(open.scope, open.row.id), as_shared(open.goal));
  if (news == News::told && !told_today(work, open.row))
    tell_partner(work, open.partnership, open.row.whose, "goal_changed", open.row.id.str(),
                 goal_path(open.row.engagement, open.row.id));
  open.row.changed_at = work.now;
  open.row.changed_by = work.actor.person;
  store::update(work.db, open.row);
  record(work, deed, open.row);
}

void tell_partner(const access::Work& work, const Partnership& partnership, const PersonId& whose,
                  std::string_view kind, std::string_view about_id, std::string_view link) {
  if (!is_live(partnership.engagement.state(work.today))) return;  // what its coachee goes on with is theirs
  const auto other = work.actor.person == whose ? partnership.coach() : whose;
  if (!other.empty()) jobs::tell(work, other, kind, "goal", about_id, work.now, link);
}

void record(const access::Work& work, std::string_view deed, const store::GoalRow& row) {
  audit::record(work, deed, "goal", row.id.str(), {}, {.engagement = row.engagement});
}

}  // namespace waymark::plans
