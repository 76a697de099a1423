// A person's own documents, when they are erased.
#include <set>

#include "documents/sealed.hpp"
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

/// A version of a document that goes with its owner.
struct OwnVersion {
  DocumentId document;
  VersionId version;
  keys::Scope scope;
};

bool was_coach(const engagements::Partnership& partnership, const PersonId& person) {
  return partnership.is_coach(person) || partnership.is_earlier_coach(person);
}

std::vector<OwnVersion> own_versions(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  const auto versions = store::of_owner(work.db, person);
  std::set<DocumentId> given;
  for (const auto& one : versions)
    if (one.newest.released_at) given.insert(one.id);
  std::vector<OwnVersion> all;
  for (const auto& one : versions) {
    const auto partnership = engagements::partnership(work.db, one.engagement).value();
    // What a coach gave their coachees is theirs to keep.
    if (was_coach(partnership, person) && given.contains(one.id)) continue;
    auto scope = engagements::scope_of(work, partnership.engagement);
    if (vault.holds(work, sealed_file(scope, one.newest.id)))
      all.push_back({one.id, one.newest.id, std::move(scope)});
  }
  return all;
}

std::vector<vault::Place> pieces_of(vault::Vault& vault, const access::Work& work,
                                    const std::vector<OwnVersion>& versions) {
  std::vector<vault::Place> places;
  const auto add = [&](const auto& sealed) {
    if (vault.holds(work, sealed)) places.push_back(sealed.place());
  };
  for (const auto& one : versions) {
    add(sealed_file(one.scope, one.version));
    add(sealed_words(one.scope, one.version));
  }
  return places;
}

}  // namespace

std::vector<vault::Place> own_pieces(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  return pieces_of(vault, work, own_versions(vault, work, person));
}

std::int64_t erase_own(vault::Vault& vault, const access::Work& work, const PersonId& person) {
  const auto versions = own_versions(vault, work, person);
  const auto pieces = std::ssize(pieces_of(vault, work, versions));
  for (const auto& one : versions) {
    vault.remove(work, sealed_file(one.scope, one.version));
    vault.remove(work, sealed_words(one.scope, one.version));
    store::remove_pieces(work.db, one.version);
    store::note_withdrawn(work.db, one.document, work.now);
  }
  return pieces;
}

}  // namespace waymark::documents
