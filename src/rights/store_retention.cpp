#include "rights/store.hpp"
#include "rights/store_people.hpp"

namespace waymark::rights::store {
namespace {

const std::string& ended_engagements() {
  static const std::string sql = fmt::format(
      "select e.id, e.ref, e.programme_id, p.name, coalesce(e.completed_on, e.ended_early_on), s.organisation_id, {},"
      " {} from engagement_sealing_v s join engagement_v e on e.id = s.engagement_id"
      " join programme_v p on p.id = e.programme_id"
      " left join shredding_v x on x.scope_kind = 'engagement' and x.scope_id = e.id"
      " where x.id is null and (e.completed_on is not null or e.ended_early_on is not null)",
      held_engagement(), lifted_from_engagement());
  return sql;
}

Ended ended_of(const db::Row& row) {
  return {row.get<EngagementId>(0), row.get<std::string>(1),
          row.get<ProgrammeId>(2),  row.get<std::string>(3),
          row.get<Date>(4),         row.get<OrganisationId>(5),
          row.boolean(6),           row.get<std::optional<Instant>>(7)};
}

Shredded shredded_of(const db::Row& row) {
  Shredded one;
  auto& certificate = one.certificate;
  certificate.id = row.get<std::string>(0);
  certificate.scope = {row.get<OrganisationId>(1), row.get<std::string>(2), row.get<std::string>(3)};
  certificate.reason = row.get<std::string>(4);
  certificate.objects = row.integer(5);
  certificate.shredded_at = row.get<Instant>(6);
  certificate.shredded_by_name = row.get<std::string>(7);
  certificate.key_destroyed_at = row.get<std::optional<Instant>>(8);
  one.ref = row.get<std::string>(9);
  one.programme = row.get<std::string>(10);
  return one;
}

const std::string kShredded =
    "select x.id, x.organisation_id, x.scope_kind, x.scope_id, x.reason, x.objects, x.shredded_at, "
    "x.shredded_by_name,"
    " x.key_destroyed_at, e.ref, p.name from shredding_v x"
    " left join engagement_v e on x.scope_kind = 'engagement' and e.id = x.scope_id"
    " left join programme_v p on p.id = e.programme_id";

}  // namespace

Schedules schedules(db::Connection& db) {
  Schedules all;
  for (const db::Row& row :
       db.query("select programme_id, months, invoice_months, changed_at from programme_retention"))
    all[row.get<ProgrammeId>(0)] = {row.get<int>(1), row.get<int>(2), row.get<std::optional<Instant>>(3)};
  return all;
}

void set_schedule(const access::Work& work, const ProgrammeId& programme, const Schedule& schedule) {
  work.db.run(
      "insert into programme_retention (programme_id, months, invoice_months, changed_at, changed_by)"
      " values ($1, $2, $3, $4, $5) on conflict (programme_id) do update set months = excluded.months,"
      " invoice_months = excluded.invoice_months, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
      programme, schedule.months, schedule.invoice_months, work.now, work.actor.person);
}

std::vector<Ended> ended(db::Connection& db, const EndedBy& by) {
  std::vector<db::Value> args;
  const auto place = [&](db::Value value) {
    args.push_back(value);
    return fmt::format("${}", args.size());
  };
  std::string last_day = "cast(" + place(by.otherwise) + " as bigint)";
  if (!by.own.empty()) {
    std::string cases = "case e.programme_id";
    for (const auto& [programme, day] : by.own)
      cases += fmt::format(" when {} then cast({} as bigint)", place(programme), place(day));
    last_day = cases + " else " + last_day + " end";
  }
  std::vector<Ended> all;
  for (const db::Row& row :
       db.query_list(ended_engagements() + " and coalesce(e.completed_on, e.ended_early_on) <= " + last_day +
                         " order by 5, e.id",
                     args))
    all.push_back(ended_of(row));
  return all;
}

std::optional<Ended> ended(db::Connection& db, const EngagementId& engagement) {
  for (const db::Row& row : db.query(ended_engagements() + " and e.id = $1", engagement)) return ended_of(row);
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> ref_and_programme(db::Connection& db, const EngagementId& id) {
  for (const db::Row& row : db.query(
           "select e.ref, p.name from engagement_v e join programme_v p on p.id = e.programme_id where e.id = $1",
           id))
    return std::pair(row.get<std::string>(0), row.get<std::string>(1));
  return std::nullopt;
}

std::optional<EngagementId> engagement_with_ref(db::Connection& db, std::string_view ref) {
  return db.value<EngagementId>("select id from engagement_v where ref = $1", ref);
}

std::vector<Shredded> shreddings(db::Connection& db, int skip, int size) {
  std::vector<Shredded> all;
  for (const db::Row& row :
       db.query(kShredded + " order by x.shredded_at desc, x.id desc limit $1 offset $2", size, skip))
    all.push_back(shredded_of(row));
  return all;
}

std::optional<Shredded> shredding(db::Connection& db, std::string_view id) {
  for (const db::Row& row : db.query(kShredded + " where x.id = $1", id)) return shredded_of(row);
  return std::nullopt;
}

}  // namespace waymark::rights::store
