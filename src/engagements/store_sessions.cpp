#include "engagements/store_rows.hpp"

namespace waymark::engagements {
namespace store {

Session session_from(const db::Row& row) {
  Session s;
  s.id = row.get<SessionId>(0);
  s.engagement = row.get<EngagementId>(1);
  s.number = row.get<int>(2);
  s.starts_at = row.get<std::optional<Instant>>(3);
  s.minutes = row.get<int>(4);
  s.mode = mode_from(row.text(5)).value();
  s.arranged_at = row.get<std::optional<Instant>>(6);
  s.completed_at = row.get<std::optional<Instant>>(7);
  s.completed_by = row.get<PersonId>(8);
  s.cancelled_at = row.get<std::optional<Instant>>(9);
  s.cancelled_by = row.get<PersonId>(10);
  if (!row.is_null(11)) s.cancelled_side = side_from(row.text(11));
  s.cancel_notice_hours = row.get<std::optional<int>>(12);
  s.cancel_reason = row.get<std::string>(13);
  s.not_attended_at = row.get<std::optional<Instant>>(14);
  s.not_attended_by = row.get<PersonId>(15);
  s.attended = row.get<std::optional<int>>(16);
  s.moves = row.get<int>(17);
  s.coach = row.get<CoachId>(18);
  s.contract = row.get<ContractId>(19);
  return s;
}

namespace {

std::optional<Date> day_of(const Session& session) {
  if (!session.starts_at) return std::nullopt;
  return london(*session.starts_at).date;
}

}  // namespace

int last_number(db::Connection& db, const EngagementId& id) {
  return db.value<int>("select max(number) from session where engagement_id = $1", id).value_or(0);
}

void insert(db::Connection& db, const Session& s, Instant now) {
  db.run(
      "insert into session (id, engagement_id, number, starts_at, starts_on, duration_minutes, mode, arranged_at, "
      "arranged_by, completed_at, completed_by, attended, moves, held_by, changed_at) select $1, e.id, $3, $4, $5, "
      "$6, "
      "$7, $8, $9, $10, $11, $12, 0, e.coach_id, $13 from engagement e where e.id = $2",
      s.id, s.engagement, s.number, s.starts_at, day_of(s), s.minutes, code(s.mode), s.arranged_at, s.arranged_by,
      s.completed_at, s.completed_by, s.attended, now);
}

void update(db::Connection& db, const Session& s, Instant now) {
  db.run(
      "update session set starts_at = $2, starts_on = $3, duration_minutes = $4, mode = $5, completed_at = $6, "
      "completed_by = $7, cancelled_at = $8, cancelled_by = $9, cancelled_side = $10, cancel_notice_hours = $11, "
      "cancel_reason = $12, not_attended_at = $13, not_attended_by = $14, attended = $15, moves = $16, "
      "changed_at = $17 where id = $1",
      s.id, s.starts_at, day_of(s), s.minutes, code(s.mode), s.completed_at, s.completed_by, s.cancelled_at,
      s.cancelled_by, s.cancelled_side ? db::Value(code(*s.cancelled_side)) : db::Value(), s.cancel_notice_hours,
      s.cancel_reason.empty() ? db::Value() : db::Value(s.cancel_reason), s.not_attended_at, s.not_attended_by,
      s.attended, s.moves, now);
}

void remove(db::Connection& db, const SessionId& id) {
  db.run("delete from session_attendance where session_id = $1", id);
  db.run("delete from session where id = $1", id);
}

void add_move(const access::Work& work, const SessionId& id, std::optional<Instant> from, Instant to,
              std::string_view reason) {
  work.db.run(
      "insert into session_move (session_id, moved_at, moved_by, by_name, from_at, to_at, reason) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      id, work.now, work.actor.person, work.actor.name, from, to, reason);
}

void set_attendance(db::Connection& db, const SessionId& id, const std::vector<PersonId>& attended) {
  db.run("delete from session_attendance where session_id = $1", id);
  for (const auto& person : attended)
    db.run("insert into session_attendance (session_id, person_id) values ($1, $2)", id, person);
}

std::vector<PersonId> attendance(db::Connection& db, const SessionId& id) {
  std::vector<PersonId> found;
  for (const db::Row& row : db.query("select person_id from session_attendance where session_id = $1", id))
    found.push_back(row.get<PersonId>(0));
  return found;
}

std::optional<Clash> clash(db::Connection& db, const EngagementId& id, const SessionId& session, Instant from,
                           Instant until) {
  // No session is longer than a day, so only those that start within one before can reach into this one. What is
  // completed is looked for by its day, what is open by its start: for these there are indexes.
  constexpr const char* kSql =
      "with who as (select c.person_id from engagement e join coach_v c on c.id = e.coach_id where e.id = $1 "
      "union select k.person_id from engagement_coachee k where k.engagement_id = $1 and k.left_at is null), "
      "holders as (select w.person_id, c.id as coach_id from who w join coach_v c on c.person_id = w.person_id), "
      "theirs as (select w.person_id, k.engagement_id from who w join engagement_coachee k on k.person_id = "
      "w.person_id "
      "where k.left_at is null), "
      "near as (select h.person_id, s.id, s.engagement_id, s.starts_at, s.duration_minutes from holders h join "
      "session s "
      "on s.held_by = h.coach_id where s.completed_at is not null and s.starts_on between $6 and $7 "
      "union all select h.person_id, s.id, s.engagement_id, s.starts_at, s.duration_minutes from holders h join "
      "session s "
      "on s.held_by = h.coach_id where s.completed_at is null and s.cancelled_at is null and s.not_attended_at is "
      "null "
      "and s.starts_at > $5 and s.starts_at < $4 "
      "union all select t.person_id, s.id, s.engagement_id, s.starts_at, s.duration_minutes from theirs t join "
      "session s "
      "on s.engagement_id = t.engagement_id where s.completed_at is not null and s.starts_on between $6 and $7 "
      "union all select t.person_id, s.id, s.engagement_id, s.starts_at, s.duration_minutes from theirs t join "
      "session s "
      "on s.engagement_id = t.engagement_id where s.completed_at is null and s.cancelled_at is null and "
      "s.not_attended_at is null and s.starts_at > $5 and s.starts_at < $4) "
      "select p.first_name || ' ' || p.last_name, n.starts_at, n.engagement_id = $1 from near n "
      "join person_v p on p.id = n.person_id where n.id <> $2 and n.starts_at < $4 "
      "and n.starts_at + n.duration_minutes * 60000000 > $3 order by n.starts_at, n.engagement_id <> $1 limit 1";
  const std::string other = session.empty() ? "" : session.str();
  const Instant a_day_before = from.plus(-std::chrono::hours(24));
  for (const db::Row& row :
       db.query(kSql, id, other, from, until, a_day_before, london(a_day_before).date, london(until).date))
    return Clash{row.get<std::string>(0), row.get<Instant>(1), row.boolean(2)};
  return std::nullopt;
}

}  // namespace store

std::optional<Session> find_session(db::Connection& db, const EngagementId& engagement, const SessionId& id) {
  for (const db::Row& row :
       db.query("select " WAYMARK_SESSION_COLUMNS " from session s where s.id = $1 and s.engagement_id = $2", id,
                engagement))
    return store::session_from(row);
  return std::nullopt;
}

std::vector<Session> sessions_of(db::Connection& db, const EngagementId& id) {
  std::vector<Session> found;
  for (const db::Row& row :
       db.query("select " WAYMARK_SESSION_COLUMNS " from session s where s.engagement_id = $1 order by s.number", id))
    found.push_back(store::session_from(row));
  return found;
}

std::vector<SessionMove> moves_of(db::Connection& db, const SessionId& id) {
  std::vector<SessionMove> found;
  for (const db::Row& row : db.query("select moved_at, by_name, from_at, to_at, reason from session_move where "
                                     "session_id = $1 order by moved_at",
                                     id))
    found.push_back({row.get<Instant>(0), row.get<std::string>(1), row.get<std::optional<Instant>>(2),
                     row.get<Instant>(3), row.get<std::string>(4)});
  return found;
}

}  // namespace waymark::engagements
