#include "engagements/store_calendar.hpp"

#include "engagements/store_rows.hpp"

namespace waymark::engagements::store {
namespace {

#define WAYMARK_OPEN_SESSION "s.completed_at is null and s.cancelled_at is null and s.not_attended_at is null"

std::vector<Reminder> reminders(db::Rows rows) {
  std::vector<Reminder> all;
  for (const db::Row& row : rows)
    all.push_back({row.get<SessionId>(0), row.get<EngagementId>(1), row.get<PersonId>(2), row.get<Date>(3)});
  return all;
}

}  // namespace

std::optional<Session> session(db::Connection& db, const SessionId& id) {
  for (const db::Row& row : db.query("select " WAYMARK_SESSION_COLUMNS " from session s where s.id = $1", id))
    return session_from(row);
  return std::nullopt;
}

std::vector<DiarySession> sessions_of_person(db::Connection& db, const PersonId& person, Instant from, int most) {
  // A coach's own: not those an earlier coach held.
  constexpr const char* kSql =
      "with mine as (select e.id, c.id as coach_id from coach_v c join engagement e on e.coach_id = c.id"
      " where c.person_id = $1 union select k.engagement_id, cast(null as text) from engagement_coachee k"
      " where k.person_id = $1 and k.left_at is null),"
      " partners as (select m.id as engagement_id, c.person_id from mine m join engagement e on e.id = m.id"
      " join coach_v c on c.id = e.coach_id union select m.id, k.person_id from mine m join engagement_coachee k"
      " on k.engagement_id = m.id where k.left_at is null)"
      " select " WAYMARK_SESSION_COLUMNS
      ", not exists (select 1 from partners p where p.engagement_id = s.engagement_id"
      " and not exists (select 1 from calendar_choice_v c where c.person_id = p.person_id and c.titles_shown))"
      " from mine m join session s on s.engagement_id = m.id where s.starts_at >= $2 and s.cancelled_at is null"
      " and s.not_attended_at is null and (m.coach_id is null or s.coach_id is null or s.coach_id = m.coach_id)"
      " order by s.starts_at, s.id limit $3";
  constexpr int kTitled = 20;  // the column after the session's
  std::vector<DiarySession> all;
  for (const db::Row& row : db.query(kSql, person, from, most)) {
    DiarySession each{session_from(row), row.boolean(kTitled)};
    if (all.empty() || all.back().session.id != each.session.id) all.push_back(std::move(each));
  }
  return all;
}

std::vector<Reminder> sessions_on(db::Connection& db, Date day) {
  return reminders(
      db.query("select s.id, s.engagement_id, c.person_id, s.starts_on from session s"
               " join engagement e on e.id = s.engagement_id join coach_v c on c.id = e.coach_id"
               " where s.starts_on = $1 and " WAYMARK_OPEN_SESSION
               " union select s.id, s.engagement_id, k.person_id, s.starts_on from session s"
               " join engagement_coachee k on k.engagement_id = s.engagement_id and k.left_at is null"
               " where s.starts_on = $1 and " WAYMARK_OPEN_SESSION,
               day));
}

std::vector<Reminder> sessions_to_log(db::Connection& db, Date first, Date last) {
  return reminders(
      db.query("select s.id, s.engagement_id, c.person_id, s.starts_on from session s"
               " join engagement e on e.id = s.engagement_id join coach_v c on c.id = e.coach_id"
               " where s.starts_on between $1 and $2 and " WAYMARK_OPEN_SESSION,
               first, last));
}

}  // namespace waymark::engagements::store
