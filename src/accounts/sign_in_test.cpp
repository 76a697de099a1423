#include <doctest/doctest.h>

#include "accounts/passwords.hpp"
#include "tests/support/accounts_house.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using namespace std::chrono_literals;

namespace {

Browser from(std::string address, std::string device = "") {
  return {std::move(address), "a browser", std::move(device), ""};
}
template <class Kind>
bool is(const Answer& answer) {
  return std::holds_alternative<Kind>(answer);
}

}  // namespace

TEST_CASE("The right password signs in, whatever the case of the address") {
  auto house = fresh_house();
  house->account("1002");
  const auto answer = sign_in(house->desk(), "  P1002@Ministry.example ", kPassword);
  REQUIRE(is<SignedIn>(answer));
  CHECK(house->actor(std::get<SignedIn>(answer).session).name == "Éilis O’Hara");
  CHECK(is<Wrong>(sign_in(house->desk(), House::email("1002"), std::string(kPassword) + " ")));
  CHECK(is<Wrong>(sign_in(house->desk(), House::email("1002"), "Marigold kettle otter")));
}

TEST_CASE("Unknown and known accounts answer alike") {
  auto house = fresh_house();
  house->account("1002");
  const auto disabled = house->account("1001");
  house->account("1004");
  const auto leaver = house->person("1004");
  house->as_program([&](const access::Work& work) {
    (void)*disable(work, disabled);
    (void)*people::record_leaving(work, leaver, Date(2026, 3, 2));
  });
  // A wrong password, nobody's address, a disabled account and a leaver with the right password, no address at all:
  // the same answer, one hash each, one failure noted each.
  struct Try {
    std::string email, password;
  };
  const std::vector<Try> tries{{House::email("1002"), "wrong kettle otter"},
                               {"nobody@ministry.example", kPassword},
                               {House::email("1003"), kPassword},
                               {House::email("1001"), kPassword},
                               {House::email("1004"), kPassword},
                               {"", kPassword}};
  for (const auto& one : tries) {
    const auto hashes = house->keeper.passwords().operations();
    const auto noted = house->count("audit_line where action = 'sign_in_failed'");
    CHECK(is<Wrong>(sign_in(house->desk(), one.email, one.password)));
    CHECK(house->keeper.passwords().operations() == hashes + 1);
    CHECK(house->count("audit_line where action = 'sign_in_failed'") == noted + 1);
  }
}

TEST_CASE("A thousand wrong tries are slowed down, and the true user still gets in") {
  auto house = fresh_house();
  house->account("1002");
  const auto before = sign_in(house->desk(from("198.51.100.7")), House::email("1002"), kPassword);
  const auto device = std::get<SignedIn>(before).device;

  const auto hashes = house->keeper.passwords().operations();
  int looked_at = 0;
  for (int tries = 0; tries < 1000; ++tries)
    looked_at += is<Wrong>(sign_in(house->desk(from("203.0.113.9")), House::email("1002"), "wrong kettle otter"));
  CHECK(looked_at == 5);
  CHECK(house->keeper.passwords().operations() == hashes + 5);

  SUBCASE("at once from a device that has signed in before, wherever it is") {
    CHECK(is<SignedIn>(sign_in(house->desk(from("203.0.113.9", device)), House::email("1002"), kPassword)));
  }
  SUBCASE("at once from another address") {
    CHECK(is<SignedIn>(sign_in(house->desk(from("198.51.100.8")), House::email("1002"), kPassword)));
  }
  SUBCASE("from the same address after a wait that is told") {
    const auto answer = sign_in(house->desk(from("203.0.113.9")), House::email("1002"), kPassword);
    REQUIRE(is<TooSoon>(answer));
    CHECK(std::get<TooSoon>(answer).wait == 1s);
    house->clock.advance(1s);
    CHECK(is<SignedIn>(sign_in(house->desk(from("203.0.113.9")), House::email("1002"), kPassword)));
  }
  SUBCASE("while the attack goes on for a day, which gets it about a hundred looks") {
    for (int minutes = 0; minutes < 24 * 60; ++minutes) {
      house->clock.advance(1min);
      looked_at += is<Wrong>(sign_in(house->desk(from("203.0.113.9")), House::email("1002"), "wrong kettle otter"));
    }
    CHECK(looked_at < 120);
    CHECK(is<SignedIn>(sign_in(house->desk(from("203.0.113.9", device)), House::email("1002"), kPassword)));
  }
}

