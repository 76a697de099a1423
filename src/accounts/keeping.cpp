#include "accounts/keeping.hpp"

#include "accounts/entering.hpp"
#include "accounts/policy.hpp"
#include "calendar/calendar.hpp"

namespace waymark::accounts {
namespace {

constexpr std::string_view kTokenStart = "waymark_";

Account existing(const access::Work& work, const AccountId& id) {
  auto account = find_account(work.db, id);
  if (!account) throw Refused(Refusal::not_found);
  return *account;
}

Problems problem(std::string field, std::string message) {
  Problems problems;
  problems.add(std::move(field), std::move(message));
  return problems;
}

}  // namespace

Checked<AccountId> add_account(const access::Work& work, const PersonId& person, std::string_view hash) {
  const auto whom = people::find_person(work.db, person);
  if (!whom) throw Refused(Refusal::not_found);
  if (whom->is_leaver_on(work.today)) return problem("person", fill(_("{} has left"), whom->name()));
  if (account_of(work.db, person)) return problem("person", fill(_("{} has an account already"), whom->name()));
  const auto id = AccountId::fresh();
  store::insert_account(work.db, id, person, hash, work.now);
  audit::record(work, "account_opened", "account", id.str());
  return id;
}

Checked<Done> disable(const access::Work& work, const AccountId& id) {
  must_keep_accounts(work);
  const auto account = existing(work, id);
  if (id == work.actor.account) return problem("account", _("You cannot disable your own account"));
  if (account.disabled_at) throw Refused(Refusal::out_of_turn);
  store::set_disabled(work.db, id, work.now);
  end_everything(work, id);
  store::withdraw_links(work.db, account.person, work.now);
  store::forget_devices(work.db, id);
  calendar::revoke_feed(work, account.person);
  audit::record(work, "account_disabled", "account", id.str());
  return Done{};
}

Checked<Done> enable(const access::Work& work, const AccountId& id) {
  must_keep_accounts(work);
  const auto account = existing(work, id);
  if (!account.disabled_at) throw Refused(Refusal::out_of_turn);
  store::set_disabled(work.db, id, std::nullopt);
  audit::record(work, "account_enabled", "account", id.str());
  jobs::tell(work, account.person, "account_enabled", "account", id.str(), work.now, "/account");
  return Done{};
}

void sign_out_everywhere(const access::Work& work, const AccountId& id) {
  must_keep_accounts(work);
  const auto account = existing(work, id);
  end_everything(work, id);
  store::forget_devices(work.db, id);
  audit::record(work, "signed_out_everywhere", "account", id.str());
  jobs::tell(work, account.person, "account_signed_out", "account", id.str(), work.now, "/account");
}

void remove_codes(const access::Work& work, const AccountId& id) {
  must_keep_accounts(work);
  const auto account = existing(work, id);
  if (!account.codes_since) throw Refused(Refusal::out_of_turn);
  store::clear_codes(work.db, id);
  end_everything(work, id);
  audit::record(work, "codes_removed", "account", id.str());
  jobs::tell(work, account.person, "account_codes_stopped", "account", id.str(), work.now, "/account");
}

void end_session(const access::Work& work, std::string_view hash) {
  if (store::end_session(work.db, work.actor.account, hash, work.now) == 0) throw Refused(Refusal::not_found);
  audit::record(work, "signed_out", "account", work.actor.account.str());
}

std::int64_t end_other_sessions(const access::Work& work, std::string_view but) {
  const auto ended = store::end_sessions_but(work.db, work.actor.account, but, work.now);
  audit::record(work, "signed_out_elsewhere", "account", work.actor.account.str(), std::to_string(ended));
  return ended;
}

Checked<std::string> make_token(const access::Work& work, const Settings& settings, const AccountId& id,
                                std::string_view name) {
  constexpr std::size_t kLongestName = 60;
  if (id != work.actor.account && !work.actor.is_program) throw Refused(Refusal::not_found);
  const auto account = existing(work, id);
  const auto called = trimmed(name);
  if (called.empty()) return problem("name", _("Enter what the token is for"));
  if (length(called) > kLongestName)
    return problem("name", _("What the token is for must be 60 characters or fewer"));
  const auto token = std::string(kTokenStart) + random_secret();
  store::insert_token(work.db, digest(token), id, called, work.now, work.now.plus(settings.token_life));
  audit::record(work, "token_made", "account", id.str());
  tell_of_change(work, account.person, "account_token_made", id);
  return token;
}

void revoke_token(const access::Work& work, std::string_view hash) {
  if (store::revoke_token(work.db, work.actor.account, hash, work.now) == 0) throw Refused(Refusal::not_found);
  audit::record(work, "token_revoked", "account", work.actor.account.str());
}

void choose_language(const access::Work& work, std::string_view language) {
  if (!language.empty() && language != "cy") throw Refused(Refusal::not_allowed);
  store::set_language(work.db, work.actor.account, language);
}

std::int64_t clear_away(db::Database& database, Instant now) {
  constexpr std::chrono::hours kTries{24}, kDevices{400 * 24};
  std::int64_t rows = 0;
  database.change_now(
      [&](db::Connection& db) { rows = store::clear_away(db, now.plus(-kTries), now.plus(-kDevices)); });
  return rows;
}

void close_all_doors(const access::Work& work) {
  const auto [sessions, tokens] = store::end_everything(work.db, work.now);
  audit::record(work, "all_doors_closed", "service", "", fmt::format("{} sign-ins, {} tokens", sessions, tokens));
}

bool must_set_up_codes(const access::Work& work, const Settings& settings) {
  if (!settings.codes_required_for_staff || !work.actor.signed_in()) return false;
  const auto account = find_account(work.db, work.actor.account);
  return account && !account->codes_since && !store::grants(work.db, work.actor.person).empty();
}

}  // namespace waymark::accounts
