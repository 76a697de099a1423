#pragma once
// The rows of documents: what is there, whose, how large; nothing of what it is called or says.
#include <span>

#include "documents/documents.hpp"

namespace waymark::documents::store {

// --- Documents and versions ---

void insert(db::Connection& db, const Document& document);
void insert_version(db::Connection& db, const DocumentId& document, const Version& version,
                    const std::optional<Instant>& scan_at);
/// As that person sees it: their own with whatever version is newest, another's with the newest released one.
std::optional<Document> find(db::Connection& db, const EngagementId& engagement, const DocumentId& id,
                             const PersonId& person);
/// Newest first; released ones only, unless all are asked for.
std::vector<Version> versions(db::Connection& db, const DocumentId& id, bool all);
int next_number(db::Connection& db, const DocumentId& id);

/// What a person sees from a moment on: the list twin of may_see().
struct Seen {
  EngagementId engagement;
  PersonId person;
  Instant from;
};
std::int64_t count(db::Connection& db, const Seen& seen);
std::vector<Document> page(db::Connection& db, const Seen& seen, const Order& order, int size, int offset);

void note_withdrawn(db::Connection& db, const DocumentId& id, Instant at);
void note_shared(db::Connection& db, const DocumentId& id, std::optional<Instant> at, const PersonId& by);
/// With all their versions, which are what is packed.
std::vector<Document> of_owner(db::Connection& db, const PersonId& person);
struct Owner {
  PersonId person;
  EngagementId engagement;
};
std::optional<Owner> owner_of(db::Connection& db, const VersionId& version);
/// Whether there is a document that still is one.
bool stands(db::Connection& db, const DocumentId& id);

// --- Pieces and uploads ---

void keep_pieces(db::Connection& db, const VersionId& version, std::int64_t first, std::span<const std::string> all);
std::vector<std::string> pieces(db::Connection& db, const VersionId& version, std::int64_t from, int most);
/// Whether the version is one whose pieces ought to be there.
bool is_kept(db::Connection& db, const VersionId& version);
void remove_pieces(db::Connection& db, const VersionId& version);
void remove_pieces_of(db::Connection& db, const EngagementId& engagement);
void note_upload(db::Connection& db, const VersionId& version, const PersonId& person, Instant begun_at,
                 std::int64_t bytes);
/// Its pieces are a document's from now on; false when they have been cleared away.
bool end_upload(db::Connection& db, const VersionId& version);
void remove_upload(db::Connection& db, const VersionId& version);
std::vector<VersionId> uploads_begun_before(db::Connection& db, Instant when, int most);

// --- Scanning ---

struct ToScan {
  VersionId version;
  DocumentId document;
  EngagementId engagement;
  PersonId owner;
  std::string owner_name;
  int number;
  Instant added_at;
  Instant next_scan_at;
  std::int64_t scans;
};
std::vector<ToScan> to_scan(db::Connection& db, Instant now, int most);
/// Held since then or longer, and their owners do not know.
std::vector<ToScan> long_held(db::Connection& db, Instant since, int most);
/// Whether it was still due then: of several who ask, one is told so.
bool claim_scan(db::Connection& db, const ToScan& one, Instant until);
/// False when it is not held any more.
bool note_released(db::Connection& db, const VersionId& version, Instant at);
bool note_refused(db::Connection& db, const VersionId& version, Instant at);
bool note_still_held(db::Connection& db, const VersionId& version, Instant next_scan_at);
bool note_told_held(db::Connection& db, const VersionId& version, Instant at);
/// All that is due waits until then; how many.
int postpone_due(db::Connection& db, Instant now, Instant until);

}  // namespace waymark::documents::store
