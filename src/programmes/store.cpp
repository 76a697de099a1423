#include "programmes/store.hpp"

namespace waymark::programmes {
namespace {

// The columns of Programme, in the order from_row() reads them.
#define WAYMARK_PROGRAMME_COLUMNS                                                                 \
  "id, name, aims, starts_on, ends_on, planned_sessions, planned_minutes, cadence_days, funded, " \
  "managers_see_progress, not_started_days, quiet_days, contract_warning_days, changed_at, "      \
  "agreement_required, agreement_three_way"

Programme from_row(const db::Row& row) {
  Programme programme;
  programme.id = row.get<ProgrammeId>(0);
  programme.name = row.get<std::string>(1);
  programme.aims = row.get<std::string>(2);
  programme.starts_on = row.get<std::optional<Date>>(3);
  programme.ends_on = row.get<std::optional<Date>>(4);
  programme.planned_sessions = row.get<int>(5);
  programme.planned_minutes = row.get<int>(6);
  programme.cadence_days = row.get<int>(7);
  programme.funded = funded_from(row.text(8)).value();
  programme.managers_see_progress = row.boolean(9);
  programme.thresholds = {row.get<int>(10), row.get<int>(11), row.get<int>(12)};
  programme.changed_at = row.get<Instant>(13);
  programme.agreement = {row.boolean(14), row.boolean(15)};
  return programme;
}

}  // namespace

std::optional<Programme> find(db::Connection& db, const ProgrammeId& id) {
  for (const db::Row& row : db.query("select " WAYMARK_PROGRAMME_COLUMNS " from programme where id = $1", id))
    return from_row(row);
  return std::nullopt;
}

std::optional<Programme> find_by_name(db::Connection& db, std::string_view name) {
  for (const db::Row& row : db.query("select " WAYMARK_PROGRAMME_COLUMNS " from programme where name = $1", name))
    return from_row(row);
  return std::nullopt;
}

std::vector<Programme> all(db::Connection& db) {
  std::vector<Programme> found;
  for (const db::Row& row : db.query("select " WAYMARK_PROGRAMME_COLUMNS " from programme order by sort_key, id"))
    found.push_back(from_row(row));
  return found;
}

std::vector<ProgrammeName> names(db::Connection& db) {
  std::vector<ProgrammeName> found;
  for (const db::Row& row : db.query("select id, name from programme order by sort_key, id"))
    found.push_back({row.get<ProgrammeId>(0), row.get<std::string>(1)});
  return found;
}

std::vector<Places> places(db::Connection& db, const ProgrammeId& id) {
  std::vector<Places> found;
  for (const db::Row& row : db.query("select p.organisation_id, p.places from programme_places p "
                                     "join organisation_v o on o.id = p.organisation_id where p.programme_id = $1 "
                                     "order by o.sort_key, o.id",
                                     id))
    found.push_back({row.get<OrganisationId>(0), row.get<int>(1)});
  return found;
}

namespace store {

void insert(db::Connection& db, const Programme& p, Instant now) {
  db.run(
      "insert into programme (id, name, sort_key, aims, starts_on, ends_on, planned_sessions, planned_minutes, "
      "cadence_days, funded, managers_see_progress, not_started_days, quiet_days, contract_warning_days, created_at, "
      "changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)",
      p.id, p.name, sort_key(p.name), p.aims, p.starts_on, p.ends_on, p.planned_sessions, p.planned_minutes,
      p.cadence_days, code(p.funded), p.managers_see_progress, p.thresholds.not_started_days, p.thresholds.quiet_days,
      p.thresholds.contract_warning_days, now);
}

void update(db::Connection& db, const Programme& p, Instant now) {
  db.run(
      "update programme set name = $2, sort_key = $3, aims = $4, starts_on = $5, ends_on = $6, "
      "planned_sessions = $7, planned_minutes = $8, cadence_days = $9, funded = $10, managers_see_progress = $11, "
      "not_started_days = $12, quiet_days = $13, contract_warning_days = $14, changed_at = $15 where id = $1",
      p.id, p.name, sort_key(p.name), p.aims, p.starts_on, p.ends_on, p.planned_sessions, p.planned_minutes,
      p.cadence_days, code(p.funded), p.managers_see_progress, p.thresholds.not_started_days, p.thresholds.quiet_days,
      p.thresholds.contract_warning_days, now);
}

void set_agreement_rule(db::Connection& db, const ProgrammeId& id, const AgreementRule& rule, Instant now) {
  db.run("update programme set agreement_required = $2, agreement_three_way = $3, changed_at = $4 where id = $1", id,
         rule.required, rule.three_way, now);
}

std::vector<KeptReason> reasons(db::Connection& db, const ProgrammeId& id, ReasonKind kind) {
  std::vector<KeptReason> found;
  for (const db::Row& row : db.query("select code, label, withdrawn_at is not null from programme_reason "
                                     "where programme_id = $1 and kind = $2 order by place, code",
                                     id, code(kind)))
    found.push_back({row.get<std::string>(0), row.get<std::string>(1), row.boolean(2)});
  return found;
}

void keep_reason(db::Connection& db, const ProgrammeId& id, ReasonKind kind, const Reason& reason, int place) {
  db.run(
      "insert into programme_reason (programme_id, kind, code, label, place) values ($1, $2, $3, $4, $5) "
      "on conflict (programme_id, kind, code) do update set label = excluded.label, place = excluded.place, "
      "withdrawn_at = null",
      id, code(kind), reason.code, reason.label, place);
}

void withdraw_reason(db::Connection& db, const ProgrammeId& id, ReasonKind kind, std::string_view reason,
                     Instant now) {
  db.run(
      "update programme_reason set withdrawn_at = $4 "
      "where programme_id = $1 and kind = $2 and code = $3 and withdrawn_at is null",
      id, code(kind), reason, now);
}

void set_places(db::Connection& db, const ProgrammeId& id, const OrganisationId& organisation, int places) {
  if (places == 0)
    db.run("delete from programme_places where programme_id = $1 and organisation_id = $2", id, organisation);
  else
    db.run(
        "insert into programme_places (programme_id, organisation_id, places) values ($1, $2, $3) "
        "on conflict (programme_id, organisation_id) do update set places = excluded.places",
        id, organisation, places);
}

bool organisation_exists(db::Connection& db, const OrganisationId& id) {
  return db.value<int>("select 1 from organisation_v where id = $1", id).has_value();
}

}  // namespace store
}  // namespace waymark::programmes
