// What somebody had for themselves, when they are erased.
#include "conversations/store.hpp"

namespace waymark::conversations {
namespace {

/// Calls `act` with the sealed piece of it.
template <class Act>
auto with_sealed(const keys::Scope& scope, const Own& own, const Act& act) {
  const auto& id = own.id.str();
  switch (own.kind) {
    case OwnKind::draft: return act(vault::Sealed<ConversationDraft>(scope, id));
    case OwnKind::preparation: return act(vault::Sealed<Preparation>(scope, id));
    case OwnKind::reflection: return act(vault::Sealed<Reflection>(scope, id));
    default: return act(vault::Sealed<PrivateNote>(scope, id));
  }
}

struct Piece {
  keys::Scope scope;
  Own own;
};

std::vector<Piece> all_own(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<Piece> all;
  for (const auto& id : store::engagements_of(work.db, person)) {
    auto owned = store::own_of(work.db, id, person);
    if (owned.empty()) continue;
    const auto scope = engagements::scope_of(work, engagements::find(work.db, id).value());
    for (auto& own : owned)
      if (with_sealed(scope, own, [&](const auto& sealed) { return vault.holds(work, sealed); }))
        all.push_back({scope, std::move(own)});
  }
  return all;
}

}  // namespace

std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  std::vector<vault::Place> places;
  for (const auto& [scope, own] : all_own(vault, work, person))
    places.push_back(with_sealed(scope, own, [](const auto& sealed) { return sealed.place(); }));
  return places;
}

std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  const auto all = all_own(vault, work, person);
  for (const auto& [scope, own] : all) {
    with_sealed(scope, own, [&](const auto& sealed) { vault.remove(work, sealed); });
    store::remove(work.db, own.id);
  }
  return std::ssize(all);
}

}  // namespace waymark::conversations
