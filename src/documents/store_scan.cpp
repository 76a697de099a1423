#include "documents/store.hpp"

namespace waymark::documents::store {

namespace {

std::vector<ToScan> held(db::Connection& db, const std::string& where_and_order, Instant when, int most) {
  std::vector<ToScan> found;
  for (const db::Row& row : db.query(
           "select v.id, d.id, d.engagement_id, d.owner_id, p.first_name || ' ' || p.last_name, v.number,"
           " v.added_at, v.next_scan_at, v.scans"
           " from document_version v join document d on d.id = v.document_id join person_v p on p.id = d.owner_id" +
               where_and_order,
           when, most))
    found.push_back({row.get<VersionId>(0), row.get<DocumentId>(1), row.get<EngagementId>(2), row.get<PersonId>(3),
                     row.get<std::string>(4), row.get<int>(5), row.get<Instant>(6), row.get<Instant>(7),
                     row.integer(8)});
  return found;
}

}  // namespace

std::vector<ToScan> to_scan(db::Connection& db, Instant now, int most) {
  return held(db, " where v.next_scan_at <= $1 order by v.next_scan_at, v.id limit $2", now, most);
}

std::vector<ToScan> long_held(db::Connection& db, Instant since, int most) {
  return held(db,
              " where v.next_scan_at is not null and v.held_told_at is null and v.added_at <= $1"
              " order by v.added_at, v.id limit $2",
              since, most);
}

bool claim_scan(db::Connection& db, const ToScan& one, Instant until) {
  return db.run(
             "update document_version set next_scan_at = $3, scans = scans + 1 where id = $1 and next_scan_at = $2",
             one.version, one.next_scan_at, until) == 1;
}

bool note_released(db::Connection& db, const VersionId& version, Instant at) {
  return db.run(
             "update document_version set released_at = $2, next_scan_at = null"
             " where id = $1 and next_scan_at is not null",
             version, at) == 1;
}

bool note_refused(db::Connection& db, const VersionId& version, Instant at) {
  return db.run(
             "update document_version set refused_at = $2, next_scan_at = null"
             " where id = $1 and next_scan_at is not null",
             version, at) == 1;
}

bool note_still_held(db::Connection& db, const VersionId& version, Instant next_scan_at) {
  return db.run("update document_version set next_scan_at = $2 where id = $1 and next_scan_at is not null", version,
                next_scan_at) == 1;
}

bool note_told_held(db::Connection& db, const VersionId& version, Instant at) {
  return db.run(
             "update document_version set held_told_at = $2"
             " where id = $1 and next_scan_at is not null and held_told_at is null",
             version, at) == 1;
}

int postpone_due(db::Connection& db, Instant now, Instant until) {
  return static_cast<int>(
      db.run("update document_version set next_scan_at = $2 where next_scan_at <= $1", now, until));
}

}  // namespace waymark::documents::store
