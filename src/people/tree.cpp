#include "people/tree.hpp"

#include <unordered_set>

#include "people/store.hpp"

namespace waymark::people {
namespace {

using ById = std::unordered_map<std::string, const Organisation*>;

/// From an organisation up to its top, itself first.
std::vector<const Organisation*> upwards(const Organisation& from, const ById& all) {
  std::vector<const Organisation*> path{&from};
  while (path.back()->parent) {
    path.push_back(all.at(path.back()->parent.str()));
    if (path.size() > all.size()) throw std::invalid_argument(from.code + " is below itself");
  }
  return path;
}

/// The nearest agency; without one, the nearest that is not a unit; without that, the organisation itself.
OrganisationId agency_of(const std::vector<const Organisation*>& path) {
  for (const auto* one : path)
    if (one->kind == OrganisationKind::agency) return one->id;
  for (const auto* one : path)
    if (one->kind != OrganisationKind::unit) return one->id;
  return path.front()->id;
}

}  // namespace

namespace {

struct Tree {
  std::vector<store::Within> within;
  std::vector<const Organisation*> misreporting;  ///< whose agency is not what it should be
  std::vector<OrganisationId> agencies;           ///< what it should be, of each of them
};

Tree tree_of(const std::vector<Organisation>& all) {
  ById by_id;
  for (const auto& one : all) by_id.emplace(one.id.str(), &one);
  Tree tree;
  for (const auto& one : all) {
    const auto path = upwards(one, by_id);
    for (std::size_t depth = 0; depth < path.size(); ++depth)
      tree.within.push_back({one.id, path[depth]->id, static_cast<int>(depth)});
    const auto agency = agency_of(path);
    if (agency == one.agency) continue;
    tree.misreporting.push_back(&one);
    tree.agencies.push_back(agency);
  }
  return tree;
}

}  // namespace

void rebuild_tree(const access::Work& work) {
  const auto all = store::all_organisations(work.db);
  const auto tree = tree_of(all);
  for (std::size_t i = 0; i < tree.agencies.size(); ++i)
    store::set_agency(work.db, tree.misreporting[i]->id, tree.agencies[i]);
  store::replace_within(work.db, tree.within);
  store::keep_whole_agencies(work.db);
}

std::vector<std::string> compare_with_recount(db::Connection& db, Date today) {
  const auto all = store::all_organisations(db);
  const auto tree = tree_of(all);
  std::vector<std::string> differences;
  for (const auto* one : tree.misreporting)
    differences.push_back(fmt::format("organisation {} reports under the wrong agency", one->code));
  auto kept = store::all_within(db);
  auto counted = tree.within;
  std::sort(kept.begin(), kept.end());
  std::sort(counted.begin(), counted.end());
  if (kept != counted) differences.emplace_back("what is within which organisation is not what their parents say");
  for (const auto& code : store::wrong_whole_agencies(db))
    differences.push_back(fmt::format("organisation {}: whether it is a whole agency is kept wrongly", code));
  for (const auto& staff_number : store::people_beside_their_post(db, today))
    differences.push_back(fmt::format("person {} is not shown in today's post", staff_number));
  return differences;
}

std::vector<std::string> codes_in_a_loop(const std::unordered_map<std::string, OrganisationRecord>& all) {
  std::vector<std::string> found;
  for (const auto& [code, record] : all) {
    std::unordered_set<std::string> met{code};
    for (auto at = all.find(record.parent_code); at != all.end(); at = all.find(at->second.parent_code)) {
      if (at->first == code) found.push_back(code);
      if (!met.insert(at->first).second) break;
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace waymark::people
