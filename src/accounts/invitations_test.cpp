#include <doctest/doctest.h>

#include "tests/support/accounts_house.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using namespace std::chrono_literals;

namespace {

OneTimeLink invited(House& house, const std::string& staff_number) {
  std::optional<OneTimeLink> link;
  const auto person = house.person(staff_number);
  house.as_program([&](const access::Work& work) { link = *invite(work, house.keeper.settings(), person); });
  return *link;
}

bool holds(House& house, LinkPurpose purpose, const std::string& token) {
  return house.read<bool>(
      [&](db::Connection& db) { return link_holder(db, purpose, token, house.clock.now()).has_value(); });
}

}  // namespace

TEST_CASE("An invitation opens one account and then is dead") {
  auto house = fresh_house();
  const auto link = invited(*house, "1002");
  CHECK(link.path.starts_with("/invitation?token="));
  CHECK(link.name == "Éilis O’Hara");
  const auto token = token_of(link.path);

  // Looking, as a mail scanner does, uses nothing up.
  for (int looks = 0; looks < 3; ++looks) CHECK(holds(*house, LinkPurpose::open_account, token));

  const auto entered = open_account(house->desk(), token, kPassword);
  REQUIRE(entered);
  CHECK(house->actor(entered->session).person == house->person("1002"));

  CHECK_FALSE(holds(*house, LinkPurpose::open_account, token));
  CHECK_THROWS_AS(open_account(house->desk(), token, kPassword), Refused);
  CHECK(house->count("account") == 1);
}

TEST_CASE("Only a hash of an invitation is kept") {
  auto house = fresh_house();
  const auto token = token_of(invited(*house, "1002").path);
  CHECK(token.size() == 52);
  CHECK(house->count("invitation where token_hash = '" + token + "'") == 0);
  CHECK(house->count("invitation where length(token_hash) = 64") == 1);
}

TEST_CASE("An invitation holds for seven days and not a moment longer") {
  auto house = fresh_house();
  const auto token = token_of(invited(*house, "1002").path);
  house->clock.advance(7 * 24h - 1us);
  CHECK(holds(*house, LinkPurpose::open_account, token));
  house->clock.advance(1us);
  CHECK_FALSE(holds(*house, LinkPurpose::open_account, token));
  CHECK_THROWS_AS(open_account(house->desk(), token, kPassword), Refused);
}

TEST_CASE("How long an invitation holds can be configured") {
  auto house = fresh_house({.invitation_life = 2h});
  const auto token = token_of(invited(*house, "1002").path);
  house->clock.advance(2h);
  CHECK_FALSE(holds(*house, LinkPurpose::open_account, token));
}

TEST_CASE("A new invitation takes the one before away") {
  auto house = fresh_house();
  const auto first = token_of(invited(*house, "1002").path);
  const auto second = token_of(invited(*house, "1002").path);
  CHECK_FALSE(holds(*house, LinkPurpose::open_account, first));
  CHECK(holds(*house, LinkPurpose::open_account, second));
  CHECK_FALSE(holds(*house, LinkPurpose::new_password, second));
}

TEST_CASE("A weak password leaves the invitation as it was") {
  auto house = fresh_house();
  const auto token = token_of(invited(*house, "1002").path);
  const auto refused = open_account(house->desk(), token, "éilis o’hara");
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().of("password"));
  CHECK(open_account(house->desk(), token, kPassword));
}

TEST_CASE("People with an account and people who have left are not invited") {
  auto house = fresh_house();
  house->account("1002");
  const auto leaver = house->person("1004"), other = house->person("1001"), known = house->person("1002");
  house->as_program([&](const access::Work& work) {
    (void)*people::record_leaving(work, leaver, Date(2026, 3, 2));
    const std::vector<PersonId> all{leaver, other, known};
    const auto invitations = invite_all(work, house->keeper.settings(), all);
    CHECK(invitations.made.size() == 1);
    CHECK(invitations.made.front().person == other);
    CHECK(invitations.left_out ==
          std::vector<std::string>{"Amal Bhatt has left", "Éilis O’Hara has an account already"});
  });
}

TEST_CASE("An invitation is dead once its person has left") {
  auto house = fresh_house();
  const auto token = token_of(invited(*house, "1004").path);
  const auto leaver = house->person("1004");
  house->as_program([&](const access::Work& work) { (void)*people::record_leaving(work, leaver, Date(2026, 3, 4)); });
  house->clock.set(start_of_day(Date(2026, 3, 4)).plus(-1us));
  CHECK(holds(*house, LinkPurpose::open_account, token));
  house->clock.advance(1us);
  CHECK_FALSE(holds(*house, LinkPurpose::open_account, token));
}

TEST_CASE("A programme manager invites the people of their organisation, and the list says the same as the deed") {
  auto house = fresh_house();
  const auto manager = house->actor(house->cookie(house->account("1001", {"programme_manager@organisation:COURTS"})));
  const auto head = house->actor(house->cookie(house->account("1003", {"system_administrator@service"})));
  house->account("1004");
  const auto offered = [&](const access::Actor& actor) {
    std::vector<std::string> names;
    house->as(actor, [&](const access::Work& work) {
      const auto page = invitable(work, {}, 1, 50);
      CHECK(page.total == static_cast<std::int64_t>(page.people.size()));
      for (const auto& one : page.people) {
        names.push_back(one.name);
        CHECK(may_invite(work, one.person));
      }
    });
    return names;
  };
  // 1002 is in COURTS, by way of its unit; Siân Rahman is a coach from outside.
  CHECK(offered(manager) == std::vector<std::string>{"Éilis O’Hara"});
  CHECK(offered(head) == std::vector<std::string>{"Éilis O’Hara", "Siân Rahman"});

  const auto outside = house->read<PersonId>(
      [&](db::Connection& db) { return people::person_with_email(db, "sian@fox.example").value().id; });
  house->as(manager, [&](const access::Work& work) {
    CHECK_FALSE(may_invite(work, outside));
    CHECK_THROWS_AS(invite(work, house->keeper.settings(), outside), Refused);
  });
  house->as(head, [&](const access::Work& work) { CHECK(invite(work, house->keeper.settings(), outside)); });
}

