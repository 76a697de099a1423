#pragma once
// What this room reads and writes. Hashes are digest() of what was given away.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accounts/invitations.hpp"
#include "accounts/keeping.hpp"
#include "accounts/roles.hpp"
#include "accounts/sign_in.hpp"

namespace waymark::accounts::store {

// --- who holds a cookie or a token (store_holders.cpp) ---

struct Holder {
  AccountId account;
  PersonId person;
  CoachId coach;
  OrganisationId organisation;
  std::string name;
  std::string language;
  std::string form_token;
  bool manages = false;
  bool has_codes = false;
  bool disabled = false;
  std::optional<Date> left_on;
  Instant started_at;
  Instant seen_at;
  Instant expires_at;  ///< of tokens
};
std::optional<Holder> session_holder(db::Connection& db, const std::string& hash);
std::optional<Holder> token_holder(db::Connection& db, const std::string& hash);
std::vector<access::Grant> grants(db::Connection& db, const PersonId& person);

using Seen = std::vector<std::pair<std::string, Instant>>;
void write_sessions_seen(db::Connection& db, const Seen& rows);
void write_tokens_seen(db::Connection& db, const Seen& rows);

// --- accounts (store_accounts.cpp) ---

/// Somebody at the door.
struct Candidate {
  AccountId account;
  PersonId person;
  std::string name;
  std::string email;
  std::string password_hash;
  bool disabled = false;
  std::optional<Date> left_on;
  bool has_codes = false;
  std::string code_secret;
  std::int64_t code_last_step = 0;

  /// Whether they may sign in that day.
  bool may_enter(Date today) const { return !disabled && !(left_on && *left_on <= today); }
};
std::optional<Candidate> candidate_with_email(db::Connection& db, const std::string& email_key);
std::optional<Candidate> candidate(db::Connection& db, const AccountId& account);

bool any_account(db::Connection& db);
void insert_account(db::Connection& db, const AccountId& id, const PersonId& person, std::string_view password_hash,
                    Instant now);
void set_password(db::Connection& db, const AccountId& id, std::string_view password_hash, Instant now);
void set_disabled(db::Connection& db, const AccountId& id, std::optional<Instant> at);
void set_language(db::Connection& db, const AccountId& id, std::string_view language);
/// A secret that waits to be confirmed.
void set_code_secret(db::Connection& db, const AccountId& id, std::string_view secret);
void set_codes_confirmed(db::Connection& db, const AccountId& id, Instant at);
void clear_codes(db::Connection& db, const AccountId& id);
/// Whether this step is later than the last one used; then it is the last.
bool use_code_step(db::Connection& db, const AccountId& id, std::int64_t step);
void replace_recovery_codes(db::Connection& db, const AccountId& id, std::span<const std::string> hashes);
bool use_recovery_code(db::Connection& db, const AccountId& id, const std::string& hash, Instant now);

// --- sessions, tickets, devices and tokens (store_sessions.cpp) ---

void insert_session(db::Connection& db, const std::string& hash, const AccountId& account,
                    const std::string& form_token, Instant now, std::string_view address, std::string_view agent);
std::int64_t end_session(db::Connection& db, const AccountId& account, std::string_view hash, Instant now);
std::int64_t end_sessions_but(db::Connection& db, const AccountId& account, std::string_view but, Instant now);
std::int64_t revoke_token(db::Connection& db, const AccountId& account, std::string_view hash, Instant now);
std::int64_t revoke_tokens(db::Connection& db, const AccountId& account, Instant now);
void insert_token(db::Connection& db, const std::string& hash, const AccountId& account, std::string_view name,
                  Instant now, Instant expires_at);

void insert_ticket(db::Connection& db, const std::string& hash, const AccountId& account, Instant now);
/// Whose ticket it is, if it was made at `since` or later and has not ended.
std::optional<AccountId> ticket_account(db::Connection& db, const std::string& hash, Instant since);
void end_tickets(db::Connection& db, const AccountId& account, Instant now);

bool is_known_device(db::Connection& db, const std::string& hash, const AccountId& account);
bool is_anyones_device(db::Connection& db, const std::string& hash);
bool has_known_device(db::Connection& db, const AccountId& account);
void note_device(db::Connection& db, const std::string& hash, const AccountId& account, Instant now);
void forget_devices(db::Connection& db, const AccountId& account);

// --- one-time links (store_links.cpp) ---

std::string_view code(LinkPurpose purpose);
void insert_link(db::Connection& db, const std::string& hash, const PersonId& person, LinkPurpose purpose,
                 const PersonId& by, Instant now, Instant expires_at);
void withdraw_links(db::Connection& db, const PersonId& person, Instant now);
std::optional<PersonId> link_person(db::Connection& db, const std::string& hash, LinkPurpose purpose, Instant now);
/// Whether it could be used, and now has been.
bool use_link(db::Connection& db, const std::string& hash, LinkPurpose purpose, Instant now);
void replace_first_token(db::Connection& db, const std::string& hash, Instant now, Instant expires_at);
bool first_token_holds(db::Connection& db, const std::string& hash, Instant now);
bool use_first_token(db::Connection& db, const std::string& hash, Instant now);

// --- throttle (store_throttle.cpp) ---

struct Failures {
  std::int64_t count = 0;
  Instant last_at;
};
Failures failures(db::Connection& db, const std::string& key_hash);
void set_failures(db::Connection& db, const std::string& key_hash, const Failures& failures);
void clear_failures(db::Connection& db, const std::string& key_hash);

/// Deletes tries and tickets older than one moment and devices not used since another.
/// How many sign-ins and tokens held until now.
std::pair<std::int64_t, std::int64_t> end_everything(db::Connection& db, Instant now);
std::int64_t clear_away(db::Connection& db, Instant tries_before, Instant devices_before);

// --- roles (store_roles.cpp) ---

void insert_role(db::Connection& db, const std::string& id, const PersonId& person, const access::Grant& grant,
                 const PersonId& by, Instant now);
bool holds_role(db::Connection& db, const PersonId& person, const access::Grant& grant);
struct RoleRow {
  std::string id;
  PersonId person;
  access::Grant grant;
  Instant granted_at;
};
std::vector<PersonId> holders(db::Connection& db, access::Role role);
/// The nearest first; somebody who holds it for several of the places comes several times.
std::vector<RoleHolder> holders_for(db::Connection& db, access::Role role, const OrganisationId& organisation,
                                          Date today);
std::vector<RoleRow> roles(db::Connection& db, const PersonId& person);
std::optional<RoleRow> role(db::Connection& db, std::string_view id);
void end_role(db::Connection& db, std::string_view id, const PersonId& by, Instant now);

}  // namespace waymark::accounts::store