TEST_CASE("A thousand addresses trying one account are slowed down together") {
  auto house = fresh_house();
  house->account("1002");
  const auto hashes = house->keeper.passwords().operations();
  for (int tries = 0; tries < 1000; ++tries)
    (void)sign_in(house->desk(from(fmt::format("10.0.{}.{}", tries / 250, tries % 250))), House::email("1002"),
                  "wrong one");
  CHECK(house->keeper.passwords().operations() == hashes + 50);
  const auto answer = sign_in(house->desk(from("198.51.100.8")), House::email("1002"), kPassword);
  REQUIRE(is<TooSoon>(answer));
  CHECK(std::get<TooSoon>(answer).wait <= 30s);
  house->clock.advance(std::get<TooSoon>(answer).wait);
  CHECK(is<SignedIn>(sign_in(house->desk(from("198.51.100.8")), House::email("1002"), kPassword)));
}

TEST_CASE("One address trying many accounts is slowed down, and others are not") {
  auto house = fresh_house();
  house->account("1002");
  const auto hashes = house->keeper.passwords().operations();
  for (int tries = 0; tries < 1000; ++tries)
    (void)sign_in(house->desk(from(tries % 2 ? "2001:db8:1:2::1" : "2001:db8:1:2:ffff::7")),
                  fmt::format("p{}@ministry.example", tries), "wrong one");
  CHECK(house->keeper.passwords().operations() == hashes + 20);
  CHECK(is<TooSoon>(sign_in(house->desk(from("2001:db8:1:2::9")), House::email("1002"), kPassword)));
  CHECK(is<SignedIn>(sign_in(house->desk(from("2001:db8:1:3::9")), House::email("1002"), kPassword)));
  house->clock.advance(1min);
  CHECK(is<SignedIn>(sign_in(house->desk(from("2001:db8:1:2::9")), House::email("1002"), kPassword)));
}

TEST_CASE("Right tries are never slowed down") {
  auto house = fresh_house();
  house->account("1002");
  for (int tries = 0; tries < 60; ++tries) {
    house->clock.advance(1s);
    CHECK(is<SignedIn>(sign_in(house->desk(), House::email("1002"), kPassword)));
  }
  CHECK(house->count("sign_in_throttle") == 0);
}

TEST_CASE("Signing in renews the session, and tells of a device not seen before") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto first = std::get<SignedIn>(sign_in(house->desk(), House::email("1002"), kPassword));
  CHECK(house->count("notice where kind = 'account_new_device'") == 0);

  auto again = from("192.0.2.1", first.device);
  again.session = house->guest(first.session).session.token_hash;
  const auto second = std::get<SignedIn>(sign_in(house->desk(again), House::email("1002"), kPassword));
  CHECK(second.session != first.session);
  CHECK(second.device == first.device);
  CHECK_FALSE(house->is_signed_in(first.session));
  CHECK(house->is_signed_in(second.session));
  CHECK(house->count("notice where kind = 'account_new_device'") == 0);

  (void)sign_in(house->desk(from("203.0.113.1")), House::email("1002"), kPassword);
  CHECK(house->count("notice where kind = 'account_new_device'") == 1);
  CHECK(house->is_signed_in(second.session));
  CHECK(account == house->actor(second.session).account);
}

