// What never became a document, and what was shredded.
#include "documents/store.hpp"

namespace waymark::documents {
namespace {

// Longer than the server lets an upload take.
constexpr std::chrono::hours kUploadTime{2};
constexpr int kAtATime = 20;

}  // namespace

int clear_away(db::Database& database, const Clock& clock) {
  std::vector<VersionId> old;
  database.read(
      [&](db::Connection& db) { old = store::uploads_begun_before(db, clock.now().plus(-kUploadTime), kAtATime); });
  // One by one: a change holds up others.
  for (const auto& version : old) database.change_now([&](db::Connection& db) { store::remove_upload(db, version); });
  return static_cast<int>(old.size());
}

void forget_pieces(vault::Vault&, const access::Work& work, const keys::Scope& scope) {
  if (scope.kind == "engagement") store::remove_pieces_of(work.db, EngagementId(scope.id));
}

}  // namespace waymark::documents
