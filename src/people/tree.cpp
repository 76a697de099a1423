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

void rebuild_tree(const access::Work& work) {
  const auto all = store::all_organisations(work.db);
  ById by_id;
  for (const auto& one : all) by_id.emplace(one.id.str(), &one);
  std::vector<store::Within> within;
  for (const auto& one : all) {
    const auto path = upwards(one, by_id);
    for (std::size_t depth = 0; depth < path.size(); ++depth)
      within.push_back({one.id, path[depth]->id, static_cast<int>(depth)});
    if (const auto agency = agency_of(path); agency != one.agency) store::set_agency(work.db, one.id, agency);
  }
  store::replace_within(work.db, within);
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
