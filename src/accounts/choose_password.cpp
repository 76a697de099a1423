#include "accounts/entering.hpp"

namespace waymark::accounts {
namespace {

// Whose link it is; not_found when it is no longer good.
LinkHolder holder_of(const SignInDesk& desk, LinkPurpose purpose, std::string_view token) {
  std::optional<LinkHolder> holder;
  desk.database.read([&](db::Connection& db) { holder = link_holder(db, purpose, token, desk.now); });
  if (!holder) throw Refused(Refusal::not_found);
  return *holder;
}

// The person or the link may have moved on while the password was hashed.
void must_hold(bool holds) {
  if (!holds) throw Refused(Refusal::out_of_turn);
}

}  // namespace

Checked<SignedIn> open_account(const SignInDesk& desk, std::string_view token, std::string_view password) {
  const auto holder = holder_of(desk, LinkPurpose::open_account, token);
  if (auto problems = password_problems(desk.keeper.settings(), password, holder.name, holder.email)) return problems;
  const auto hash = desk.keeper.passwords().hash(password);

  std::optional<SignedIn> entered;
  desk.database.change_now([&](db::Connection& db) {
    must_hold(link_holder(db, LinkPurpose::open_account, token, desk.now).has_value());
    must_hold(store::use_link(db, digest(token), LinkPurpose::open_account, desk.now));
    const auto id = AccountId::fresh();
    store::insert_account(db, id, holder.person, hash, desk.now);
    const auto who = store::candidate(db, id).value();
    const auto actor = acting(who);
    const auto work = work_at(desk, db, actor);
    audit::record(work, "account_opened", "account", id.str());
    entered = enter(work, who, desk.browser);
  });
  return *entered;
}

Checked<Answer> choose_new_password(const SignInDesk& desk, std::string_view token, std::string_view password) {
  const auto holder = holder_of(desk, LinkPurpose::new_password, token);
  if (auto problems = password_problems(desk.keeper.settings(), password, holder.name, holder.email)) return problems;
  const auto hash = desk.keeper.passwords().hash(password);

  Answer answer = Wrong{};
  desk.database.change_now([&](db::Connection& db) {
    must_hold(link_holder(db, LinkPurpose::new_password, token, desk.now).has_value());
    must_hold(store::use_link(db, digest(token), LinkPurpose::new_password, desk.now));
    const auto account = account_of(db, holder.person).value();
    store::set_password(db, account.id, hash, desk.now);
    const auto who = store::candidate(db, account.id).value();
    const auto actor = acting(who);
    const auto work = work_at(desk, db, actor);
    end_everything(work, account.id);
    audit::record(work, "password_changed", "account", account.id.str(), "by link");
    tell_of_change(work, who.person, "account_password_changed", account.id);
    answer = enter_or_ask_code(work, who, desk.browser);
  });
  return answer;
}

Checked<SignedIn> change_password(const SignInDesk& desk, const access::Actor& actor, std::string_view current,
                                  std::string_view password) {
  std::optional<store::Candidate> who;
  desk.database.read([&](db::Connection& db) { who = store::candidate(db, actor.account); });
  if (!who) throw Refused(Refusal::not_found);
  Problems problems = password_problems(desk.keeper.settings(), password, who->name, who->email);
  if (!problems && password == current)
    problems.add("password", _("The new password must be another than your current one"));
  if (!problems) problems = confirm_password(desk, actor.account, current, "current_password");
  if (problems) return problems;
  const auto hash = desk.keeper.passwords().hash(password);

  std::optional<SignedIn> entered;
  desk.database.change_now([&](db::Connection& db) {
    const auto still = store::candidate(db, actor.account);
    must_hold(still && still->may_enter(london(desk.now).date) && still->password_hash == who->password_hash);
    const auto work = work_at(desk, db, actor);
    store::set_password(db, actor.account, hash, desk.now);
    end_everything(work, actor.account);
    audit::record(work, "password_changed", "account", actor.account.str());
    tell_of_change(work, actor.person, "account_password_changed", actor.account);
    entered = enter(work, *still, desk.browser);
  });
  return *entered;
}

}  // namespace waymark::accounts