TEST_CASE("A device known to one account is a stranger to another") {
  auto house = fresh_house();
  house->account("1002");
  house->account("1001");
  const auto first = std::get<SignedIn>(sign_in(house->desk(), House::email("1002"), kPassword));
  for (int tries = 0; tries < 10; ++tries)
    (void)sign_in(house->desk(from("192.0.2.1", first.device)), House::email("1001"), "wrong kettle otter");
  CHECK(is<TooSoon>(sign_in(house->desk(from("192.0.2.1", first.device)), House::email("1001"), kPassword)));
  CHECK(is<SignedIn>(sign_in(house->desk(from("192.0.2.1", first.device)), House::email("1002"), kPassword)));
}

TEST_CASE("A new password ends every session and token, and the old one is dead") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto here = house->cookie(account), elsewhere = house->cookie(account);
  const auto actor = house->actor(here);
  std::string token;
  house->as(actor, [&](const access::Work& work) {
    token = *make_token(work, house->keeper.settings(), account, "my sheet");
  });

  auto browser = from("192.0.2.1");
  browser.session = house->guest(here).session.token_hash;
  const auto wrong = change_password(house->desk(browser), actor, "not my password", "another marigold tea");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.problems().of("current_password"));
  CHECK_FALSE(change_password(house->desk(browser), actor, kPassword, kPassword));
  CHECK_FALSE(change_password(house->desk(browser), actor, kPassword, "short"));
  CHECK(house->is_signed_in(elsewhere));

  const auto changed = change_password(house->desk(browser), actor, kPassword, "another marigold tea");
  REQUIRE(changed);
  CHECK(house->is_signed_in(changed->session));
  CHECK_FALSE(house->is_signed_in(here));
  CHECK_FALSE(house->is_signed_in(elsewhere));
  CHECK_FALSE(house->read<bool>(
      [&](db::Connection& db) { return house->keeper.by_token(db, token, house->clock.now()).has_value(); }));
  CHECK(is<Wrong>(sign_in(house->desk(), House::email("1002"), kPassword)));
  CHECK(is<SignedIn>(sign_in(house->desk(), House::email("1002"), "another marigold tea")));
  CHECK(house->count("notice where kind = 'account_password_changed'") == 1);
}

TEST_CASE("Whoever sits at somebody's open session cannot guess their password there") {
  auto house = fresh_house();
  const auto actor = house->actor(house->cookie(house->account("1002")));
  const auto hashes = house->keeper.passwords().operations();
  for (int tries = 0; tries < 100; ++tries)
    CHECK_FALSE(change_password(house->desk(), actor, "wrong kettle otter", "another marigold tea"));
  CHECK(house->keeper.passwords().operations() == hashes + 5);
}

TEST_CASE("After a restore nobody is signed in and no token holds") {
  auto house = fresh_house();
  house->account("1002");
  const auto signed_in = sign_in(house->desk(), House::email("1002"), kPassword);
  const auto cookie = std::get<SignedIn>(signed_in).session;
  CHECK(house->actor(cookie).signed_in());
  house->as_program([](const access::Work& work) { close_all_doors(work); });
  CHECK_FALSE(house->actor(cookie).signed_in());
}

TEST_CASE("What has served is cleared away, and nothing that still counts") {
  auto house = fresh_house();
  house->account("1002");
  (void)sign_in(house->desk(), House::email("1002"), kPassword);
  (void)sign_in(house->desk(from("203.0.113.9")), House::email("1002"), "wrong kettle otter");
  house->clock.advance(24h);
  CHECK(clear_away(house->database(), house->clock.now()) == 0);
  house->clock.advance(1us);
  CHECK(clear_away(house->database(), house->clock.now()) == 3);
  CHECK(house->count("sign_in_throttle") == 0);
  CHECK(house->count("known_device") == 1);
  house->clock.advance(400 * 24h);
  CHECK(clear_away(house->database(), house->clock.now()) == 1);
}
