#include "engagements/store_records.hpp"

#include <array>
#include <deque>
#include <map>

#include "engagements/store.hpp"

namespace waymark::engagements {
namespace {

/// The moments a session's status in a file stands for; who did it and why are not known.
struct Moments {
  std::optional<Instant> arranged_at, completed_at, cancelled_at, not_attended_at;
};
Moments moments_of(const SessionRecord& record) {
  Moments moments;
  const auto ends_at = record.starts_at.plus(std::chrono::minutes(record.minutes));
  if (record.status == "completed") moments.completed_at = ends_at;
  else if (record.status == "did_not_attend") moments.not_attended_at = ends_at;
  else if (record.status == "cancelled")
    moments.cancelled_at = record.starts_at.plus(-std::chrono::hours(record.cancelled_hours_before.value_or(0)));
  else moments.arranged_at = kNotRecordedWhen;
  return moments;
}

std::optional<Date> ended_on(const EngagementRecord& record, std::string_view status) {
  return record.status == status ? record.ended_on : std::nullopt;
}

db::Value not_recorded_if(bool applies) { return applies ? db::Value(programmes::kNotRecorded) : db::Value(); }

std::string status_of(const Engagement& engagement) {
  if (engagement.completed_on) return "completed";
  if (engagement.ended_early_on) return "ended_early";
  if (engagement.declined_at) return "declined";
  if (engagement.agreed_at) return "active";
  return engagement.asked_at ? "waiting" : "proposed";
}

}  // namespace

std::map<std::string, EngagementRecord> load_engagements(db::Connection& db) {
  std::map<std::string, EngagementRecord> found;
  for (const db::Row& row : db.query(
           "select e.id, e.ref, e.programme_id, k.person_id, e.coach_id, e.contract_id, e.starts_on, "
           "e.planned_sessions, e.planned_minutes, e.funded, e.asked_at, e.declined_at, e.agreed_at, e.completed_on, "
           "e.ended_early_on from engagement e join engagement_coachee k on k.engagement_id = e.id and k.place = "
           "1")) {
    Engagement state;
    state.asked_at = row.get<std::optional<Instant>>(10);
    state.declined_at = row.get<std::optional<Instant>>(11);
    state.agreed_at = row.get<std::optional<Instant>>(12);
    state.completed_on = row.get<std::optional<Date>>(13);
    state.ended_early_on = row.get<std::optional<Date>>(14);
    EngagementRecord record;
    record.id = row.get<EngagementId>(0);
    record.ref = row.get<std::string>(1);
    record.programme = row.get<ProgrammeId>(2);
    record.coachee = row.get<PersonId>(3);
    record.coach = row.get<CoachId>(4);
    record.contract = row.get<ContractId>(5);
    record.starts_on = row.get<Date>(6);
    record.planned_sessions = row.get<int>(7);
    record.planned_minutes = row.get<int>(8);
    record.funded = programmes::funded_from(row.text(9)).value();
    record.status = status_of(state);
    record.ended_on = state.completed_on ? state.completed_on : state.ended_early_on;
    found.emplace(record.ref, std::move(record));
  }
  return found;
}

std::vector<SessionRecord> load_sessions(db::Connection& db, std::span<const EngagementId> of) {
  std::vector<SessionRecord> found;
  const auto add = [&](const Session& session) {
    SessionRecord record;
    record.id = session.id;
    record.engagement = session.engagement;
    record.number = session.number;
    record.starts_at = session.starts_at.value_or(Instant());
    record.minutes = session.minutes;
    record.mode = session.mode;
    record.status = session.completed_at      ? "completed"
                    : session.cancelled_at    ? "cancelled"
                    : session.not_attended_at ? "did_not_attend"
                                              : "arranged";
    if (session.cancelled_at) record.cancelled_hours_before = session.cancel_notice_hours;
    found.push_back(std::move(record));
  };
  for (const auto& id : of)
    for (const auto& session : sessions_of(db, id)) add(session);
  if (!of.empty()) return found;
  for (const db::Row& row :
       db.query("select " WAYMARK_SESSION_COLUMNS " from session s order by s.engagement_id, s.number"))
    add(store::session_from(row));
  return found;
}

namespace store {

void insert(const access::Work& work, std::span<const EngagementRow> rows) {
  if (rows.empty()) return;
  constexpr std::array<std::string_view, 29> kColumns{"id",
                                                      "ref",
                                                      "programme_id",
                                                      "coach_id",
                                                      "contract_id",
                                                      "funded",
                                                      "starts_on",
                                                      "planned_sessions",
                                                      "planned_minutes",
                                                      "organisation_id",
                                                      "agency_id",
                                                      "grade",
                                                      "proposed_at",
                                                      "asked_at",
                                                      "agreed_at",
                                                      "coach_accepted_at",
                                                      "completed_on",
                                                      "ended_early_on",
                                                      "end_reason",
                                                      "coachee_name",
                                                      "coachee_sort_key",
                                                      "coachees",
                                                      "sessions_completed",
                                                      "minutes_completed",
                                                      "sessions_cancelled",
                                                      "sessions_not_attended",
                                                      "ordered_net",
                                                      "delivered_net",
                                                      "created_at"};
  constexpr std::array<std::string_view, 5> kCoacheeColumns{"engagement_id", "person_id", "place", "joined_at",
                                                            "accepted_at"};
  constexpr std::array<std::string_view, 4> kCoachColumns{"engagement_id", "coach_id", "contract_id", "from_at"};
  constexpr std::array<std::string_view, 7> kEventColumns{"id",      "engagement_id", "at",    "by_person_id",
                                                          "by_name", "kind",          "detail"};
  std::vector<std::string_view> columns(kColumns.begin(), kColumns.end());
  columns.push_back("changed_at");
  std::vector<std::vector<db::Value>> engagements, coachees, coaches, events;
  std::deque<std::string> event_ids;
  for (const auto& row : rows) {
    const auto& r = *row.record;
    engagements.push_back({r.id,
                           r.ref,
                           r.programme,
                           r.coach,
                           r.contract,
                           code(r.funded),
                           r.starts_on,
                           r.planned_sessions,
                           r.planned_minutes,
                           row.organisation,
                           row.agency,
                           row.grade,
                           kNotRecordedWhen,
                           kNotRecordedWhen,
                           kNotRecordedWhen,
                           kNotRecordedWhen,
                           ended_on(r, "completed"),
                           ended_on(r, "ended_early"),
                           not_recorded_if(r.status == "ended_early"),
                           "",
                           "",
                           1,
                           0,
                           0,
                           0,
                           0,
                           0,
                           0,
                           work.now,
                           work.now});
    coachees.push_back({r.id, r.coachee, 1, work.now, kNotRecordedWhen});
    coaches.push_back({r.id, r.coach, r.contract, kNotRecordedWhen});
    event_ids.push_back(new_id());
    events.push_back({event_ids.back(), r.id, work.now, work.actor.person, work.actor.name, "imported", ""});
  }
  work.db.bulk_insert("engagement", columns, engagements);
  work.db.bulk_insert("engagement_coachee", kCoacheeColumns, coachees);
  work.db.bulk_insert("engagement_coach", kCoachColumns, coaches);
  work.db.bulk_insert("engagement_event", kEventColumns, events);
}

void update(const access::Work& work, const EngagementRecord& r) {
  work.db.run(
      "update engagement set programme_id = $2, coach_id = $3, contract_id = $4, funded = $5, starts_on = $6, "
      "planned_sessions = $7, planned_minutes = $8, changed_at = $9, "
      "agreement_signed_at = case when coach_id = $3 then agreement_signed_at end where id = $1",
      r.id, r.programme, r.coach, r.contract, code(r.funded), r.starts_on, r.planned_sessions, r.planned_minutes,
      work.now);
  // Where something is sealed, another coach begins anew: what was said before is not theirs to see.
  const bool another = work.db.run(
                           "update engagement_coach set until_at = $3 where engagement_id = $1 and until_at is null "
                           "and coach_id <> $2 and engagement_id in (select engagement_id from engagement_sealing)",
                           r.id, r.coach, work.now) > 0;
  if (another) begin_with_coach(work.db, r.id, r.coach, r.contract, work.now);
  work.db.run(
      "update engagement_coach set coach_id = $2, contract_id = $3 where engagement_id = $1 and until_at is null",
      r.id, r.coach, r.contract);
  work.db.run(
      "update engagement_coachee set person_id = $2 where engagement_id = $1 and place = 1 and person_id <> $2", r.id,
      r.coachee);
  // A file knows three statuses; what else an engagement can be is left as it is here.
  if (r.status == "active")
    work.db.run("update engagement set completed_on = null, ended_early_on = null, end_reason = null where id = $1",
                r.id);
  else if (r.status == "completed" || r.status == "ended_early")
    work.db.run(
        "update engagement set end_reason = case when cast($3 as bigint) is null then null "
        "else coalesce(end_reason, $4) end, completed_on = $2, ended_early_on = $3 where id = $1",
        r.id, ended_on(r, "completed"), ended_on(r, "ended_early"), programmes::kNotRecorded);
  work.db.run("update session set held_by = $2 where engagement_id = $1 and coach_id is null and held_by <> $2", r.id,
              r.coach);
  store::add_event(work, r.id, "imported");
}

bool place_follows(db::Connection& db, const EngagementRecord& r) {
  return !db.value<int>(
      "select 1 from engagement e join engagement_coachee k on k.engagement_id = e.id and k.place = 1 "
      "where e.id = $1 and e.starts_on = $2 and k.person_id = $3",
      r.id, r.starts_on, r.coachee);
}

void write_place(db::Connection& db, const EngagementRow& row) {
  db.run("update engagement set organisation_id = $2, agency_id = $3, grade = $4 where id = $1", row.record->id,
         row.organisation, row.agency, row.grade);
}

void insert(const access::Work& work, std::span<SessionRecord* const> records) {
  if (records.empty()) return;
  constexpr std::array<std::string_view, 16> kColumns{"id",
                                                      "engagement_id",
                                                      "number",
                                                      "starts_at",
                                                      "starts_on",
                                                      "duration_minutes",
                                                      "mode",
                                                      "arranged_at",
                                                      "completed_at",
                                                      "cancelled_at",
                                                      "cancel_notice_hours",
                                                      "cancel_reason",
                                                      "not_attended_at",
                                                      "moves",
                                                      "held_by",
                                                      "changed_at"};
  std::map<EngagementId, CoachId> coaches;
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(records.size());
  for (const auto* r : records) {
    const auto moments = moments_of(*r);
    auto& coach = coaches[r->engagement];
    if (coach.empty())
      coach = work.db.value<CoachId>("select coach_id from engagement where id = $1", r->engagement).value();
    rows.push_back({r->id, r->engagement, r->number, r->starts_at, london(r->starts_at).date, r->minutes,
                    code(r->mode), moments.arranged_at, moments.completed_at, moments.cancelled_at,
                    moments.cancelled_at ? db::Value(r->cancelled_hours_before) : db::Value(),
                    not_recorded_if(moments.cancelled_at.has_value()), moments.not_attended_at, 0, coach, work.now});
  }
  work.db.bulk_insert("session", kColumns, rows);
}

void update(const access::Work& work, const SessionRecord& r) {
  const auto moments = moments_of(r);
  work.db.run(
      "update session set number = $2, starts_at = $3, starts_on = $4, duration_minutes = $5, mode = $6, "
      "arranged_at = coalesce(arranged_at, $7), completed_at = $8, cancelled_at = $9, "
      "cancel_reason = case when cast($9 as bigint) is null then null else coalesce(cancel_reason, $12) end, "
      "cancel_notice_hours = $10, not_attended_at = $11, completed_by = null, cancelled_by = null, "
      "cancelled_side = null, not_attended_by = null, changed_at = $13 where id = $1",
      r.id, r.number, r.starts_at, london(r.starts_at).date, r.minutes, code(r.mode), moments.arranged_at,
      moments.completed_at, moments.cancelled_at,
      moments.cancelled_at ? db::Value(r.cancelled_hours_before) : db::Value(), moments.not_attended_at,
      programmes::kNotRecorded, work.now);
}

void each_slot(db::Connection& db, const std::function<void(const Slot&)>& take) {
  for (const db::Row& row : db.query(
           "select w.person_id, p.first_name || ' ' || p.last_name, w.starts_at, w.duration_minutes, w.id, e.ref, "
           "w.number from (select s.*, c.person_id from session s join coach_v c on c.id = s.held_by union all "
           "select s.*, k.person_id from session s join engagement_coachee k on k.engagement_id = s.engagement_id "
           "where k.left_at is null) w join engagement e on e.id = w.engagement_id join person_v p on p.id = "
           "w.person_id where w.cancelled_at is null and w.not_attended_at is null and w.starts_at is not null "
           "order by w.person_id, w.starts_at, w.id")) {
    Slot slot;
    slot.person = row.get<PersonId>(0);
    slot.name = row.get<std::string>(1);
    slot.starts_at = row.get<Instant>(2);
    slot.ends_at = slot.starts_at.plus(std::chrono::minutes(row.integer(3)));
    slot.session = row.get<SessionId>(4);
    slot.ref = row.get<std::string>(5);
    slot.number = row.get<int>(6);
    take(slot);
  }
}

}  // namespace store
}  // namespace waymark::engagements
