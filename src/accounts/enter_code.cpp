#include "accounts/codes.hpp"
#include "accounts/entering.hpp"

namespace waymark::accounts {
namespace {

constexpr std::chrono::minutes kTicketLife{10};

// Whether the code is right, and uses it up: one of the app, later than the last used, or a recovery code.
bool use_code(const access::Work& work, const store::Candidate& who, std::string_view code) {
  if (const auto step = step_of_code(who.code_secret, code, work.now))
    return store::use_code_step(work.db, who.account, *step);
  const auto key = recovery_code_key(code);
  if (!store::use_recovery_code(work.db, who.account, digest(key), work.now)) return false;
  audit::record(work, "recovery_code_used", "account", who.account.str());
  tell_of_change(work, who.person, "account_recovery_code_used", who.account);
  return true;
}

std::optional<store::Candidate> ticket_holder(const access::Work& work, std::string_view ticket) {
  const auto account = store::ticket_account(work.db, digest(ticket), work.now.plus(-kTicketLife));
  if (!account) return std::nullopt;
  auto who = store::candidate(work.db, *account);
  if (!who || !who->may_enter(work.today) || !who->has_codes) return std::nullopt;
  return who;
}

store::Candidate self(const access::Work& work) {
  const auto who = store::candidate(work.db, work.actor.account);
  if (!who) throw Refused(Refusal::not_found);
  return *who;
}

Problems wrong_code() {
  Problems problems;
  problems.add("code", _("This is not the code: enter the newest one your app shows"));
  return problems;
}

std::vector<std::string> give_recovery_codes(const access::Work& work) {
  auto codes = new_recovery_codes();
  std::vector<std::string> hashes;
  for (const auto& code : codes) hashes.push_back(digest(recovery_code_key(code)));
  store::replace_recovery_codes(work.db, work.actor.account, hashes);
  return codes;
}

// Slowed down like signing in: the problem when too soon. A right try is given back by the caller.
std::optional<Problems> too_soon(const access::Work& work, const ThrottleKeys& keys) {
  const auto wait = take_a_try(work.db, keys, work.now);
  if (!wait) return std::nullopt;
  Problems problems;
  problems.add("code", fill(_("Too many tries: wait {} seconds, then try again"), wait->count()));
  return problems;
}

}  // namespace

bool ticket_holds(db::Connection& db, std::string_view ticket, Instant now) {
  const access::Work work{db, access::Actor::visitor(), now, london(now).date};
  return ticket_holder(work, ticket).has_value();
}

Answer enter_code(const SignInDesk& desk, std::string_view ticket, std::string_view code) {
  Answer answer = Wrong{};
  desk.database.change_now([&](db::Connection& db) {
    answer = Wrong{};
    const auto who = ticket_holder(work_at(desk, db, access::Actor::visitor()), ticket);
    if (!who) return;
    const auto keys = keys_for(db, "enter code", who->account.str(), who->account, desk.browser);
    if (const auto wait = take_a_try(db, keys, desk.now)) {
      answer = TooSoon{*wait};
      return;
    }
    const auto actor = acting(*who);
    const auto work = work_at(desk, db, actor);
    if (!use_code(work, *who, code)) {
      audit::record(work_at(desk, db, access::Actor::visitor()), "code_wrong", "account", who->account.str(),
                    "from " + desk.browser.address);
      return;
    }
    give_back(db, keys);
    store::end_tickets(db, who->account, desk.now);
    answer = enter(work, *who, desk.browser);
  });
  return answer;
}

void begin_codes(const access::Work& work) {
  if (self(work).has_codes) throw Refused(Refusal::out_of_turn);
  store::set_code_secret(work.db, work.actor.account, new_code_secret());
}

std::optional<std::string> codes_to_confirm(db::Connection& db, const AccountId& account) {
  const auto who = store::candidate(db, account);
  if (!who || who->has_codes || who->code_secret.empty()) return std::nullopt;
  return base32(who->code_secret);
}

Checked<std::vector<std::string>> confirm_codes(const access::Work& work, std::string_view code) {
  const auto who = self(work);
  if (who.has_codes || who.code_secret.empty()) throw Refused(Refusal::out_of_turn);
  const auto step = step_of_code(who.code_secret, code, work.now);
  if (!step || !store::use_code_step(work.db, who.account, *step)) return wrong_code();
  store::set_codes_confirmed(work.db, who.account, work.now);
  auto codes = give_recovery_codes(work);
  audit::record(work, "codes_set_up", "account", who.account.str());
  tell_of_change(work, who.person, "account_codes_set_up", who.account);
  return codes;
}

std::vector<std::string> renew_recovery_codes(const access::Work& work) {
  const auto who = self(work);
  if (!who.has_codes) throw Refused(Refusal::out_of_turn);
  auto codes = give_recovery_codes(work);
  audit::record(work, "recovery_codes_renewed", "account", who.account.str());
  tell_of_change(work, who.person, "account_recovery_codes_renewed", who.account);
  return codes;
}

Checked<Done> stop_codes(const access::Work& work, std::string_view code) {
  const auto who = self(work);
  if (!who.has_codes) throw Refused(Refusal::out_of_turn);
  const auto keys = throttle_keys("stop codes", who.account.str(), "", "");
  if (auto problems = too_soon(work, keys)) return *problems;
  if (!use_code(work, who, code)) return wrong_code();
  give_back(work.db, keys);
  store::clear_codes(work.db, who.account);
  audit::record(work, "codes_stopped", "account", who.account.str());
  tell_of_change(work, who.person, "account_codes_stopped", who.account);
  return Done{};
}

}  // namespace waymark::accounts
