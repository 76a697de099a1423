#pragma once
// The department of department.hpp with accounts: for tests of signing in and of roles.
#include <memory>
#include <string>

#include "accounts/accounts.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

namespace waymark::test {

inline constexpr const char* kPassword = "marigold kettle otter";

/// Monday 2 March 2026 at nine in the morning, until the test moves the clock.
class House {
 public:
  explicit House(accounts::Settings settings = {}, accounts::Surroundings surroundings = {})
      : clock(start_of_day(Date(2026, 3, 2)).plus(std::chrono::hours(9))),
        keeper(std::move(settings), std::move(surroundings)),
        held_(a_database()) {
    make_department(database(), Date(2026, 1, 5));
  }

  db::Database& database() { return held_.database(); }

  void as(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    act(database(), actor, clock.now(), deed);
  }
  void as_program(const std::function<void(const access::Work&)>& deed) { as(access::Actor::program("test"), deed); }
  template <class T>
  T read(const std::function<T(db::Connection&)>& look) {
    return database().read_value(look);
  }

  PersonId person(const std::string& staff_number) {
    return read<PersonId>(
        [&](db::Connection& db) { return people::person_with_staff_number(db, staff_number).value().id; });
  }
  static std::string email(const std::string& staff_number) { return "p" + staff_number + "@ministry.example"; }

  /// Opens an account with kPassword, if there is none, and gives roles ("agency_lead@organisation:COURTS").
  AccountId account(const std::string& staff_number, const std::vector<std::string>& roles = {}) {
    const auto whom = person(staff_number);
    AccountId id;
    as_program([&](const access::Work& work) {
      if (const auto found = accounts::account_of(work.db, whom)) id = found->id;
      else id = *accounts::add_account(work, whom, hash());
      for (const auto& role : roles)
        (void)*accounts::grant_role(work, whom, *accounts::read_grant(work.db, keeper.surroundings(), role));
    });
    return id;
  }

  /// A session begun without a password: the cookie.
  std::string cookie(const AccountId& account, const accounts::Browser& from = {"192.0.2.1", "a browser", "", ""}) {
    std::string value;
    as_program([&](const access::Work& work) { value = accounts::start_session(work, account, from); });
    return value;
  }
  /// Who the doorkeeper says it is.
  web::Doorkeeper::Guest guest(const std::string& cookie) {
    return read<web::Doorkeeper::Guest>(
        [&](db::Connection& db) { return keeper.by_cookie(db, cookie, clock.now()); });
  }
  access::Actor actor(const std::string& cookie) { return guest(cookie).actor; }
  bool is_signed_in(const std::string& cookie) { return actor(cookie).signed_in(); }

  accounts::SignInDesk desk(accounts::Browser from = {"192.0.2.1", "a browser", "", ""}) {
    return {database(), keeper, clock.now(), std::move(from)};
  }

  std::int64_t count(const std::string& from_where) {
    return read<std::int64_t>(
        [&](db::Connection& db) { return db.value<std::int64_t>("select count(*) from " + from_where).value(); });
  }

  StoppedClock clock;
  accounts::AccountsDoorkeeper keeper;

 private:
  const std::string& hash() {
    static const std::string hashed = accounts::password_hash(keeper, kPassword);
    return hashed;
  }
  TestDatabase held_;
};

inline std::unique_ptr<House> fresh_house(accounts::Settings settings = {},
                                          accounts::Surroundings surroundings = {}) {
  return std::make_unique<House>(std::move(settings), std::move(surroundings));
}

/// The secret of a one-time link.
inline std::string token_of(const std::string& path) { return path.substr(path.find('=') + 1); }

}  // namespace waymark::test
