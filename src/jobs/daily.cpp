#include "jobs/daily.hpp"

#include "jobs/mail.hpp"
#include "jobs/patience.hpp"
#include "jobs/store_daily.hpp"

namespace waymark::jobs {
namespace {

constexpr std::chrono::hours kLongestPause{1};

bool do_one(db::Database& database, const DailyWork& daily, Instant now) {
  static const access::Actor actor = access::Actor::program("Waymark");
  bool done = false;
  database.change_now([&](db::Connection& db) {
    done = false;  // the change may be run again
    const access::Work work{db, actor, now, london(now).date};
    const auto since = store::claim_day(work, daily.name);
    if (!since) return;
    daily.run(work, *since);
    done = true;
  });
  return done;
}

void note_failure(db::Database& database, const DailyWork& daily, Instant now, std::string_view error) {
  database.change_now([&](db::Connection& db) {
    const auto failures = store::daily_attempts(db, daily.name) + 1;
    const auto next = now.plus(pause_after(failures, kLongestPause));
    store::daily_failed(db, daily.name, london(now).date.plus(-1), shortened(error), next);
  });
}

}  // namespace

int do_daily(db::Database& database, const Clock& clock, std::span<const DailyWork> works) {
  const Instant now = clock.now();
  const auto local = london(now);
  if (local.minutes < kMorning) return 0;
  int count = 0;
  for (const auto& daily : works) {
    bool is_due = false;
    database.read([&](db::Connection& db) { is_due = store::is_day_due(db, daily.name, local.date, now); });
    if (!is_due) continue;
    try {
      if (do_one(database, daily, now)) ++count;
    } catch (const std::exception& fault) {
      note_failure(database, daily, now, fault.what());
    }
  }
  return count;
}

}  // namespace waymark::jobs
