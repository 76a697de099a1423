#include <array>

#include "people/store.hpp"

namespace waymark::people {
namespace {

const std::string kOrganisation = "select o.id, o.code, o.name, o.parent_id, o.kind, o.agency_id";
const std::string kFromOrganisation = kOrganisation + " from organisation o";

Organisation organisation_of(const db::Row& row) {
  return {row.get<OrganisationId>(0),
          row.get<std::string>(1),
          row.get<std::string>(2),
          row.get<OrganisationId>(3),
          organisation_kind_from(row.text(4)).value(),
          row.get<OrganisationId>(5)};
}

std::vector<Organisation> all_of(db::Rows rows) {
  std::vector<Organisation> all;
  for (const db::Row& row : rows) all.push_back(organisation_of(row));
  return all;
}

std::optional<Organisation> one_of(db::Rows rows) {
  for (const db::Row& row : rows) return organisation_of(row);
  return std::nullopt;
}

/// "$2, $3, $4": so many places from a number on.
std::string places(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("{}${}", i ? ", " : "", first + i);
  return text;
}

}  // namespace

std::optional<Organisation> find_organisation(db::Connection& db, const OrganisationId& id) {
  return one_of(db.query(kFromOrganisation + " where o.id = $1", id));
}

std::optional<Organisation> organisation_with_code(db::Connection& db, std::string_view code) {
  return one_of(db.query(kFromOrganisation + " where o.code = $1", code));
}

std::vector<Organisation> organisations_above_units(db::Connection& db) {
  return all_of(db.query(kFromOrganisation + " where o.kind <> 'unit' order by o.sort_key, o.code"));
}

std::vector<Organisation> organisation_path(db::Connection& db, const OrganisationId& id) {
  return all_of(db.query(kOrganisation + " from organisation_within w join organisation o on o.id = w.ancestor_id"
                                         " where w.organisation_id = $1 order by w.depth desc",
                         id));
}

bool is_within(db::Connection& db, const OrganisationId& inner, const OrganisationId& outer) {
  const std::string place = outer.str();
  return store::is_within_any(db, inner, {&place, 1});
}

OrganisationId unit_within(const access::Work& work, const OrganisationId& organisation, std::string_view name) {
  const auto unit = one_of(work.db.query(kFromOrganisation + " where o.parent_id = $1 and o.kind = 'unit'"
                                                             " and o.name = $2 order by o.code limit 1",
                                         organisation, name));
  if (unit) return unit->id;
  const auto parent = find_organisation(work.db, organisation);
  if (!parent || name.empty()) throw std::invalid_argument("a unit needs an organisation and a name");
  const Organisation made{OrganisationId::fresh(), parent->code + ":" + std::string(name),
                          std::string(name),       parent->id,
                          OrganisationKind::unit,  parent->agency};
  store::insert_organisation(work, made);
  store::insert_leaf_within(work.db, made.id, parent->id);
  return made.id;
}

namespace store {

bool is_within_any(db::Connection& db, const OrganisationId& inner, std::span<const std::string> outer) {
  if (inner.empty() || outer.empty()) return false;
  std::vector<db::Value> args{inner};
  args.insert(args.end(), outer.begin(), outer.end());
  const auto sql =
      fmt::format("select 1 from organisation_within where organisation_id = $1 and ancestor_id in ({}) limit 1",
                  places(2, outer.size()));
  for ([[maybe_unused]] const db::Row& row : db.query_list(sql, args)) return true;
  return false;
}

std::vector<Organisation> all_organisations(db::Connection& db) { return all_of(db.query(kFromOrganisation)); }

std::vector<Organisation> above_units_within(db::Connection& db, std::span<const std::string> outer) {
  if (outer.empty()) return {};
  const std::vector<db::Value> args(outer.begin(), outer.end());
  return all_of(db.query_list(
      kFromOrganisation + fmt::format(" where o.kind <> 'unit' and exists (select 1 from organisation_within w"
                                      " where w.organisation_id = o.id and w.ancestor_id in ({}))"
                                      " order by o.sort_key, o.code",
                                      places(1, outer.size())),
      args));
}

void insert_organisation(const access::Work& work, const Organisation& organisation) {
  work.db.run(
      "insert into organisation (id, code, name, sort_key, parent_id, kind, agency_id, created_at)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8)",
      organisation.id, organisation.code, organisation.name, sort_key(organisation.name), organisation.parent,
      code(organisation.kind), organisation.agency, work.now);
}

void update_organisation(db::Connection& db, const Organisation& organisation) {
  db.run("update organisation set name = $1, sort_key = $2, parent_id = $3, kind = $4 where id = $5",
         organisation.name, sort_key(organisation.name), organisation.parent, code(organisation.kind),
         organisation.id);
}

void set_agency(db::Connection& db, const OrganisationId& id, const OrganisationId& agency) {
  db.run("update organisation set agency_id = $1 where id = $2", agency, id);
}

void insert_leaf_within(db::Connection& db, const OrganisationId& id, const OrganisationId& parent) {
  db.run(
      "insert into organisation_within (organisation_id, ancestor_id, depth)"
      " select cast($1 as text), ancestor_id, depth + 1 from organisation_within where organisation_id = $2",
      id, parent);
  db.run("insert into organisation_within (organisation_id, ancestor_id, depth) values ($1, $1, 0)", id);
}

void replace_within(db::Connection& db, std::span<const Within> all) {
  static constexpr std::array<std::string_view, 3> kColumns{"organisation_id", "ancestor_id", "depth"};
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(all.size());
  for (const auto& within : all) rows.push_back({within.organisation, within.ancestor, within.depth});
  db.run("delete from organisation_within");
  db.bulk_insert("organisation_within", kColumns, rows);
}

// Of an organisation, beside what is kept: whether it is an agency within which there are only units.
#define WAYMARK_WHOLE_AGENCY                                                                                 \
  "(organisation.agency_id = organisation.id and organisation.kind <> 'unit' and not exists (select 1 from " \
  "organisation_within w join organisation b on b.id = w.organisation_id "                                   \
  "where w.ancestor_id = organisation.id and b.kind <> 'unit' and b.id <> organisation.id))"

void keep_whole_agencies(db::Connection& db) {
  db.run("update organisation set whole_agency = not whole_agency where whole_agency <> " WAYMARK_WHOLE_AGENCY);
}

std::vector<std::string> wrong_whole_agencies(db::Connection& db) {
  std::vector<std::string> codes;
  for (const db::Row& row :
       db.query("select code from organisation where whole_agency <> " WAYMARK_WHOLE_AGENCY " order by code"))
    codes.push_back(row.get<std::string>(0));
  return codes;
}
#undef WAYMARK_WHOLE_AGENCY

std::vector<Within> all_within(db::Connection& db) {
  std::vector<Within> all;
  for (const db::Row& row : db.query("select organisation_id, ancestor_id, depth from organisation_within"))
    all.push_back({row.get<OrganisationId>(0), row.get<OrganisationId>(1), row.get<int>(2)});
  return all;
}

std::vector<std::string> tops(db::Connection& db) {
  std::vector<std::string> ids;
  for (const db::Row& row : db.query("select id from organisation where parent_id is null order by sort_key"))
    ids.push_back(row.get<std::string>(0));
  return ids;
}

std::vector<CountedOrganisation> counted(db::Connection& db, std::span<const std::string> ids, Date today) {
  std::vector<CountedOrganisation> all;
  if (ids.empty()) return all;
  // Heads are counted once per organisation, then summed up the tree: no visit to each person per level.
  std::vector<db::Value> args{today};
  args.insert(args.end(), ids.begin(), ids.end());
  const auto sql = fmt::format(
      "with heads as (select organisation_id, count(*) as n from person"
      "   where left_on is null or left_on > $1 group by organisation_id),"
      " sums as (select w.ancestor_id, sum(h.n) as n from organisation_within w"
      "   join heads h on h.organisation_id = w.organisation_id where w.ancestor_id in ({0}) group by w.ancestor_id) "
      "{1}, cast(coalesce(s.n, 0) as bigint),"
      "   (select count(*) from organisation c where c.parent_id = o.id)"
      " from organisation o left join sums s on s.ancestor_id = o.id where o.id in ({0}) order by o.sort_key, o.code",
      places(2, ids.size()), kOrganisation);
  for (const db::Row& row : db.query_list(sql, args))
    all.push_back({organisation_of(row), row.integer(6), row.integer(7)});
  return all;
}

std::vector<CountedOrganisation> with_children(db::Connection& db, const OrganisationId& id, Date today) {
  std::vector<CountedOrganisation> all;
  for (const db::Row& row : db.query(
           "with heads as (select organisation_id, count(*) as n from person"
           "   where left_on is null or left_on > $1 group by organisation_id),"
           " shown as (select id from organisation where id = $2 or parent_id = $2),"
           " sums as (select w.ancestor_id, sum(h.n) as n from organisation_within w"
           "   join heads h on h.organisation_id = w.organisation_id"
           "   where w.ancestor_id in (select id from shown) group by w.ancestor_id) " +
               kOrganisation +
               ", cast(coalesce(s.n, 0) as bigint),"
               "   (select count(*) from organisation c where c.parent_id = o.id)"
               " from organisation o left join sums s on s.ancestor_id = o.id where o.id in (select id from shown)"
               " order by case when o.id = $2 then 0 else 1 end, o.sort_key, o.code",
           today, id))
    all.push_back({organisation_of(row), row.integer(6), row.integer(7)});
  return all;
}

}  // namespace store
}  // namespace waymark::people
