#include "rights/store.hpp"

namespace waymark::rights {
namespace {

const access::Actor& keeper() {
  static const auto actor = access::Actor::program("retention schedule");
  return actor;
}

access::Work work_on(db::Connection& db, Instant now) { return {db, keeper(), now, london(now).date}; }

std::optional<DueScope> with_own_date(const access::Work& work, const Rooms& rooms, const keys::Scope& scope) {
  // Whatever its date is, also when it was moved.
  constexpr Date kEver(2199, 12, 31);
  for (const auto& own_dates : rooms.own_dates)
    for (auto& one : own_dates(work, kEver))
      if (one.scope == scope) return std::move(one);
  return std::nullopt;
}

/// Whether it is due and not held as things are now: the engagement may have been taken up again, or a hold laid.
bool still_due(const access::Work& work, const Rooms& rooms, const keys::Scope& scope) {
  if (scope.kind == "engagement") {
    const auto one = store::ended(work.db, EngagementId(scope.id));
    return one && !one->held &&
           due_on(one->ended_on, schedule_of(work.db, one->programme), one->lifted_at) <= work.today;
  }
  const auto one = with_own_date(work, rooms, scope);
  return one && one->due_on <= work.today && !is_held(work, rooms, scope);
}

bool shred_one(db::Database& database, vault::Vault& vault, const Rooms& rooms, const keys::Scope& scope,
               Instant now) {
  bool shredded = false;
  database.change_now([&](db::Connection& db) {
    const auto work = work_on(db, now);
    shredded = still_due(work, rooms, scope);
    if (!shredded) return;
    for (const auto& aggregate : rooms.aggregations) aggregate(vault, work, scope);
    vault.shred(work, scope, "retention_over");
  });
  return shredded;
}

}  // namespace

bool is_held(const access::Work& work, const Rooms& rooms, const keys::Scope& scope) {
  if (scope.kind == "engagement") return store::is_held(work.db, EngagementId(scope.id));
  const auto one = with_own_date(work, rooms, scope);
  if (!one) return false;
  if (one->engagement && store::is_held(work.db, one->engagement)) return true;
  return std::any_of(one->people.begin(), one->people.end(),
                     [&](const PersonId& person) { return store::is_held(work.db, person); });
}

int keep_to_schedule(db::Database& database, vault::Vault& vault, const Rooms& rooms, Instant now) {
  std::vector<Due> all;
  database.read([&](db::Connection& db) {
    const auto work = work_on(db, now);
    all = due_within(work, rooms, work.today);
  });
  int shredded = 0;
  for (const auto& due : all) {
    if (due.held) continue;
    // What cannot be shredded now must not keep the others: it is tried again in an hour.
    try {
      shredded += shred_one(database, vault, rooms, due.scope, now);
    } catch (const std::exception& fault) {
      log(Level::error, "not_shredded", {{"kind", due.scope.kind}, {"id", due.scope.id}, {"why", fault.what()}});
    }
  }
  vault.destroy_shredded_keys(database, now, [&](db::Connection& db, const keys::Scope& scope) {
    return is_held(work_on(db, now), rooms, scope);
  });
  return shredded;
}

}  // namespace waymark::rights
