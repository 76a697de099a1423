// Newer keys in the place of older ones, while others read and write: both are there until nothing needs the older.
#include <thread>

#include "keys/bound.hpp"
#include "keys/store.hpp"

namespace waymark::keys {
namespace {

constexpr std::int64_t kAtOnce = 200;  // keys wrapped anew in one transaction: others wait no longer than for these
constexpr int kPatience = 200;         // how often others may stand in the way before a rotation is given up
constexpr auto kPause = std::chrono::milliseconds(10);

/// Runs `step`, which wraps at most so many keys anew and answers how many, until there are none left: fewer at once
/// when others stand in its way.
std::int64_t until_none(const std::function<std::int64_t(std::int64_t at_once)>& step) {
  std::int64_t keys = 0, at_once = kAtOnce;
  for (int busy = 0;;) {
    try {
      const auto wrapped = step(at_once);
      if (wrapped == 0) return keys;
      keys += wrapped;
      at_once = std::min(kAtOnce, 2 * at_once);
    } catch (const db::BusyFault&) {
      if (++busy == kPatience) throw;
      at_once = std::max<std::int64_t>(1, at_once / 4);
      std::this_thread::sleep_for(kPause);
    }
  }
}

/// A change that is tried again while others stand in its way.
void change_patiently(db::Database& database, const std::function<void(db::Connection&)>& deed) {
  for (int busy = 1;; ++busy) {
    try {
      return database.change_now(deed);
    } catch (const db::BusyFault&) {
      if (busy == kPatience) throw;
      std::this_thread::sleep_for(kPause);
    }
  }
}

}  // namespace

Rewrapped KeyStore::rotate_master() {
  const auto before =
      database_->read_value<std::int64_t>([](db::Connection& db) { return store::master_version(db).value_or(0); });
  Rewrapped done;
  done.version = master_->make_newer(before);
  // From here on what is new is wrapped by it, in every process.
  change_patiently(*database_, [&](db::Connection& db) { store::set_master_version(db, done.version); });
  done.keys = rewrap_organisations(done.version);
  database_->compact(store::tables());
  master_->drop_before(done.version);
  refresh_mirror();
  return done;
}

std::int64_t KeyStore::rewrap_organisations(std::int64_t version) {
  return until_none([&](std::int64_t at_once) {
    std::int64_t wrapped = 0;
    database_->change_now([&](db::Connection& db) {
      wrapped = 0;
      for (auto& row : store::behind(db, version, at_once)) {
        const auto associated = bound(row.organisation, row.version);
        const Key key = master_->unwrap(row.master_version, row.wrapped, associated);
        store::rewrap(db, {row.organisation, row.version, version, master_->wrap(version, key, associated)});
        ++wrapped;
      }
    });
    return wrapped;
  });
}

Rewrapped KeyStore::rotate_organisation(const OrganisationId& organisation) {
  Rewrapped done;
  change_patiently(*database_, [&](db::Connection& db) {
    const auto newest = store::newest(db, organisation);
    done.version = newest ? newest->version + 1 : 0;
    if (newest) make_organisation_key(db, organisation, done.version);
  });
  if (done.version == 0) return done;
  for (bool over = false; !over;) {
    done.keys += rewrap_scopes(organisation, done.version);
    change_patiently(*database_, [&](db::Connection& db) {
      // Another process may just have made a key with the older one: then once more.
      over = store::behind(db, organisation, done.version, 1).empty();
      if (over) store::remove_before(db, organisation, done.version);
    });
  }
  database_->compact(store::tables());
  refresh_mirror();
  return done;
}

std::int64_t KeyStore::rewrap_scopes(const OrganisationId& organisation, std::int64_t version) {
  return until_none([&](std::int64_t at_once) {
    std::int64_t wrapped = 0;
    database_->change_now([&](db::Connection& db) {
      wrapped = 0;
      const auto by = store::organisation(db, organisation, version);
      if (!by) return;  // another rotation has overtaken this one
      const Key newer = master_->unwrap(by->master_version, by->wrapped, bound(organisation, version));
      for (auto& row : store::behind(db, organisation, version, at_once)) {
        const auto old = store::organisation(db, organisation, row.organisation_version).value();
        const auto key = unwrap(*organisation_key(old), row.wrapped, bound(row.scope, old.version));
        if (!key)
          throw KeyFault(fmt::format("the key of {} {} does not open: nothing was rotated after it", row.scope.kind,
                                     row.scope.id));
        store::rewrap(db, {row.scope, version, wrap(newer, *key, bound(row.scope, version))});
        ++wrapped;
      }
    });
    return wrapped;
  });
}

}  // namespace waymark::keys
