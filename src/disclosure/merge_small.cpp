#include "disclosure/disclosure.hpp"

#include <algorithm>
#include <iterator>

namespace waymark::disclosure {
namespace {

struct Group {
  std::vector<std::size_t> rows;
  std::vector<People> behind;

  bool safe(std::size_t fewest) const {
    return std::all_of(behind.begin(), behind.end(),
                       [&](const People& people) { return people.empty() || people.size() >= fewest; });
  }
  /// How many there are in all, so that the smallest are merged first.
  std::size_t weight() const {
    std::size_t sum = 0;
    for (const auto& people : behind) sum += people.size();
    return sum;
  }
  void take_in(Group&& other) {
    rows.insert(rows.end(), other.rows.begin(), other.rows.end());
    for (std::size_t column = 0; column < behind.size(); ++column) {
      People both;
      std::set_union(behind[column].begin(), behind[column].end(), other.behind[column].begin(),
                     other.behind[column].end(), std::back_inserter(both));
      behind[column] = std::move(both);
    }
  }
};

using Groups = std::vector<Group>;

bool lighter(const Group& a, const Group& b) {
  if (a.weight() != b.weight()) return a.weight() < b.weight();
  return a.rows.front() < b.rows.front();
}

/// The lightest group that is not safe, or the end.
Groups::iterator lightest_unsafe(Groups& groups, std::size_t fewest) {
  auto found = groups.end();
  for (auto group = groups.begin(); group != groups.end(); ++group)
    if (!group->safe(fewest) && (found == groups.end() || lighter(*group, *found))) found = group;
  return found;
}

}  // namespace

std::vector<std::size_t> merge_small(const std::vector<std::vector<People>>& behind, std::size_t fewest) {
  Groups groups;
  for (std::size_t row = 0; row < behind.size(); ++row) groups.push_back({{row}, behind[row]});
  for (;;) {
    const auto small = lightest_unsafe(groups, fewest);
    if (small == groups.end()) break;
    if (groups.size() == 1) return {};
    Group alone = std::move(*small);
    groups.erase(small);
    // Another small one if there is any, so that few large rows are touched; else the lightest of all.
    auto partner = lightest_unsafe(groups, fewest);
    if (partner == groups.end()) partner = std::min_element(groups.begin(), groups.end(), lighter);
    partner->take_in(std::move(alone));
  }

  std::vector<std::size_t> group_of(behind.size());
  for (auto& group : groups) std::sort(group.rows.begin(), group.rows.end());
  std::sort(groups.begin(), groups.end(),
            [](const Group& a, const Group& b) { return a.rows.front() < b.rows.front(); });
  for (std::size_t number = 0; number < groups.size(); ++number)
    for (const auto row : groups[number].rows) group_of[row] = number;
  return group_of;
}

}  // namespace waymark::disclosure
