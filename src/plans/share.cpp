// What a coachee lets their line manager see.
#include "plans/sealed.hpp"

namespace waymark::plans {
namespace {

/// What the line manager of that row's coachee gets; nothing when it has been shredded.
std::optional<SharedGoal> open_shared(vault::Vault& vault, const access::Work& work, const keys::Scope& scope,
                                      const store::GoalRow& row) {
  const auto content =
      vault.open(work, LineManagerPolicy::line_manager(work, scope, row), sealed_share(scope, row.id));
  if (!content) return std::nullopt;
  return read_shared(*content);
}

}  // namespace

void share_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                bool shown) {
  auto row = row_to_change(work, engagement, id, Part::sharing);
  if (row.shared_at.has_value() == shown) return;
  if (shown) {
    auto open = open_to_change(vault, work, engagement, id, Part::sharing);
    vault.seal(work, sealed_share(open.scope, id), as_shared(open.goal));
    const auto manager = line_manager_of(work.db, row.whose);
    if (!manager.empty())
      jobs::tell(work, manager, "goal_shared", "goal", id.str(), work.now, plan_path(engagement) + "/shared");
  } else {
    const auto partnership = partnership_of(work, engagement);
    vault.remove(work, sealed_share(engagements::scope_of(work, partnership.engagement), id));
  }
  row.shared_at = shown ? std::optional(work.now) : std::nullopt;
  store::update(work.db, row);
  record(work, shown ? "goal_shared" : "goal_unshared", row);
}

SharedPage shared_with_me(vault::Vault& vault, const access::Work& work, int page) {
  const auto& person = work.actor.person;
  SharedPage shared;
  if (person.empty()) return shared;
  shared.total = store::count_shared_with(work.db, person);
  std::map<EngagementId, keys::Scope> scopes;
  for (const auto& [row, name] : store::shared_with(work.db, person, (page - 1) * kSharedPageSize, kSharedPageSize)) {
    auto scope = scopes.find(row.engagement);
    if (scope == scopes.end())
      scope = scopes
                  .emplace(row.engagement,
                           engagements::scope_of(work, engagements::find(work.db, row.engagement).value()))
                  .first;
    if (auto goal = open_shared(vault, work, scope->second, row))
      shared.entries.push_back({row.engagement, row.whose, name, std::move(*goal)});
  }
  return shared;
}

std::vector<SharedEntry> shared_in(vault::Vault& vault, const access::Work& work, const EngagementId& engagement) {
  const auto partnership = engagements::partnership(work.db, engagement);
  if (!partnership || work.actor.person.empty()) throw Refused(Refusal::not_found);
  std::vector<SharedEntry> entries;
  std::optional<keys::Scope> scope;
  bool leads_somebody = false;
  for (const auto& coachee : partnership->coachees) {
    if (line_manager_of(work.db, coachee.person) != work.actor.person) continue;
    leads_somebody = true;
    for (const auto& row : store::goals_of_plan(work.db, engagement, coachee.person)) {
      if (!row.shared_at) continue;
      if (!scope) scope = engagements::scope_of(work, partnership->engagement);
      if (auto goal = open_shared(vault, work, *scope, row))
        entries.push_back({engagement, coachee.person, coachee.name, std::move(*goal)});
    }
  }
  if (!leads_somebody) throw Refused(Refusal::not_found);
  return entries;
}

}  // namespace waymark::plans
