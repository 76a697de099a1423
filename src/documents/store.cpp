#include "documents/store.hpp"

namespace waymark::documents::store {
namespace {

#define WAYMARK_VERSION_COLUMNS "v.id, v.number, v.bytes, v.added_at, v.released_at, v.refused_at"
#define WAYMARK_DOCUMENT_COLUMNS                                                         \
  WAYMARK_VERSION_COLUMNS                                                                \
  ", d.id, d.engagement_id, d.owner_id, p.first_name || ' ' || p.last_name, d.added_at," \
  " d.shared_at, d.withdrawn_at"
// $2 is who looks.
#define WAYMARK_NEWEST_SEEN                                                   \
  " from document d join person_v p on p.id = d.owner_id"                     \
  " join document_version v on v.document_id = d.id and v.number ="           \
  " (select max(w.number) from document_version w where w.document_id = d.id" \
  " and (d.owner_id = $2 or w.released_at is not null))"
// $3 is since when they see what others added.
#define WAYMARK_SEEN            \
  " where d.engagement_id = $1" \
  " and (d.owner_id = $2 or d.added_at >= $3 or d.shared_at >= $3)"

Version version_from(const db::Row& row) {
  return {.id = row.get<VersionId>(0),
          .number = row.get<int>(1),
          .bytes = row.integer(2),
          .added_at = row.get<Instant>(3),
          .released_at = row.get<std::optional<Instant>>(4),
          .refused_at = row.get<std::optional<Instant>>(5)};
}

Document document_from(const db::Row& row) {
  return {.id = row.get<DocumentId>(6),
          .engagement = row.get<EngagementId>(7),
          .owner = row.get<PersonId>(8),
          .owner_name = row.get<std::string>(9),
          .added_at = row.get<Instant>(10),
          .shared_at = row.get<std::optional<Instant>>(11),
          .withdrawn_at = row.get<std::optional<Instant>>(12),
          .newest = version_from(row)};
}

std::vector<Document> all(db::Rows rows) {
  std::vector<Document> documents;
  for (const db::Row& row : rows) documents.push_back(document_from(row));
  return documents;
}

const char* words_of(const Order& order) {
  if (order.by == Order::By::size)
    return order.ascending ? " order by v.bytes, d.id" : " order by v.bytes desc, d.id desc";
  return order.ascending ? " order by v.added_at, d.id" : " order by v.added_at desc, d.id desc";
}

}  // namespace

void insert(db::Connection& db, const Document& document) {
  db.run("insert into document (id, engagement_id, owner_id, added_at) values ($1, $2, $3, $4)", document.id,
         document.engagement, document.owner, document.added_at);
}

void insert_version(db::Connection& db, const DocumentId& document, const Version& version,
                    const std::optional<Instant>& scan_at) {
  db.run(
      "insert into document_version (id, document_id, number, bytes, added_at, released_at, next_scan_at, scans)"
      " values ($1, $2, $3, $4, $5, $6, $7, 0)",
      version.id, document, version.number, version.bytes, version.added_at, version.released_at, scan_at);
}

std::optional<Document> find(db::Connection& db, const EngagementId& engagement, const DocumentId& id,
                             const PersonId& person) {
  for (const db::Row& row :
       db.query("select " WAYMARK_DOCUMENT_COLUMNS WAYMARK_NEWEST_SEEN " where d.engagement_id = $1 and d.id = $3",
                engagement, person, id))
    return document_from(row);
  return std::nullopt;
}

std::vector<Version> versions(db::Connection& db, const DocumentId& id, bool all) {
  std::vector<Version> found;
  for (const db::Row& row :
       db.query("select " WAYMARK_VERSION_COLUMNS " from document_version v where v.document_id = $1"
                " and ($2 or v.released_at is not null) order by v.number desc",
                id, all))
    found.push_back(version_from(row));
  return found;
}

int next_number(db::Connection& db, const DocumentId& id) {
  return 1 + static_cast<int>(
                 db.value<std::int64_t>("select max(number) from document_version where document_id = $1", id)
                     .value_or(0));
}

std::int64_t count(db::Connection& db, const Seen& seen) {
  return db
      .value<std::int64_t>("select count(*)" WAYMARK_NEWEST_SEEN WAYMARK_SEEN, seen.engagement, seen.person,
                           seen.from)
      .value_or(0);
}

std::vector<Document> page(db::Connection& db, const Seen& seen, const Order& order, int size, int offset) {
  const std::string sql = std::string("select " WAYMARK_DOCUMENT_COLUMNS WAYMARK_NEWEST_SEEN WAYMARK_SEEN) +
                          words_of(order) + " limit $4 offset $5";
  return all(db.query(sql, seen.engagement, seen.person, seen.from, size, offset));
}

void note_withdrawn(db::Connection& db, const DocumentId& id, Instant at) {
  db.run("update document set withdrawn_at = $2 where id = $1", id, at);
  db.run("update document_version set next_scan_at = null where document_id = $1", id);
}

void note_shared(db::Connection& db, const DocumentId& id, std::optional<Instant> at, const PersonId& by) {
  db.run("update document set shared_at = $2, shared_by = $3 where id = $1", id, at, by);
}

std::vector<Document> of_owner(db::Connection& db, const PersonId& person) {
  return all(db.query("select " WAYMARK_DOCUMENT_COLUMNS " from document d join person_v p on p.id = d.owner_id"
                      " join document_version v on v.document_id = d.id"
                      " where d.owner_id = $1 and d.withdrawn_at is null and v.refused_at is null"
                      " order by d.added_at, d.id, v.number",
                      person));
}

std::optional<Owner> owner_of(db::Connection& db, const VersionId& version) {
  for (const db::Row& row : db.query("select d.owner_id, d.engagement_id from document_version v"
                                     " join document d on d.id = v.document_id where v.id = $1",
                                     version))
    return Owner{row.get<PersonId>(0), row.get<EngagementId>(1)};
  return std::nullopt;
}

bool stands(db::Connection& db, const DocumentId& id) {
  return db.value<std::int64_t>("select 1 from document where id = $1 and withdrawn_at is null", id).has_value();
}

}  // namespace waymark::documents::store
