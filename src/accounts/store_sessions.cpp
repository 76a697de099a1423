#include "accounts/store.hpp"

namespace waymark::accounts::store {

void insert_session(db::Connection& db, const std::string& hash, const AccountId& account,
                    const std::string& form_token, Instant now, std::string_view address, std::string_view agent) {
  db.run(
      "insert into sign_in_session (token_hash, account_id, form_token, started_at, seen_at, signed_in_from, "
      "browser) "
      "values ($1, $2, $3, $4, $4, $5, $6)",
      hash, account, form_token, now, address, agent);
}

std::int64_t end_session(db::Connection& db, const AccountId& account, std::string_view hash, Instant now) {
  return db.run(
      "update sign_in_session set ended_at = $1 where token_hash = $2 and account_id = $3 and ended_at is null", now,
      hash, account);
}

std::int64_t end_sessions_but(db::Connection& db, const AccountId& account, std::string_view but, Instant now) {
  return db.run(
      "update sign_in_session set ended_at = $1 where account_id = $2 and token_hash <> $3 and ended_at is null", now,
      account, but);
}

std::int64_t revoke_token(db::Connection& db, const AccountId& account, std::string_view hash, Instant now) {
  return db.run(
      "update api_token set revoked_at = $1 where token_hash = $2 and account_id = $3 and revoked_at is null", now,
      hash, account);
}

std::int64_t revoke_tokens(db::Connection& db, const AccountId& account, Instant now) {
  return db.run("update api_token set revoked_at = $1 where account_id = $2 and revoked_at is null", now, account);
}

void insert_token(db::Connection& db, const std::string& hash, const AccountId& account, std::string_view name,
                  Instant now, Instant expires_at) {
  db.run("insert into api_token (token_hash, account_id, name, made_at, expires_at) values ($1, $2, $3, $4, $5)",
         hash, account, name, now, expires_at);
}

void insert_ticket(db::Connection& db, const std::string& hash, const AccountId& account, Instant now) {
  db.run("insert into half_sign_in (token_hash, account_id, made_at) values ($1, $2, $3)", hash, account, now);
}

std::optional<AccountId> ticket_account(db::Connection& db, const std::string& hash, Instant since) {
  return db.value<AccountId>(
      "select account_id from half_sign_in where token_hash = $1 and made_at >= $2 and ended_at is null", hash,
      since);
}

void end_tickets(db::Connection& db, const AccountId& account, Instant now) {
  db.run("update half_sign_in set ended_at = $1 where account_id = $2 and ended_at is null", now, account);
}

bool is_known_device(db::Connection& db, const std::string& hash, const AccountId& account) {
  return db.value<std::int64_t>("select 1 from known_device where token_hash = $1 and account_id = $2", hash, account)
      .has_value();
}

bool is_anyones_device(db::Connection& db, const std::string& hash) {
  return db.value<std::int64_t>("select 1 from known_device where token_hash = $1 limit 1", hash).has_value();
}

bool has_known_device(db::Connection& db, const AccountId& account) {
  return db.value<std::int64_t>("select 1 from known_device where account_id = $1 limit 1", account).has_value();
}

void note_device(db::Connection& db, const std::string& hash, const AccountId& account, Instant now) {
  db.run(
      "insert into known_device (token_hash, account_id, made_at, used_at) values ($1, $2, $3, $3) "
      "on conflict (token_hash, account_id) do update set used_at = excluded.used_at",
      hash, account, now);
}

void forget_devices(db::Connection& db, const AccountId& account) {
  db.run("delete from known_device where account_id = $1", account);
}

std::pair<std::int64_t, std::int64_t> end_everything(db::Connection& db, Instant now) {
  const auto sessions = db.run("update sign_in_session set ended_at = $1 where ended_at is null", now);
  return {sessions, db.run("update api_token set revoked_at = $1 where revoked_at is null", now)};
}

}  // namespace waymark::accounts::store
