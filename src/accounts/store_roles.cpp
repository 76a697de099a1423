#include "accounts/store.hpp"

namespace waymark::accounts::store {
namespace {

std::optional<RoleRow> read(const db::Row& row) {
  const auto role = access::role_from(row.text(2));
  const auto kind = access::place_kind_from(row.text(3));
  if (!role || !kind) return std::nullopt;
  return RoleRow{
      row.get<std::string>(0), row.get<PersonId>(1), {*role, *kind, row.get<std::string>(4)}, row.get<Instant>(5)};
}

}  // namespace

void insert_role(db::Connection& db, const std::string& id, const PersonId& person, const access::Grant& grant,
                 const PersonId& by, Instant now) {
  db.run(
      "insert into role_grant (id, person_id, role, place_kind, place_id, granted_by, granted_at) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      id, person, access::code(grant.role), access::code(grant.kind), grant.place_id, by, now);
}

bool holds_role(db::Connection& db, const PersonId& person, const access::Grant& grant) {
  return db
      .value<std::string>(
          "select id from role_grant where person_id = $1 and role = $2 and place_kind = $3 and place_id = $4 "
          "and ended_at is null",
          person, access::code(grant.role), access::code(grant.kind), grant.place_id)
      .has_value();
}

std::vector<PersonId> holders(db::Connection& db, access::Role role) {
  std::vector<PersonId> all;
  for (const db::Row& row :
       db.query("select distinct person_id from role_grant where role = $1 and ended_at is null order by person_id",
                access::code(role)))
    all.push_back(row.get<PersonId>(0));
  return all;
}

std::vector<RoleHolder> holders_for(db::Connection& db, access::Role role, const OrganisationId& organisation,
                                    Date today) {
  std::vector<RoleHolder> all;
  for (const db::Row& row : db.query(
           "select g.person_id, p.first_name || ' ' || p.last_name, coalesce(o.name, '') from role_grant g "
           "join account a on a.person_id = g.person_id join person_v p on p.id = g.person_id "
           "left join organisation_within w on g.place_kind = 'organisation' and w.organisation_id = $2 "
           "and w.ancestor_id = g.place_id left join organisation_v o on o.id = w.ancestor_id "
           "where g.role = $1 and g.ended_at is null and a.disabled_at is null "
           "and (p.left_on is null or p.left_on > $3) and (g.place_kind = 'service' or w.ancestor_id is not null) "
           "order by case when w.depth is null then 1 else 0 end, w.depth, p.sort_key, p.id",
           access::code(role), organisation, today))
    all.push_back({row.get<PersonId>(0), row.get<std::string>(1), row.get<std::string>(2)});
  return all;
}

std::vector<RoleRow> roles(db::Connection& db, const PersonId& person) {
  std::vector<RoleRow> held;
  for (const db::Row& row : db.query("select id, person_id, role, place_kind, place_id, granted_at from role_grant "
                                     "where person_id = $1 and ended_at is null",
                                     person))
    if (auto one = read(row)) held.push_back(std::move(*one));
  std::sort(held.begin(), held.end(), [](const RoleRow& a, const RoleRow& b) {
    return std::pair(a.grant.role, a.granted_at) < std::pair(b.grant.role, b.granted_at);
  });
  return held;
}

std::optional<RoleRow> role(db::Connection& db, std::string_view id) {
  for (const db::Row& row : db.query("select id, person_id, role, place_kind, place_id, granted_at from role_grant "
                                     "where id = $1 and ended_at is null",
                                     id))
    return read(row);
  return std::nullopt;
}

void end_role(db::Connection& db, std::string_view id, const PersonId& by, Instant now) {
  db.run("update role_grant set ended_by = $1, ended_at = $2 where id = $3", by, now, id);
}

}  // namespace waymark::accounts::store
