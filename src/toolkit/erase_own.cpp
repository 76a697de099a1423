// What was written to somebody with the tools they were handed, when they are erased.
#include "toolkit/deed.hpp"

namespace waymark::toolkit {
namespace {

struct OwnNote {
  HandedId handed;
  vault::Sealed<ToolNote> sealed;
};

std::vector<OwnNote> notes_to(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<OwnNote> all;
  for (const auto& handed : store::handed_to(work.db, person, {})) {
    if (!handed.has_note) continue;
    const auto engagement = engagements::find(work.db, handed.engagement).value();
    auto sealed = sealed_note(engagements::scope_of(work, engagement), handed.id);
    if (vault.holds(work, sealed)) all.push_back({handed.id, std::move(sealed)});
  }
  return all;
}

}  // namespace

std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<vault::Place> places;
  for (const auto& one : notes_to(vault, work, person)) places.push_back(one.sealed.place());
  return places;
}

std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  const auto all = notes_to(vault, work, person);
  for (const auto& [handed, sealed] : all) {
    vault.remove(work, sealed);
    store::forget_note(work.db, handed);
  }
  return std::ssize(all);
}

}  // namespace waymark::toolkit
