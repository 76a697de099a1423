#include "accounts/store.hpp"

namespace waymark::accounts::store {

Failures failures(db::Connection& db, const std::string& key_hash) {
  for (const db::Row& row :
       db.query("select failures, last_failed_at from sign_in_throttle where key_hash = $1", key_hash))
    return {row.integer(0), row.get<Instant>(1)};
  return {};
}

void set_failures(db::Connection& db, const std::string& key_hash, const Failures& failures) {
  db.run(
      "insert into sign_in_throttle (key_hash, failures, last_failed_at) values ($1, $2, $3) "
      "on conflict (key_hash) do update set failures = excluded.failures, last_failed_at = excluded.last_failed_at",
      key_hash, failures.count, failures.last_at);
}

void clear_failures(db::Connection& db, const std::string& key_hash) {
  db.run("delete from sign_in_throttle where key_hash = $1", key_hash);
}

std::int64_t clear_away(db::Connection& db, Instant tries_before, Instant devices_before) {
  return db.run("delete from sign_in_throttle where last_failed_at < $1", tries_before) +
         db.run("delete from half_sign_in where made_at < $1", tries_before) +
         db.run("delete from known_device where used_at < $1", devices_before);
}

}  // namespace waymark::accounts::store
