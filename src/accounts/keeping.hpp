#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/doorkeeper.hpp"

namespace waymark::accounts {

struct Account {
  AccountId id;
  PersonId person;
  std::string name;
  std::string email;
  Instant created_at;
  Instant password_changed_at;
  std::optional<Instant> disabled_at;
  std::optional<Instant> codes_since;  ///< one-time codes are set up
  std::optional<Date> left_on;
  std::optional<Instant> last_seen_at;
  std::string language;  ///< "" for English
};
std::optional<Account> find_account(db::Connection& db, const AccountId& id);
std::optional<Account> account_with_email(db::Connection& db, std::string_view email);
std::optional<Account> account_of(db::Connection& db, const PersonId& person);

struct AccountFilter {
  std::string words = {};  ///< part of a name or address
  std::string state = {};  ///< "", "active", "disabled", "left", "without_codes"
  std::optional<access::Role> role = {};
  std::string sort = "name";  ///< "name", "-name", "seen", "-seen"
};
struct AccountLine {
  Account account;
  std::vector<access::Role> roles;  ///< granted ones
};
struct AccountPage {
  std::vector<AccountLine> lines;
  std::int64_t total = 0;  ///< counted up to 1,001
};
/// Accounts by page (counted from 1), for those with Permission::manage_accounts; the door asks.
AccountPage accounts(db::Connection& db, const AccountFilter& filter, Date today, int page, int size);

/// Makes an account with a password hashed before: for seeds. Problems: has one, or has left.
Checked<AccountId> add_account(const access::Work& work, const PersonId& person, std::string_view password_hash);

// Deeds of those with Permission::manage_accounts; refuse not_allowed without it. Each ends every session and API
// token of the account, and tells its person.
Checked<Done> disable(const access::Work& work, const AccountId& account);  ///< problem: one's own
Checked<Done> enable(const access::Work& work, const AccountId& account);   ///< ends nothing
void sign_out_everywhere(const access::Work& work, const AccountId& account);
/// Takes one-time codes away from someone who lost theirs; they set them up anew.
void remove_codes(const access::Work& work, const AccountId& account);

/// Takes a person's account away with its sessions, devices, tokens, codes and invitations; how many sessions were
/// kept. Roles they held are ended, and stay as such. Asks no permission: the deed that erases them does.
std::int64_t remove_account_of(const access::Work& work, const PersonId& person);

/// A session, named by the hash of its cookie.
struct SessionLine {
  std::string hash;
  Instant started_at;
  Instant seen_at;
  std::string address;
  std::string browser;
};
/// Sessions that still hold, latest first.
std::vector<SessionLine> sessions_of(db::Connection& db, const Settings& settings, const AccountId& account,
                                     Instant now);
/// Ends one of the actor's own sessions; not_found for another's.
void end_session(const access::Work& work, std::string_view hash);
/// Ends all the actor's sessions but the one named; how many.
std::int64_t end_other_sessions(const access::Work& work, std::string_view but);

struct TokenLine {
  std::string hash;
  std::string name;
  Instant made_at;
  Instant expires_at;
  std::optional<Instant> used_at;
};
std::vector<TokenLine> tokens_of(db::Connection& db, const AccountId& account, Instant now);
/// Makes an API token for an account; its text is given once. Needs the actor to be the account's own person, or
/// the program. Problem at "name": empty or longer than 60 characters.
Checked<std::string> make_token(const access::Work& work, const Settings& settings, const AccountId& account,
                                std::string_view name);
/// Revokes one of the actor's own tokens; not_found for another's.
void revoke_token(const access::Work& work, std::string_view hash);

// One-time codes of the actor's own account.
/// A new secret, not in use until confirmed; refuses out_of_turn when codes are set up.
void begin_codes(const access::Work& work);
/// The secret waiting to be confirmed, in base 32; nothing when none waits.
std::optional<std::string> codes_to_confirm(db::Connection& db, const AccountId& account);
/// With a right code (problem at "code" otherwise): codes are set up. Gives the recovery codes, to be shown once.
Checked<std::vector<std::string>> confirm_codes(const access::Work& work, std::string_view code);
/// New recovery codes in place of all before.
std::vector<std::string> renew_recovery_codes(const access::Work& work);
std::int64_t recovery_codes_left(db::Connection& db, const AccountId& account);
/// With a right code (problem at "code" otherwise): codes are no longer asked for.
Checked<Done> stop_codes(const access::Work& work, std::string_view code);

/// The language of one's own pages: "" for English or "cy" for Welsh; anything else is refused not_allowed.
void choose_language(const access::Work& work, std::string_view language);

/// Takes away what has served: counts of failed tries and half-made sign-ins a day old, devices not used for 400
/// days. For the program to call now and then; gives how many rows.
std::int64_t clear_away(db::Database& database, Instant now);

/// Ends every sign-in and revokes every token: after a restore, what had ended since would hold again.
void close_all_doors(const access::Work& work);

/// Whether granted roles wait for the actor to set up codes.
bool must_set_up_codes(const access::Work& work, const Settings& settings);

}  // namespace waymark::accounts
