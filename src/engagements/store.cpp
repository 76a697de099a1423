#include "engagements/store_rows.hpp"

namespace waymark::engagements {
namespace {

#define WAYMARK_ENGAGEMENT_COLUMNS                                                                                 \
  "e.id, e.ref, e.programme_id, e.coach_id, e.contract_id, e.funded, e.starts_on, e.planned_sessions, "            \
  "e.planned_minutes, e.organisation_id, e.agency_id, e.grade, e.proposed_at, e.proposed_by, e.asked_at, "         \
  "e.declined_at, e.agreed_at, e.coach_accepted_at, e.paused_on, e.completed_on, e.ended_early_on, e.end_reason, " \
  "e.decision_needed, e.coachee_name, e.coachees, e.supplier_id, e.coach_kind, e.sessions_completed, "             \
  "e.minutes_completed, e.sessions_cancelled, e.sessions_not_attended, e.last_completed_on, e.next_open_at, "      \
  "e.next_open_until, e.ordered_net, e.delivered_net, e.not_started_from, e.quiet_from, e.behind_from, "           \
  "e.agreement_signed_at"
constexpr int kEngagementColumns = 40;

}  // namespace

namespace store {

const char* const kDossierColumns = WAYMARK_ENGAGEMENT_COLUMNS
    ", p.cadence_days, p.not_started_days, p.quiet_days, p.contract_warning_days, c.ref, c.supplier_id, c.starts_on, "
    "c.ends_on, c.pricing, c.rate, c.vat_rate, c.ceiling, c.charges_cancellation_within_hours, "
    "c.charges_not_attended, c.ordered_net, c.invoiced_net, (select count(*) from engagement_coach x "
    "where x.engagement_id = e.id and x.until_at is not null), p.agreement_required from engagement e join "
    "programme_v p on p.id = "
    "e.programme_id left join contract_v c on "
    "c.id = e.contract_id ";

Engagement engagement_from(const db::Row& row) {
  Engagement e;
  e.id = row.get<EngagementId>(0);
  e.ref = row.get<std::string>(1);
  e.programme = row.get<ProgrammeId>(2);
  e.coach = row.get<CoachId>(3);
  e.contract = row.get<ContractId>(4);
  e.funded = programmes::funded_from(row.text(5)).value();
  e.starts_on = row.get<Date>(6);
  e.planned_sessions = row.get<int>(7);
  e.planned_minutes = row.get<int>(8);
  e.organisation = row.get<OrganisationId>(9);
  e.agency = row.get<OrganisationId>(10);
  e.grade = row.get<std::string>(11);
  e.proposed_at = row.get<Instant>(12);
  e.proposed_by = row.get<PersonId>(13);
  e.asked_at = row.get<std::optional<Instant>>(14);
  e.declined_at = row.get<std::optional<Instant>>(15);
  e.agreed_at = row.get<std::optional<Instant>>(16);
  e.coach_accepted_at = row.get<std::optional<Instant>>(17);
  e.paused_on = row.get<std::optional<Date>>(18);
  e.completed_on = row.get<std::optional<Date>>(19);
  e.ended_early_on = row.get<std::optional<Date>>(20);
  e.end_reason = row.get<std::string>(21);
  e.decision_needed = row.get<std::string>(22);
  e.coachee_name = row.get<std::string>(23);
  e.coachees = row.get<int>(24);
  e.supplier = row.get<SupplierId>(25);
  e.coach_kind = row.get<std::string>(26);
  e.sessions_completed = row.get<int>(27);
  e.minutes_completed = row.get<int>(28);
  e.sessions_cancelled = row.get<int>(29);
  e.sessions_not_attended = row.get<int>(30);
  e.last_completed_on = row.get<std::optional<Date>>(31);
  e.next_open_at = row.get<std::optional<Instant>>(32);
  e.next_open_until = row.get<std::optional<Instant>>(33);
  e.ordered_net = row.get<Money>(34);
  e.delivered_net = row.get<Money>(35);
  e.not_started_from = row.get<std::optional<Date>>(36);
  e.quiet_from = row.get<std::optional<Date>>(37);
  e.behind_from = row.get<std::optional<Date>>(38);
  e.agreement_signed_at = row.get<std::optional<Instant>>(39);
  return e;
}

std::vector<EarlierContract> earlier_contracts(db::Connection& db, const EngagementId& id) {
  std::vector<EarlierContract> found;
  for (const db::Row& row :
       db.query("select contract_id, ordered_net, delivered_net from engagement_earlier_contract "
                "where engagement_id = $1 order by contract_id",
                id))
    found.push_back({row.get<ContractId>(0), row.get<Money>(1), row.get<Money>(2)});
  return found;
}

Dossier dossier_from(const db::Row& row) {
  Dossier made;
  made.engagement = engagement_from(row);
  int column = kEngagementColumns;
  made.cadence_days = row.get<int>(column++);
  made.thresholds.not_started_days = row.get<int>(column++);
  made.thresholds.quiet_days = row.get<int>(column++);
  made.thresholds.contract_warning_days = row.get<int>(column++);
  if (!made.engagement.contract.empty()) {
    auto& contract = made.contract.emplace();
    contract.id = made.engagement.contract;
    contract.terms.ref = row.get<std::string>(column);
    contract.terms.supplier = row.get<SupplierId>(column + 1);
    contract.terms.starts_on = row.get<Date>(column + 2);
    contract.terms.ends_on = row.get<Date>(column + 3);
    contract.terms.pricing = contracts::pricing_from(row.text(column + 4)).value();
    contract.terms.rate = row.get<Money>(column + 5);
    contract.terms.vat_rate = row.integer(column + 6);
    contract.terms.ceiling = row.get<Money>(column + 7);
    contract.terms.charges_cancellation_within_hours = row.get<std::optional<std::int64_t>>(column + 8);
    contract.terms.charges_not_attended = row.boolean(column + 9);
    contract.ordered_net = row.get<Money>(column + 10);
    contract.invoiced_net = row.get<Money>(column + 11);
  }
  made.coach_changed = row.integer(column + 12) > 0;
  made.agreement_required = row.boolean(column + 13);
  return made;
}

std::optional<Dossier> dossier(db::Connection& db, const EngagementId& id, bool with_sessions) {
  static const std::string sql = std::string("select ") + kDossierColumns + "where e.id = $1";
  std::optional<Dossier> found;
  for (const db::Row& row : db.query(sql, id)) found = dossier_from(row);
  if (!found) return found;
  if (found->coach_changed) found->earlier = earlier_contracts(db, id);
  if (with_sessions) found->sessions = sessions_of(db, id);
  return found;
}

void insert(db::Connection& db, const Engagement& e, const std::vector<PersonId>& coachees, Instant now) {
  db.run(
      "insert into engagement (id, ref, programme_id, coach_id, contract_id, funded, starts_on, planned_sessions, "
      "planned_minutes, organisation_id, agency_id, grade, proposed_at, proposed_by, coachee_name, coachee_sort_key, "
      "coachees, sessions_completed, minutes_completed, sessions_cancelled, sessions_not_attended, ordered_net, "
      "delivered_net, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
      "'', '', $15, 0, 0, 0, 0, 0, 0, $16, $16)",
      e.id, e.ref, e.programme, e.coach, e.contract, code(e.funded), e.starts_on, e.planned_sessions,
      e.planned_minutes, e.organisation, e.agency, e.grade, e.proposed_at, e.proposed_by, coachees.size(), now);
  int place = 0;
  for (const auto& coachee : coachees)
    db.run("insert into engagement_coachee (engagement_id, person_id, place, joined_at) values ($1, $2, $3, $4)",
           e.id, coachee, ++place, now);
}

void update(db::Connection& db, const Engagement& e, Instant now) {
  db.run(
      "update engagement set coach_id = $2, contract_id = $3, funded = $4, starts_on = $5, planned_sessions = $6, "
      "planned_minutes = $7, asked_at = $8, declined_at = $9, agreed_at = $10, coach_accepted_at = $11, "
      "paused_on = $12, completed_on = $13, ended_early_on = $14, end_reason = $15, decision_needed = $16, "
      "changed_at = $17, agreement_signed_at = $18 where id = $1",
      e.id, e.coach, e.contract, code(e.funded), e.starts_on, e.planned_sessions, e.planned_minutes, e.asked_at,
      e.declined_at, e.agreed_at, e.coach_accepted_at, e.paused_on, e.completed_on, e.ended_early_on,
      e.end_reason.empty() ? db::Value() : db::Value(e.end_reason),
      e.decision_needed.empty() ? db::Value() : db::Value(e.decision_needed), now, e.agreement_signed_at);
  write_lines(db, {.ids = {e.id}});
}

void accept(db::Connection& db, const EngagementId& id, const PersonId& coachee, Instant now) {
  db.run(
      "update engagement_coachee set accepted_at = $3 where engagement_id = $1 and person_id = $2 and accepted_at is "
      "null and left_at is null",
      id, coachee, now);
}

void leave(db::Connection& db, const EngagementId& id, const PersonId& coachee, Instant now) {
  db.run("update engagement_coachee set left_at = $3 where engagement_id = $1 and person_id = $2 and left_at is null",
         id, coachee, now);
}

void begin_with_coach(db::Connection& db, const EngagementId& id, const CoachId& coach, const ContractId& contract,
                      Instant from) {
  db.run("insert into engagement_coach (engagement_id, coach_id, contract_id, from_at) values ($1, $2, $3, $4)", id,
         coach, contract, from);
}

void end_with_coach(db::Connection& db, const Engagement& e, Instant until) {
  db.run("update engagement_coach set until_at = $2 where engagement_id = $1 and until_at is null", e.id, until);
  db.run(
      "update session set coach_id = $2, contract_id = $3 where engagement_id = $1 and coach_id is null and "
      "(completed_at is not null or cancelled_at is not null or not_attended_at is not null)",
      e.id, e.coach, e.contract);
}

void add_event(const access::Work& work, const EngagementId& id, std::string_view kind, std::string_view reason,
               std::string_view detail, std::optional<int> amount) {
  work.db.run(
      "insert into engagement_event (id, engagement_id, at, by_person_id, by_name, kind, reason, amount, detail) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      new_id(), id, work.now, work.actor.person, work.actor.name, kind,
      reason.empty() ? db::Value() : db::Value(reason), amount, detail);
}

}  // namespace store

std::optional<Engagement> find(db::Connection& db, const EngagementId& id) {
  for (const db::Row& row : db.query("select " WAYMARK_ENGAGEMENT_COLUMNS " from engagement e where e.id = $1", id))
    return store::engagement_from(row);
  return std::nullopt;
}

std::vector<Partner> partners_of(db::Connection& db, const EngagementId& id) {
  std::vector<Partner> found;
  for (const db::Row& row : db.query(
           "select c.person_id, c.first_name || ' ' || c.last_name, e.coach_accepted_at, 0 as place "
           "from engagement e join coach_v c on c.id = e.coach_id where e.id = $1 union all "
           "select k.person_id, p.first_name || ' ' || p.last_name, k.accepted_at, k.place from engagement_coachee k "
           "join person_v p on p.id = k.person_id where k.engagement_id = $1 and k.left_at is null order by 4",
           id))
    found.push_back(
        {row.get<PersonId>(0), row.get<std::string>(1), row.integer(3) == 0, row.get<std::optional<Instant>>(2)});
  return found;
}

std::vector<Event> events_of(db::Connection& db, const EngagementId& id) {
  std::vector<Event> found;
  for (const db::Row& row :
       db.query("select at, by_name, kind, reason, detail, amount from engagement_event where engagement_id = $1 "
                "order by at, id",
                id))
    found.push_back({row.get<Instant>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
                     row.get<std::string>(4), row.get<std::optional<int>>(5)});
  return found;
}

}  // namespace waymark::engagements
