#include "audit/audit.hpp"
#include "jobs/jobs.hpp"
#include "people/store.hpp"
#include "people/tree.hpp"

namespace waymark::people {

Saved save_organisations(const access::Work& work, std::span<const OrganisationRecord> records) {
  std::unordered_map<std::string, Organisation> by_code;
  for (auto& one : store::all_organisations(work.db)) by_code.emplace(one.code, std::move(one));
  Saved saved;
  // First all that is new, without parents: a record may name one that comes later.
  for (const auto& record : records) {
    if (by_code.contains(record.code)) continue;
    Organisation made{OrganisationId::fresh(), record.code, record.name, {}, record.kind, {}};
    store::insert_organisation(work, made);
    audit::record(work, "organisation_added", "organisation", made.id.str(), record.code);
    by_code.emplace(record.code, std::move(made));
    ++saved.added;
  }
  bool moved = saved.added > 0;
  for (const auto& record : records) {
    auto& one = by_code.at(record.code);
    OrganisationId parent;
    if (!record.parent_code.empty()) {
      const auto found = by_code.find(record.parent_code);
      if (found == by_code.end()) throw std::invalid_argument("no organisation " + record.parent_code);
      parent = found->second.id;
    }
    if (one.name == record.name && one.parent == parent && one.kind == record.kind) continue;
    const bool added = one.agency.empty();
    moved = moved || one.parent != parent || one.kind != record.kind;
    one.name = record.name;
    one.parent = parent;
    one.kind = record.kind;
    store::update_organisation(work.db, one);
    if (added) continue;
    audit::record(work, "organisation_changed", "organisation", one.id.str(), record.code);
    ++saved.changed;
  }
  if (moved) rebuild_tree(work);
  if (saved.changed > 0) jobs::publish(work, "names_changed", "", "", work.now);
  saved.unchanged = static_cast<std::int64_t>(records.size()) - saved.added - saved.changed;
  return saved;
}

}  // namespace waymark::people
