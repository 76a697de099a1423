#include "keys/store.hpp"

#include <array>

namespace waymark::keys::store {
namespace {

constexpr db::Migration kSteps[] = {{1, "keys", R"sql(
-- Which version of the master key wraps what is new: one row, once there is a key.
create table master_version (
  id bigint primary key,
  version bigint not null
);

create table organisation_key (
  organisation_id text not null,
  version bigint not null,
  master_version bigint not null,
  wrapped bytea not null,
  primary key (organisation_id, version)
);

create table scope_key (
  kind text not null,
  id text not null,
  organisation_id text not null,
  organisation_version bigint not null,
  wrapped bytea not null,
  primary key (kind, id),
  foreign key (organisation_id, organisation_version) references organisation_key (organisation_id, version)
);
create index scope_key_of_organisation on scope_key (organisation_id, organisation_version);
)sql"}};

constexpr std::array<std::string_view, 3> kTables{"scope_key", "organisation_key", "master_version"};

OrganisationRow organisation_row(const db::Row& row, int column = 0) {
  return {row.get<OrganisationId>(column), row.integer(column + 1), row.integer(column + 2),
          std::string(row.bytes(column + 3))};
}

ScopeRow scope_row(const db::Row& row) {
  return {{row.get<OrganisationId>(2), row.get<std::string>(0), row.get<std::string>(1)},
          row.integer(3),
          std::string(row.bytes(4))};
}

template <class RowType>
std::vector<RowType> gathered(db::Rows rows, RowType (*read)(const db::Row&)) {
  std::vector<RowType> all;
  for (const db::Row& row : rows) all.push_back(read(row));
  return all;
}

OrganisationRow organisation_from_first(const db::Row& row) { return organisation_row(row); }

std::optional<OrganisationRow> first(db::Rows rows) {
  for (const db::Row& row : rows) return organisation_row(row);
  return std::nullopt;
}

}  // namespace

std::span<const db::Migration> steps() { return kSteps; }
std::span<const std::string_view> tables() { return kTables; }

std::optional<std::int64_t> master_version(db::Connection& db) {
  return db.value<std::int64_t>("select version from master_version where id = 1");
}

void set_master_version(db::Connection& db, std::int64_t version) {
  db.run(
      "insert into master_version (id, version) values (1, $1)"
      " on conflict (id) do update set version = $1 where master_version.version < $1",
      version);
}

std::optional<Pair> find(db::Connection& db, std::string_view kind, std::string_view id) {
  for (const db::Row& row : db.query(
           "select s.kind, s.id, s.organisation_id, s.organisation_version, s.wrapped, o.organisation_id, o.version,"
           " o.master_version, o.wrapped from scope_key s join organisation_key o on o.organisation_id ="
           " s.organisation_id and o.version = s.organisation_version where s.kind = $1 and s.id = $2",
           kind, id))
    return Pair{scope_row(row), organisation_row(row, 5)};
  return std::nullopt;
}

std::optional<OrganisationRow> newest(db::Connection& db, const OrganisationId& organisation) {
  return first(db.query(
      "select organisation_id, version, master_version, wrapped from organisation_key where organisation_id = $1"
      " order by version desc limit 1",
      organisation));
}

std::optional<OrganisationRow> organisation(db::Connection& db, const OrganisationId& organisation,
                                            std::int64_t version) {
  return first(db.query(
      "select organisation_id, version, master_version, wrapped from organisation_key where organisation_id = $1"
      " and version = $2",
      organisation, version));
}

void insert(db::Connection& db, const OrganisationRow& row) {
  db.run("insert into organisation_key (organisation_id, version, master_version, wrapped) values ($1, $2, $3, $4)",
         row.organisation, row.version, row.master_version, db::Bytes{row.wrapped});
}

void insert(db::Connection& db, const ScopeRow& row) {
  db.run(
      "insert into scope_key (kind, id, organisation_id, organisation_version, wrapped) values ($1, $2, $3, $4, $5)",
      row.scope.kind, row.scope.id, row.scope.organisation, row.organisation_version, db::Bytes{row.wrapped});
}

std::vector<OrganisationRow> behind(db::Connection& db, std::int64_t master_version, std::int64_t most) {
  return gathered(db.query("select organisation_id, version, master_version, wrapped from organisation_key"
                           " where master_version < $1 limit $2",
                           master_version, most),
                  organisation_from_first);
}

void rewrap(db::Connection& db, const OrganisationRow& row) {
  db.run("update organisation_key set master_version = $3, wrapped = $4 where organisation_id = $1 and version = $2",
         row.organisation, row.version, row.master_version, db::Bytes{row.wrapped});
}

std::vector<ScopeRow> behind(db::Connection& db, const OrganisationId& organisation, std::int64_t version,
                             std::int64_t most) {
  return gathered(db.query("select kind, id, organisation_id, organisation_version, wrapped from scope_key"
                           " where organisation_id = $1 and organisation_version < $2 limit $3",
                           organisation, version, most),
                  scope_row);
}

void rewrap(db::Connection& db, const ScopeRow& row) {
  db.run("update scope_key set organisation_version = $3, wrapped = $4 where kind = $1 and id = $2", row.scope.kind,
         row.scope.id, row.organisation_version, db::Bytes{row.wrapped});
}

void remove_before(db::Connection& db, const OrganisationId& organisation, std::int64_t version) {
  db.run("delete from organisation_key where organisation_id = $1 and version < $2", organisation, version);
}

bool overwrite(db::Connection& db, std::string_view kind, std::string_view id, std::string_view bytes) {
  return db.run("update scope_key set wrapped = $3 where kind = $1 and id = $2", kind, id, db::Bytes{bytes}) > 0;
}

void remove(db::Connection& db, std::string_view kind, std::string_view id) {
  db.run("delete from scope_key where kind = $1 and id = $2", kind, id);
}

std::vector<OrganisationRow> all_organisations(db::Connection& db) {
  return gathered(db.query("select organisation_id, version, master_version, wrapped from organisation_key"
                           " order by organisation_id, version"),
                  organisation_from_first);
}

std::vector<ScopeRow> all_scopes(db::Connection& db) {
  return gathered(
      db.query("select kind, id, organisation_id, organisation_version, wrapped from scope_key order by kind, id"),
      scope_row);
}

std::map<std::string, std::int64_t> scopes_by_kind(db::Connection& db) {
  std::map<std::string, std::int64_t> counts;
  for (const db::Row& row : db.query("select kind, count(*) from scope_key group by kind"))
    counts[row.get<std::string>(0)] = row.integer(1);
  return counts;
}

}  // namespace waymark::keys::store
