#include "documents/store.hpp"

namespace waymark::documents::store {

void keep_pieces(db::Connection& db, const VersionId& version, std::int64_t first, std::span<const std::string> all) {
  // SQLite would keep what was written before in its cache, for as large as that may grow: nobody reads it soon.
  if (db.engine() == db::Engine::sqlite) db.run("pragma shrink_memory");
  for (const auto& piece : all)
    db.run("insert into document_piece (version_id, number, content) values ($1, $2, $3)", version, first++,
           db::Bytes{piece});
}

std::vector<std::string> pieces(db::Connection& db, const VersionId& version, std::int64_t from, int most) {
  std::vector<std::string> found;
  for (const db::Row& row : db.query("select content from document_piece where version_id = $1 and number >= $2"
                                     " order by number limit $3",
                                     version, from, most))
    found.emplace_back(row.bytes(0));
  return found;
}

bool is_kept(db::Connection& db, const VersionId& version) {
  return db
      .value<std::int64_t>(
          "select 1 from document_version v join document d on d.id = v.document_id"
          " where v.id = $1 and v.refused_at is null and d.withdrawn_at is null",
          version)
      .has_value();
}

void remove_pieces(db::Connection& db, const VersionId& version) {
  db.run("delete from document_piece where version_id = $1", version);
}

void remove_pieces_of(db::Connection& db, const EngagementId& engagement) {
  db.run(
      "delete from document_piece where version_id in (select v.id from document d"
      " join document_version v on v.document_id = d.id where d.engagement_id = $1)",
      engagement);
  db.run(
      "update document_version set next_scan_at = null where next_scan_at is not null and document_id in"
      " (select id from document where engagement_id = $1)",
      engagement);
}

void note_upload(db::Connection& db, const VersionId& version, const PersonId& person, Instant begun_at,
                 std::int64_t bytes) {
  db.run(
      "insert into document_upload (version_id, person_id, begun_at, bytes) values ($1, $2, $3, $4)"
      " on conflict (version_id) do update set bytes = excluded.bytes",
      version, person, begun_at, bytes);
}

bool end_upload(db::Connection& db, const VersionId& version) {
  return db.run("delete from document_upload where version_id = $1", version) == 1;
}

void remove_upload(db::Connection& db, const VersionId& version) {
  if (end_upload(db, version)) remove_pieces(db, version);
}

std::vector<VersionId> uploads_begun_before(db::Connection& db, Instant when, int most) {
  std::vector<VersionId> found;
  for (const db::Row& row :
       db.query("select version_id from document_upload where begun_at < $1 order by begun_at, version_id limit $2",
                when, most))
    found.push_back(row.get<VersionId>(0));
  return found;
}

}  // namespace waymark::documents::store

namespace waymark::documents {

std::int64_t used_by(db::Connection& db, const PersonId& person) {
  return db
      .value<std::int64_t>(
          "select cast(coalesce((select sum(v.bytes) from document d join document_version v on v.document_id = d.id"
          " where d.owner_id = $1 and d.withdrawn_at is null and v.refused_at is null), 0)"
          " + coalesce((select sum(u.bytes) from document_upload u where u.person_id = $1), 0) as bigint)",
          person)
      .value_or(0);
}

}  // namespace waymark::documents