TEST_CASE("The list of whom to invite is narrowed by words, place and part") {
  auto house = fresh_house();
  house->as_program([&](const access::Work& work) {
    const auto courts = people::organisation_with_code(work.db, "COURTS")->id;
    const auto names = [&](const InvitableFilter& filter) {
      std::vector<std::string> found;
      for (const auto& one : invitable(work, filter, 1, 50).people) found.push_back(one.name);
      return found;
    };
    CHECK(names({.words = "ohara", .within = {}, .only = ""}).empty());
    CHECK(names({.words = "o'hara", .within = {}, .only = ""}) == std::vector<std::string>{"Éilis O’Hara"});
    CHECK(names({.words = "FOX.example", .within = {}, .only = ""}) == std::vector<std::string>{"Siân Rahman"});
    CHECK(names({.words = "", .within = courts, .only = ""}).size() == 2);
    CHECK(names({.words = "", .within = {}, .only = "manager"}) == std::vector<std::string>{"Jörg Drummond"});
    CHECK(names({.words = "", .within = {}, .only = "coach"}).size() == 2);
    CHECK(invitable(work, {}, 2, 2).people.size() == 2);
    CHECK(invitable(work, {}, 3, 2).people.size() == 1);
  });
}

TEST_CASE("A link for a new password is made by an administrator, works once for an hour, and ends everything") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto old_session = house->cookie(account);
  const auto make = [&] {
    std::string path;
    house->as_program([&](const access::Work& work) {
      path = make_new_password_link(work, house->keeper.settings(), account)->path;
    });
    CHECK(path.starts_with("/new-password?token="));
    return token_of(path);
  };
  const auto late = make();
  house->clock.advance(1h);
  CHECK_THROWS_AS(choose_new_password(house->desk(), late, "another marigold tea"), Refused);

  const auto token = make();
  CHECK(house->is_signed_in(old_session) == false);  // idle by now
  const auto fresh = house->cookie(account);
  REQUIRE(choose_new_password(house->desk(), token, "another marigold tea"));
  CHECK_FALSE(house->is_signed_in(fresh));
  CHECK_THROWS_AS(choose_new_password(house->desk(), token, "another marigold tea"), Refused);
  CHECK(std::holds_alternative<SignedIn>(sign_in(house->desk(), House::email("1002"), "another marigold tea")));
  CHECK(std::holds_alternative<Wrong>(sign_in(house->desk(), House::email("1002"), kPassword)));
  CHECK(house->count("notice where kind = 'account_password_changed'") == 1);
}

TEST_CASE("Only those who keep accounts make links for new passwords") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto manager = house->actor(house->cookie(house->account("1001", {"programme_manager@organisation:MIN"})));
  house->as(manager, [&](const access::Work& work) {
    CHECK_THROWS_AS(make_new_password_link(work, house->keeper.settings(), account), Refused);
  });
}

TEST_CASE("The first administrator is made with the console's token, which then is dead") {
  auto house = fresh_house();
  const auto replaced = token_of(first_administrator_link(house->database(), house->clock).value());
  const auto token = token_of(first_administrator_link(house->database(), house->clock).value());
  const FirstAdministrator who{"Maud", "Okafor", "Maud.Okafor@ministry.example"};
  CHECK_THROWS_AS(open_first_administrator(house->desk(), replaced, who, kPassword), Refused);
  CHECK_THROWS_AS(open_first_administrator(house->desk(), random_secret(), who, kPassword), Refused);
  CHECK_FALSE(open_first_administrator(house->desk(), token, {"Maud", "Okafor", "no address"}, kPassword));
  CHECK_FALSE(open_first_administrator(house->desk(), token, who, "maud okafor 1"));

  const auto entered = open_first_administrator(house->desk(), token, who, kPassword);
  REQUIRE(entered);
  const auto actor = house->actor(entered->session);
  CHECK(actor.name == "Maud Okafor");
  CHECK(actor.has(access::Role::system_administrator));
  CHECK(actor.may(access::Permission::manage_accounts));

  CHECK_THROWS_AS(open_first_administrator(house->desk(), token, who, kPassword), Refused);
  CHECK_FALSE(first_administrator_link(house->database(), house->clock));
  CHECK(std::holds_alternative<SignedIn>(sign_in(house->desk(), "maud.okafor@ministry.example", kPassword)));
}

TEST_CASE("The first administrator may be on the staff list already") {
  auto house = fresh_house();
  const auto token = token_of(first_administrator_link(house->database(), house->clock).value());
  const auto entered =
      open_first_administrator(house->desk(), token, {"Éilis", "O’Hara", House::email("1002")}, kPassword);
  REQUIRE(entered);
  CHECK(house->actor(entered->session).person == house->person("1002"));
}

TEST_CASE("The console's token is dead after a day, and as soon as there is an account") {
  auto house = fresh_house();
  const FirstAdministrator who{"Maud", "Okafor", "maud@ministry.example"};
  const auto late = token_of(first_administrator_link(house->database(), house->clock).value());
  house->clock.advance(24h);
  CHECK_THROWS_AS(open_first_administrator(house->desk(), late, who, kPassword), Refused);
  const auto token = token_of(first_administrator_link(house->database(), house->clock).value());
  house->account("1002");
  CHECK_THROWS_AS(open_first_administrator(house->desk(), token, who, kPassword), Refused);
}
