#include "accounts/entering.hpp"

namespace waymark::accounts {

// One hash and two changes whoever asks and whatever is wrong, so that the time taken says nothing.
Answer sign_in(const SignInDesk& desk, std::string_view email, std::string_view password) {
  const auto today = london(desk.now).date;
  const auto email_key = people::email_key(email);

  std::optional<store::Candidate> found;
  ThrottleKeys keys;
  std::optional<std::chrono::seconds> wait;
  desk.database.change_now([&](db::Connection& db) {
    found = store::candidate_with_email(db, email_key);
    keys = keys_for(db, "sign in", email_key, found ? std::optional(found->account) : std::nullopt, desk.browser);
    wait = take_a_try(db, keys, desk.now);
  });
  if (wait) return TooSoon{*wait};

  const bool may_enter = found && found->may_enter(today);
  const bool right = desk.keeper.passwords().matches(may_enter ? found->password_hash : std::string(), password);

  Answer answer = Wrong{};
  desk.database.change_now([&](db::Connection& db) {
    answer = Wrong{};
    const auto still = found ? store::candidate(db, found->account) : std::nullopt;
    const bool unchanged = still && still->may_enter(today) && still->password_hash == found->password_hash;
    if (!right || !unchanged) {
      audit::record(work_at(desk, db, access::Actor::visitor()), "sign_in_failed", "account",
                    found ? found->account.str() : "", "from " + desk.browser.address);
      return;
    }
    give_back(db, keys);
    const auto actor = acting(*still);
    answer = enter_or_ask_code(work_at(desk, db, actor), *still, desk.browser);
  });
  return answer;
}

Problems confirm_password(const SignInDesk& desk, const AccountId& account, std::string_view password,
                          std::string_view field) {
  Problems problems;
  if (password.empty()) {
    problems.add(std::string(field), _("Enter your current password"));
    return problems;
  }
  std::string hash;
  ThrottleKeys keys;
  std::optional<std::chrono::seconds> wait;
  desk.database.change_now([&](db::Connection& db) {
    const auto who = store::candidate(db, account);
    hash = who ? who->password_hash : std::string();
    keys = keys_for(db, "confirm password", account.str(), account, desk.browser);
    wait = take_a_try(db, keys, desk.now);
  });
  if (wait) {
    problems.add(std::string(field), fill(_("Too many tries: wait {} seconds, then try again"), wait->count()));
  } else if (!desk.keeper.passwords().matches(hash, password)) {
    problems.add(std::string(field), _("This is not your current password"));
  } else {
    desk.database.change_now([&](db::Connection& db) { give_back(db, keys); });
  }
  return problems;
}

std::string password_hash(const AccountsDoorkeeper& keeper, std::string_view password) {
  return keeper.passwords().hash(password);
}

}  // namespace waymark::accounts
