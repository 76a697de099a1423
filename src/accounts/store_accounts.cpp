#include "accounts/store.hpp"

namespace waymark::accounts::store {
namespace {

#define WAYMARK_CANDIDATE                                                                              \
  "select a.id, p.id, p.first_name, p.last_name, p.email, a.password_hash, a.disabled_at, p.left_on, " \
  "a.code_confirmed_at, a.code_secret, a.code_last_step from account a join person_v p on p.id = a.person_id "

std::optional<Candidate> first(db::Rows rows) {
  for (const db::Row& row : rows) {
    Candidate found;
    found.account = row.get<AccountId>(0);
    found.person = row.get<PersonId>(1);
    found.name = row.get<std::string>(2) + " " + row.get<std::string>(3);
    found.email = row.get<std::string>(4);
    found.password_hash = row.get<std::string>(5);
    found.disabled = !row.is_null(6);
    found.left_on = row.get<std::optional<Date>>(7);
    found.has_codes = !row.is_null(8);
    found.code_secret = std::string(row.bytes(9));
    found.code_last_step = row.integer(10);
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Candidate> candidate_with_email(db::Connection& db, const std::string& email_key) {
  return first(db.query(WAYMARK_CANDIDATE "where p.email = $1", email_key));
}

std::optional<Candidate> candidate(db::Connection& db, const AccountId& account) {
  return first(db.query(WAYMARK_CANDIDATE "where a.id = $1", account));
}
#undef WAYMARK_CANDIDATE

bool any_account(db::Connection& db) { return db.value<std::string>("select id from account limit 1").has_value(); }

void insert_account(db::Connection& db, const AccountId& id, const PersonId& person, std::string_view password_hash,
                    Instant now) {
  db.run(
      "insert into account (id, person_id, password_hash, created_at, password_changed_at, language) "
      "values ($1, $2, $3, $4, $4, '')",
      id, person, password_hash, now);
}

void set_password(db::Connection& db, const AccountId& id, std::string_view password_hash, Instant now) {
  db.run("update account set password_hash = $1, password_changed_at = $2 where id = $3", password_hash, now, id);
}

void set_disabled(db::Connection& db, const AccountId& id, std::optional<Instant> at) {
  db.run("update account set disabled_at = $1 where id = $2", at, id);
}

void set_language(db::Connection& db, const AccountId& id, std::string_view language) {
  db.run("update account set language = $1 where id = $2", language, id);
}

void set_code_secret(db::Connection& db, const AccountId& id, std::string_view secret) {
  db.run("update account set code_secret = $1, code_confirmed_at = null, code_last_step = null where id = $2",
         db::Bytes{secret}, id);
}

void set_codes_confirmed(db::Connection& db, const AccountId& id, Instant at) {
  db.run("update account set code_confirmed_at = $1 where id = $2", at, id);
}

void clear_codes(db::Connection& db, const AccountId& id) {
  db.run("update account set code_secret = null, code_confirmed_at = null, code_last_step = null where id = $1", id);
  db.run("delete from recovery_code where account_id = $1", id);
}

bool use_code_step(db::Connection& db, const AccountId& id, std::int64_t step) {
  return db.run(
             "update account set code_last_step = $1 where id = $2 and (code_last_step is null or code_last_step < "
             "$1)",
             step, id) == 1;
}

void replace_recovery_codes(db::Connection& db, const AccountId& id, std::span<const std::string> hashes) {
  db.run("delete from recovery_code where account_id = $1", id);
  for (const auto& hash : hashes)
    db.run("insert into recovery_code (account_id, code_hash) values ($1, $2)", id, hash);
}

bool use_recovery_code(db::Connection& db, const AccountId& id, const std::string& hash, Instant now) {
  return db.run("update recovery_code set used_at = $1 where account_id = $2 and code_hash = $3 and used_at is null",
                now, id, hash) == 1;
}

}  // namespace waymark::accounts::store
