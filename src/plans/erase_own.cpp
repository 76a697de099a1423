// A person's own plans, when they are erased.
#include <set>

#include "plans/sealed.hpp"

namespace waymark::plans {
namespace {

struct OwnGoal {
  store::GoalRow row;
  keys::Scope scope;
};

std::vector<OwnGoal> own_goals(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<OwnGoal> all;
  for (auto& row : store::goals_of_person(work.db, person)) {
    auto scope = engagements::scope_of(work, engagements::find(work.db, row.engagement).value());
    if (vault.holds(work, sealed_goal(scope, row.id))) all.push_back({std::move(row), std::move(scope)});
  }
  return all;
}

std::vector<vault::Place> pieces_of(vault::Vault& vault, const access::Work& work,
                                    const std::vector<OwnGoal>& goals) {
  std::vector<vault::Place> places;
  const auto add = [&](const auto& sealed) {
    if (vault.holds(work, sealed)) places.push_back(sealed.place());
  };
  std::set<EngagementId> scored;
  for (const auto& [row, scope] : goals) {
    add(sealed_goal(scope, row.id));
    add(sealed_share(scope, row.id));
    if (scored.insert(row.engagement).second) add(sealed_score(scope, row.whose));
  }
  return places;
}

}  // namespace

std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  return pieces_of(vault, work, own_goals(vault, work, person));
}

std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  const auto goals = own_goals(vault, work, person);
  const auto pieces = std::ssize(pieces_of(vault, work, goals));
  for (const auto& [row, scope] : goals) {
    vault.remove(work, sealed_goal(scope, row.id));
    vault.remove(work, sealed_share(scope, row.id));
    vault.remove(work, sealed_score(scope, row.whose));
    store::remove(work.db, row.id);
  }
  return pieces;
}

}  // namespace waymark::plans
