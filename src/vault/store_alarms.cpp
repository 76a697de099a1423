#include "audit/audit.hpp"
#include "vault/alarms.hpp"

namespace waymark::vault {
namespace {

constexpr std::string_view kAlarms =
    "select id, kind, subject_kind, subject_id, detail, first_at, last_at, times, acknowledged_at,"
    " acknowledged_by_name from alarm ";

std::vector<Alarm> gathered(db::Rows rows) {
  std::vector<Alarm> all;
  for (const db::Row& row : rows)
    all.push_back(
        {row.get<std::string>(0),
         {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4)},
         row.get<Instant>(5),
         row.get<Instant>(6),
         row.integer(7),
         row.get<std::optional<Instant>>(8),
         row.get<std::string>(9)});
  return all;
}

}  // namespace

void raise(const access::Work& work, const Cause& cause) {
  work.db.run(
      "insert into alarm (id, kind, subject_kind, subject_id, detail, first_at, last_at, times, acknowledged_by_name)"
      " values ($1, $2, $3, $4, $5, $6, $6, 1, '')"
      " on conflict (kind, subject_kind, subject_id, detail) where acknowledged_at is null"
      " do update set last_at = $6, times = alarm.times + 1",
      new_id(), cause.kind, cause.subject_kind, cause.subject_id, cause.detail, work.now);
  audit::record(work, "alarm_raised", cause.subject_kind, cause.subject_id,
                fmt::format("{}: {}", cause.kind, cause.detail));
}

std::vector<Alarm> alarms(db::Connection& db) {
  return gathered(
      db.query(std::string(kAlarms).append("where acknowledged_at is null order by last_at desc, id desc")));
}

std::vector<Alarm> latest_alarms(db::Connection& db, int size) {
  return gathered(db.query(std::string(kAlarms).append("order by last_at desc, id desc limit $1"), size));
}

void acknowledge(const access::Work& work, std::string_view alarm_id) {
  const auto found = gathered(work.db.query(std::string(kAlarms).append("where id = $1"), alarm_id));
  if (found.empty()) throw Refused(Refusal::not_found);
  if (found.front().acknowledged_at) throw Refused(Refusal::out_of_turn);
  work.db.run("update alarm set acknowledged_at = $2, acknowledged_by = $3, acknowledged_by_name = $4 where id = $1",
              alarm_id, work.now, work.actor.person, work.actor.name);
  audit::record(work, "alarm_acknowledged", found.front().cause.subject_kind, found.front().cause.subject_id,
                found.front().cause.kind);
}

}  // namespace waymark::vault
