#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "accounts/doorkeeper.hpp"

namespace waymark::accounts {

/// Where a try to sign in comes from.
struct Browser {
  std::string address;
  std::string agent;    ///< what it calls itself
  std::string device;   ///< the cookie of a device that has signed in before; may be empty
  std::string session;  ///< the hash naming the session it has now: ended by signing in
};

/// What signing in needs and where it writes. Hashing runs outside any transaction, so these deeds open their own.
struct SignInDesk {
  db::Database& database;
  const AccountsDoorkeeper& keeper;
  Instant now;
  Browser browser;
};

/// Values for the cookies; only hashes are kept.
struct SignedIn {
  AccountId account;
  std::string session;
  std::string device;
};
/// The password was right; a code must follow within ten minutes.
struct CodeNeeded {
  std::string ticket;
};
/// Unknown, wrong, disabled, left: one answer for all.
struct Wrong {};
/// Slowed down; nothing was looked at.
struct TooSoon {
  std::chrono::seconds wait;
};
using Answer = std::variant<SignedIn, CodeNeeded, Wrong, TooSoon>;

/// Throws Refused{busy} when too many wait for hashing.
Answer sign_in(const SignInDesk& desk, std::string_view email, std::string_view password);
/// The second step: a code of the app, or a recovery code. Wrong also when the ticket is not, or no longer, good:
/// then Answer holds Wrong and ticket_holds() is false.
Answer enter_code(const SignInDesk& desk, std::string_view ticket, std::string_view code);
bool ticket_holds(db::Connection& db, std::string_view ticket, Instant now);

/// Uses an invitation up: makes the account with this password and signs in. Problems are at "password".
/// Refuses not_found when the link is not good, out_of_turn when it was used meanwhile.
Checked<SignedIn> open_account(const SignInDesk& desk, std::string_view token, std::string_view password);
/// Uses a new-password link up: sets the password and ends every session and token. Gives SignedIn or CodeNeeded.
Checked<Answer> choose_new_password(const SignInDesk& desk, std::string_view token, std::string_view password);

struct FirstAdministrator {
  std::string first_name;
  std::string last_name;
  std::string email;
};
/// Uses the console's token up: makes the person (or takes the one with that address), the account and the role.
Checked<SignedIn> open_first_administrator(const SignInDesk& desk, std::string_view token,
                                           const FirstAdministrator& who, std::string_view password);

/// Changes one's own password: every session and token ends, and a new session begins. Problems at
/// "current_password" and "password".
Checked<SignedIn> change_password(const SignInDesk& desk, const access::Actor& actor, std::string_view current,
                                  std::string_view password);
/// Whether this is the account's password, slowed down like signing in: nothing when it is, else the problem at
/// `field`.
Problems confirm_password(const SignInDesk& desk, const AccountId& account, std::string_view password,
                          std::string_view field);

/// Problems, at "password", that keep this from being somebody's password.
Problems password_problems(const Settings& settings, std::string_view password, std::string_view name,
                           std::string_view email);

/// Hashes a password in the lane: for seeds. Throws Refused{busy}.
std::string password_hash(const AccountsDoorkeeper& keeper, std::string_view password);

/// Begins a session for an account without asking anything: for seeds, measurements and tests. Gives the value of
/// the session's cookie.
std::string start_session(const access::Work& work, const AccountId& account, const Browser& browser);

/// Gives the actor's session a new cookie; the old one is dead. Its forms, drawn before, stay good.
std::string renew_session(const access::Work& work, const web::BrowserSession& session, const Browser& browser);

}  // namespace waymark::accounts
