#include "vault/store.hpp"

namespace waymark::vault::store {
namespace {

constexpr std::string_view kShredding =
    "select id, organisation_id, scope_kind, scope_id, reason, objects, shredded_at, shredded_by_name,"
    " key_destroyed_at, mac from shredding ";

std::string with(std::string_view start, std::string_view end) { return std::string(start).append(end); }

ShreddingRow shredding_row(const db::Row& row) {
  return {{row.get<std::string>(0),
           {row.get<OrganisationId>(1), row.get<std::string>(2), row.get<std::string>(3)},
           row.get<std::string>(4),
           row.integer(5),
           row.get<Instant>(6),
           row.get<std::string>(7),
           row.get<std::optional<Instant>>(8)},
          std::string(row.bytes(9))};
}

}  // namespace

std::optional<ContentRow> find(db::Connection& db, const Place& place) {
  for (const db::Row& row :
       db.query("select wrapped_key, ciphertext from sealed_content where scope_kind = $1 and scope_id = $2"
                " and object_kind = $3 and object_id = $4 and field = $5",
                place.scope.kind, place.scope.id, place.kind, place.object, place.field))
    return ContentRow{std::string(row.bytes(0)), std::string(row.bytes(1))};
  return std::nullopt;
}

void save(const access::Work& work, const Place& place, const ContentRow& row) {
  work.db.run(
      "insert into sealed_content (scope_kind, scope_id, object_kind, object_id, field, wrapped_key, ciphertext,"
      " sealed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
      " on conflict (scope_kind, scope_id, object_kind, object_id, field)"
      " do update set wrapped_key = $6, ciphertext = $7, sealed_at = $8",
      place.scope.kind, place.scope.id, place.kind, place.object, place.field, db::Bytes{row.wrapped},
      db::Bytes{row.ciphertext}, work.now);
}

void remove(db::Connection& db, const Place& place) {
  db.run(
      "delete from sealed_content where scope_kind = $1 and scope_id = $2 and object_kind = $3 and object_id = $4"
      " and field = $5",
      place.scope.kind, place.scope.id, place.kind, place.object, place.field);
}

std::int64_t remove_all(db::Connection& db, const Scope& scope) {
  db.run("delete from sealed_manifest where scope_kind = $1 and scope_id = $2", scope.kind, scope.id);
  return db.run("delete from sealed_content where scope_kind = $1 and scope_id = $2", scope.kind, scope.id);
}

std::vector<Place> places(db::Connection& db, const Scope& scope) {
  std::vector<Place> all;
  for (const db::Row& row :
       db.query("select object_kind, object_id, field from sealed_content where scope_kind = $1 and scope_id = $2"
                " order by object_kind, object_id, field",
                scope.kind, scope.id))
    all.push_back({scope, row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)});
  return all;
}

std::optional<ManifestRow> manifest(db::Connection& db, const Scope& scope) {
  for (const db::Row& row :
       db.query("select organisation_id, version, entries, announced_version, announced_tag, mac from sealed_manifest"
                " where scope_kind = $1 and scope_id = $2",
                scope.kind, scope.id))
    return ManifestRow{{row.get<OrganisationId>(0), scope.kind, scope.id},
                       row.integer(1),
                       std::string(row.bytes(2)),
                       {row.integer(3), std::string(row.bytes(4))},
                       std::string(row.bytes(5))};
  return std::nullopt;
}

void save(const access::Work& work, const ManifestRow& row) {
  work.db.run(
      "insert into sealed_manifest (scope_kind, scope_id, organisation_id, version, entries, announced_version,"
      " announced_tag, mac, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
      " on conflict (scope_kind, scope_id) do update set version = $4, entries = $5, announced_version = $6,"
      " announced_tag = $7, mac = $8, changed_at = $9",
      row.scope.kind, row.scope.id, row.scope.organisation, row.version, db::Bytes{row.entries},
      row.announced.version, db::Bytes{row.announced.tag}, db::Bytes{row.mac}, work.now);
}

std::vector<Scope> scopes(db::Connection& db) {
  std::vector<Scope> all;
  // Also where there is content and no manifest: its organisation is then not known.
  for (const db::Row& row :
       db.query("select coalesce(m.organisation_id, ''), s.scope_kind, s.scope_id from"
                " (select scope_kind, scope_id from sealed_manifest union"
                " select scope_kind, scope_id from sealed_content) s left join sealed_manifest m"
                " on m.scope_kind = s.scope_kind and m.scope_id = s.scope_id order by s.scope_kind, s.scope_id"))
    all.push_back({row.get<OrganisationId>(0), row.get<std::string>(1), row.get<std::string>(2)});
  return all;
}

std::vector<AnnouncedRow> announced(db::Connection& db) {
  std::vector<AnnouncedRow> all;
  for (const db::Row& row : db.query("select scope_kind, scope_id, announced_version, announced_tag"
                                     " from sealed_manifest order by scope_kind, scope_id"))
    all.push_back({row.get<std::string>(0), row.get<std::string>(1), {row.integer(2), std::string(row.bytes(3))}});
  return all;
}

std::vector<AnnouncedRow> announced_in_trail(db::Connection& db) {
  std::map<std::pair<std::string, std::string>, Announced> newest;
  for (const db::Row& row :
       db.query("select subject_kind, subject_id, detail from audit_line where action = $1 or action = $2", kSealed,
                kRemoved)) {
    auto told = from_detail(row.text(2));
    if (!told) continue;
    auto& kept = newest[{row.get<std::string>(0), row.get<std::string>(1)}];
    if (told->version > kept.version) kept = std::move(*told);
  }
  std::vector<AnnouncedRow> all;
  for (auto& [scope, told] : newest) all.push_back({scope.first, scope.second, std::move(told)});
  return all;
}

bool told_of(db::Connection& db, const Scope& scope) {
  return db
      .value<std::int64_t>(
          "select 1 from audit_line where subject_id = $1 and subject_kind = $2 and action in ($3, $4) limit 1",
          scope.id, scope.kind, kSealed, kRemoved)
      .has_value();
}

void insert(const access::Work& work, const ShreddingRow& row) {
  const auto& certificate = row.certificate;
  work.db.run(
      "insert into shredding (id, scope_kind, scope_id, organisation_id, reason, objects, mac, shredded_at,"
      " shredded_by, shredded_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      certificate.id, certificate.scope.kind, certificate.scope.id, certificate.scope.organisation,
      certificate.reason, certificate.objects, db::Bytes{row.mac}, certificate.shredded_at, work.actor.person,
      certificate.shredded_by_name);
}

std::optional<ShreddingRow> shredding(db::Connection& db, std::string_view kind, std::string_view id) {
  for (const db::Row& row : db.query(with(kShredding, "where scope_kind = $1 and scope_id = $2"), kind, id))
    return shredding_row(row);
  return std::nullopt;
}

std::vector<ShreddingRow> unfinished(db::Connection& db) {
  std::vector<ShreddingRow> all;
  for (const db::Row& row : db.query(with(kShredding, "where key_destroyed_at is null order by id")))
    all.push_back(shredding_row(row));
  return all;
}

void set_key_destroyed(const access::Work& work, std::string_view id) {
  work.db.run("update shredding set key_destroyed_at = $2 where id = $1 and key_destroyed_at is null", id, work.now);
}

std::vector<Certificate> shreddings(db::Connection& db, int size) {
  std::vector<Certificate> all;
  for (const db::Row& row : db.query(with(kShredding, "order by shredded_at desc, id desc limit $1"), size))
    all.push_back(shredding_row(row).certificate);
  return all;
}

}  // namespace waymark::vault::store
