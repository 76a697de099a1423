#pragma once
// A small house for this room's tests: a department with two agencies, a handful of people, a stopped clock.
#include <functional>
#include <memory>
#include <string>

#include "accounts/accounts.hpp"
#include "people/people.hpp"
#include "tests/support/database.hpp"

namespace waymark::accounts::testing {

inline constexpr const char* kPassword = "marigold kettle otter";

class House {
 public:
  explicit House(Settings settings = {});

  PersonId person(const std::string& name) { return ids_.at(name); }
  /// Opens an account with kPassword, without sign-in.
  AccountId account(const std::string& name);
  /// Gives a role: "programme_manager@organisation:DEP".
  void grant(const std::string& name, const std::string& role);
  /// Signs in by starting a session: the cookie.
  std::string cookie(const std::string& name);

  /// Does something as the program itself, or as somebody signed in.
  void as_program(const std::function<void(const access::Work&)>& deed);
  void as(const std::string& name, const std::function<void(const access::Work&)>& deed);
  /// Who the doorkeeper says it is.
  access::Actor asks(const std::string& cookie);

  SignInDesk desk(Browser browser = {"192.0.2.1", "a browser", "", ""}) { return {database(), keeper, clock.now(), browser}; }
  db::Database& database() { return held_.database(); }

  StoppedClock clock;
  AccountsDoorkeeper keeper;

 private:
  test::TestDatabase held_;
  std::map<std::string, PersonId> ids_;
};

/// The token in a one-time link.
std::string token_of(const std::string& path);
/// Audit lines of this action.
int told_in_audit(db::Database& database, const std::string& action);

}  // namespace waymark::accounts::testing
