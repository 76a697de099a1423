#pragma once
// What the ways of signing in share.
#include <string>
#include <string_view>

#include "accounts/passwords.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/store.hpp"
#include "accounts/throttle.hpp"
#include "audit/audit.hpp"
#include "base/digest.hpp"
#include "jobs/jobs.hpp"
#include "people/people.hpp"

namespace waymark::accounts {

/// This person at work, once it is known that it is them.
access::Actor acting(const store::Candidate& who);
/// Work as somebody, at the desk's moment.
inline access::Work work_at(const SignInDesk& desk, db::Connection& db, const access::Actor& actor) {
  return {db, actor, desk.now, london(desk.now).date};
}

/// Tells a person of a change to their own account, also when they made it themself.
void tell_of_change(const access::Work& work, const PersonId& person, std::string_view kind,
                    const AccountId& account);

/// Begins a session: ends the one this browser had, notes the device, tells of one not seen before, records it.
SignedIn enter(const access::Work& work, const store::Candidate& who, const Browser& browser);
/// Asks for a code when the account has them, else begins a session.
Answer enter_or_ask_code(const access::Work& work, const store::Candidate& who, const Browser& browser);

/// The throttle's keys for tries at an account from this browser.
ThrottleKeys keys_for(db::Connection& db, std::string_view what, std::string_view account_key,
                      const std::optional<AccountId>& account, const Browser& browser);

/// Ends every session (but one) and every API token of an account, and half-made sign-ins.
void end_everything(const access::Work& work, const AccountId& account, std::string_view but_session = {});

}  // namespace waymark::accounts
