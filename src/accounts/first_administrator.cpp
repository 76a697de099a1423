#include "accounts/entering.hpp"

namespace waymark::accounts {

std::optional<std::string> first_administrator_link(db::Database& database, const Clock& clock) {
  constexpr std::chrono::hours kLife{24};
  const auto secret = random_secret();
  bool made = false;
  database.change_now([&](db::Connection& db) {
    made = !store::any_account(db);
    if (made) store::replace_first_token(db, digest(secret), clock.now(), clock.now().plus(kLife));
  });
  if (!made) return std::nullopt;
  return "/first-administrator?token=" + secret;
}

bool first_administrator_awaited(db::Connection& db, std::string_view token, Instant now) {
  return store::first_token_holds(db, digest(token), now) && !store::any_account(db);
}

Checked<SignedIn> open_first_administrator(const SignInDesk& desk, std::string_view token,
                                           const FirstAdministrator& who, std::string_view password) {
  bool awaited = false;
  desk.database.read([&](db::Connection& db) { awaited = first_administrator_awaited(db, token, desk.now); });
  if (!awaited) throw Refused(Refusal::not_found);
  const auto name = who.first_name + " " + who.last_name;
  if (auto problems = password_problems(desk.keeper.settings(), password, name, who.email)) return problems;
  const auto hash = desk.keeper.passwords().hash(password);

  std::optional<SignedIn> entered;
  Problems problems;
  desk.database.change_now([&](db::Connection& db) {
    problems = {};
    const auto console = access::Actor::program("the console's first administrator");
    const auto work = work_at(desk, db, console);
    if (!first_administrator_awaited(db, token, desk.now)) throw Refused(Refusal::out_of_turn);
    PersonId person;
    if (const auto known = people::person_with_email(db, who.email)) {
      if (known->is_leaver_on(work.today)) {
        problems.add("email", _("This person has left"));
        return;
      }
      person = known->id;
    } else {
      const auto added = people::add_outsider(work, {who.first_name, who.last_name, who.email});
      if (!added) {
        problems = added.problems();
        return;
      }
      person = *added;
    }
    store::use_first_token(db, digest(token), desk.now);
    const auto account = AccountId::fresh();
    store::insert_account(db, account, person, hash, desk.now);
    audit::record(work, "account_opened", "account", account.str(), "first administrator");
    store::insert_role(db, new_id(), person, {access::Role::system_administrator, access::PlaceKind::service, {}},
                       {}, desk.now);
    audit::record(work, "role_granted", "person", person.str(), "system_administrator@service");
    const auto opened = store::candidate(db, account).value();
    const auto actor = acting(opened);
    entered = enter(work_at(desk, db, actor), opened, desk.browser);
  });
  if (problems) return problems;
  return *entered;
}

}  // namespace waymark::accounts
