#include "jobs/store_daily.hpp"

namespace waymark::jobs::store {

bool is_day_due(db::Connection& db, std::string_view name, Date today, Instant now) {
  for (const db::Row& row : db.query("select done_on, next_try_at from daily_work where name = $1", name))
    return row.get<Date>(0) < today && row.get<Instant>(1) <= now;
  return true;
}

std::optional<Date> claim_day(const access::Work& work, std::string_view name) {
  const auto before = work.db.value<Date>("select done_on from daily_work where name = $1", name);
  if (before && *before >= work.today) return std::nullopt;
  const auto changed = work.db.run(
      "insert into daily_work (name, done_on, next_try_at, attempts, last_error) values ($1, $2, $3, 0, '')"
      " on conflict (name) do update set done_on = excluded.done_on, next_try_at = excluded.next_try_at,"
      " attempts = 0, last_error = '' where daily_work.done_on < excluded.done_on",
      name, work.today, work.now);
  if (changed == 0) return std::nullopt;
  return before.value_or(work.today.plus(-1));
}

std::int64_t daily_attempts(db::Connection& db, std::string_view name) {
  return db.value<std::int64_t>("select attempts from daily_work where name = $1", name).value_or(0);
}

void daily_failed(db::Connection& db, std::string_view name, Date yesterday, std::string_view error,
                  Instant next_try_at) {
  db.run(
      "insert into daily_work (name, done_on, next_try_at, attempts, last_error) values ($1, $2, $3, 1, $4)"
      " on conflict (name) do update set next_try_at = excluded.next_try_at,"
      " attempts = daily_work.attempts + 1, last_error = excluded.last_error",
      name, yesterday, next_try_at, error);
}

}  // namespace waymark::jobs::store
