#include "accounts/store.hpp"

namespace waymark::accounts::store {

std::string_view code(LinkPurpose purpose) {
  return purpose == LinkPurpose::open_account ? "open_account" : "new_password";
}

void insert_link(db::Connection& db, const std::string& hash, const PersonId& person, LinkPurpose purpose,
                 const PersonId& by, Instant now, Instant expires_at) {
  db.run(
      "insert into invitation (token_hash, person_id, purpose, invited_by, made_at, expires_at) "
      "values ($1, $2, $3, $4, $5, $6)",
      hash, person, code(purpose), by, now, expires_at);
}

void withdraw_links(db::Connection& db, const PersonId& person, Instant now) {
  db.run("update invitation set withdrawn_at = $1 where person_id = $2 and used_at is null and withdrawn_at is null",
         now, person);
}

std::optional<PersonId> link_person(db::Connection& db, const std::string& hash, LinkPurpose purpose, Instant now) {
  return db.value<PersonId>(
      "select person_id from invitation where token_hash = $1 and purpose = $2 and expires_at > $3 "
      "and used_at is null and withdrawn_at is null",
      hash, code(purpose), now);
}

bool use_link(db::Connection& db, const std::string& hash, LinkPurpose purpose, Instant now) {
  return db.run(
             "update invitation set used_at = $1 where token_hash = $2 and purpose = $3 and expires_at > $1 "
             "and used_at is null and withdrawn_at is null",
             now, hash, code(purpose)) == 1;
}

void replace_first_token(db::Connection& db, const std::string& hash, Instant now, Instant expires_at) {
  db.run("delete from first_administrator_token where used_at is null");
  db.run("insert into first_administrator_token (token_hash, made_at, expires_at) values ($1, $2, $3)", hash, now,
         expires_at);
}

bool first_token_holds(db::Connection& db, const std::string& hash, Instant now) {
  return db
      .value<std::int64_t>(
          "select 1 from first_administrator_token where token_hash = $1 and expires_at > $2 and used_at is null",
          hash, now)
      .has_value();
}

bool use_first_token(db::Connection& db, const std::string& hash, Instant now) {
  return db.run(
             "update first_administrator_token set used_at = $1 "
             "where token_hash = $2 and expires_at > $1 and used_at is null",
             now, hash) == 1;
}

}  // namespace waymark::accounts::store
