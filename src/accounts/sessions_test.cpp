#include <doctest/doctest.h>

#include "tests/support/accounts_house.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using namespace std::chrono_literals;

TEST_CASE("A session unused for half an hour is over") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto used = house->cookie(account), unused = house->cookie(account);
  for (int minutes = 0; minutes < 60; minutes += 20) {
    house->clock.advance(20min);
    CHECK(house->is_signed_in(used));
  }
  CHECK_FALSE(house->is_signed_in(unused));
  house->clock.advance(30min - 1us);
  CHECK(house->is_signed_in(used));
  house->clock.advance(30min);
  CHECK_FALSE(house->is_signed_in(used));
  CHECK_FALSE(house->is_signed_in(used));
}

TEST_CASE("A session is over after twelve hours, however much it is used") {
  auto house = fresh_house();
  const auto cookie = house->cookie(house->account("1002"));
  for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
    house->clock.advance(10min);
    CHECK(house->is_signed_in(cookie));
  }
  house->clock.advance(10min);
  CHECK_FALSE(house->is_signed_in(cookie));
}

TEST_CASE("Both limits of a session can be configured") {
  auto house = fresh_house({.idle_limit = 5min, .session_limit = 1h});
  const auto account = house->account("1002");
  const auto cookie = house->cookie(account);
  house->clock.advance(5min);
  CHECK_FALSE(house->is_signed_in(cookie));
  const auto other = house->cookie(account);
  for (int minutes = 4; minutes < 60; minutes += 4) {
    house->clock.advance(4min);
    CHECK(house->is_signed_in(other));
  }
  house->clock.advance(4min);
  CHECK_FALSE(house->is_signed_in(other));
}

TEST_CASE("When a session was used last is written down at intervals, and survives the program") {
  auto house = fresh_house();
  const auto cookie = house->cookie(house->account("1002"));
  house->clock.advance(20min);
  CHECK(house->is_signed_in(cookie));
  const auto at = std::to_string(house->clock.now().micros());
  CHECK(house->count("sign_in_session where seen_at = " + at) == 0);
  CHECK(house->keeper.write_down_seen(house->database()) == 1);
  CHECK(house->keeper.write_down_seen(house->database()) == 0);
  CHECK(house->count("sign_in_session where seen_at = " + at) == 1);

  house->clock.advance(20min);
  const AccountsDoorkeeper after_restart({}, {});
  CHECK(house->read<bool>(
      [&](db::Connection& db) { return after_restart.by_cookie(db, cookie, house->clock.now()).actor.signed_in(); }));
}

TEST_CASE("Only the hash of a session's cookie is kept, and a cookie of another shape is nobody's") {
  auto house = fresh_house();
  const auto cookie = house->cookie(house->account("1002"));
  CHECK(cookie.size() == 52);
  CHECK(house->count("sign_in_session where token_hash = '" + cookie + "'") == 0);
  for (const std::string& other :
       {std::string(), cookie.substr(1), cookie + "0", random_secret(), std::string(52, '\'')})
    CHECK_FALSE(house->is_signed_in(other));
}

TEST_CASE("A leaver is signed out the day they leave, not the day before") {
  auto house = fresh_house({.idle_limit = 24h, .session_limit = 48h});
  house->account("1004");
  const auto leaver = house->person("1004");
  house->as_program([&](const access::Work& work) { (void)*people::record_leaving(work, leaver, Date(2026, 3, 3)); });
  const auto cookie = house->cookie(house->account("1004"));
  house->clock.set(start_of_day(Date(2026, 3, 3)).plus(-1us));
  CHECK(house->is_signed_in(cookie));
  house->clock.advance(1us);
  CHECK_FALSE(house->is_signed_in(cookie));
  CHECK(std::holds_alternative<Wrong>(sign_in(house->desk(), House::email("1004"), kPassword)));
}

TEST_CASE("A disabled account is out at the next request, and its sessions and tokens stay dead when it is enabled") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto cookie = house->cookie(account);
  std::string token;
  house->as_program(
      [&](const access::Work& work) { token = *make_token(work, house->keeper.settings(), account, "sheet"); });
  const auto token_is_good = [&] {
    return house->read<bool>(
        [&](db::Connection& db) { return house->keeper.by_token(db, token, house->clock.now()).has_value(); });
  };
  CHECK(token_is_good());
  house->as_program([&](const access::Work& work) { CHECK(disable(work, account)); });
  CHECK_FALSE(house->is_signed_in(cookie));
  CHECK_FALSE(token_is_good());
  house->as_program([&](const access::Work& work) { CHECK(enable(work, account)); });
  CHECK_FALSE(house->is_signed_in(cookie));
  CHECK_FALSE(token_is_good());
  CHECK(std::holds_alternative<SignedIn>(sign_in(house->desk(), House::email("1002"), kPassword)));
}

TEST_CASE("Signing out everywhere ends every session") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const std::vector<std::string> cookies{house->cookie(account), house->cookie(account), house->cookie(account)};
  const auto other = house->cookie(house->account("1001"));
  house->as_program([&](const access::Work& work) { sign_out_everywhere(work, account); });
  for (const auto& cookie : cookies) CHECK_FALSE(house->is_signed_in(cookie));
  CHECK(house->is_signed_in(other));
  CHECK(house->count("notice where kind = 'account_signed_out'") == 1);
}

TEST_CASE("People see their own sessions, and end any of them, but nobody else's") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto here = house->cookie(account), there = house->cookie(account, {"203.0.113.5", "another", "", ""});
  const auto strange = house->cookie(house->account("1001"));
  const auto hash = [&](const std::string& cookie) { return house->guest(cookie).session.token_hash; };
  const auto me = house->actor(here);
  house->as(me, [&](const access::Work& work) {
    CHECK(sessions_of(work.db, house->keeper.settings(), account, work.now).size() == 2);
  });
  house->as(me, [&](const access::Work& work) { end_session(work, hash(there)); });
  CHECK_FALSE(house->is_signed_in(there));
  const auto strange_hash = hash(strange);
  house->as(me, [&](const access::Work& work) { CHECK_THROWS_AS(end_session(work, strange_hash), Refused); });
  CHECK(house->is_signed_in(strange));
  const auto again = house->cookie(account);
  const auto here_hash = hash(here);
  house->as(me, [&](const access::Work& work) { CHECK(end_other_sessions(work, here_hash) == 1); });
  CHECK(house->is_signed_in(here));
  CHECK_FALSE(house->is_signed_in(again));
}

TEST_CASE("An API token is shown once, works for 90 days, and is dead when revoked") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto me = house->actor(house->cookie(account));
  const auto make = [&] {
    std::string token;
    house->as(me, [&](const access::Work& work) {
      token = *make_token(work, house->keeper.settings(), account, " sheet ");
    });
    return token;
  };
  const auto asks = [&](const std::string& token) {
    return house->read<bool>([&](db::Connection& db) {
      const auto actor = house->keeper.by_token(db, token, house->clock.now());
      return actor && actor->account == account;
    });
  };
  const auto token = make();
  CHECK(token.starts_with("waymark_"));
  CHECK(house->count("api_token where token_hash = '" + token + "'") == 0);
  CHECK(asks(token));
  CHECK_FALSE(asks(token + "x"));
  CHECK_FALSE(asks(token.substr(8)));
  CHECK(house->keeper.write_down_seen(house->database()) >= 1);
  CHECK(house->count("api_token where used_at is not null") == 1);
  house->clock.advance(90 * 24h - 1us);
  CHECK(asks(token));
  house->clock.advance(1us);
  CHECK_FALSE(asks(token));

  const auto second = make();
  CHECK(asks(second));
  house->as(me, [&](const access::Work& work) {
    const auto held = tokens_of(work.db, account, work.now);
    REQUIRE(held.size() == 1);
    CHECK(held.front().name == "sheet");
    revoke_token(work, held.front().hash);
    CHECK_THROWS_AS(revoke_token(work, held.front().hash), Refused);
    CHECK_FALSE(make_token(work, house->keeper.settings(), account, "  "));
  });
  CHECK_FALSE(asks(second));
}

TEST_CASE("A token is made for oneself alone") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto head = house->actor(house->cookie(house->account("1001", {"system_administrator@service"})));
  house->as(head, [&](const access::Work& work) {
    CHECK_THROWS_AS(make_token(work, house->keeper.settings(), account, "sheet"), Refused);
  });
}

TEST_CASE("Nobody disables their own account") {
  auto house = fresh_house();
  const auto account = house->account("1001", {"system_administrator@service"});
  house->as(house->actor(house->cookie(account)), [&](const access::Work& work) {
    const auto done = disable(work, account);
    REQUIRE_FALSE(done);
    CHECK(done.problems().of("account"));
  });
}

TEST_CASE("Accounts are kept by system administrators alone") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  for (const char* role : {"programme_manager@organisation:MIN", "data_protection_officer@service",
                           "finance_analyst@organisation:MIN", "champion@organisation:MIN"}) {
    const auto actor = house->actor(house->cookie(house->account("1001", {role})));
    house->as(actor, [&](const access::Work& work) {
      CHECK_THROWS_AS(disable(work, account), Refused);
      CHECK_THROWS_AS(enable(work, account), Refused);
      CHECK_THROWS_AS(sign_out_everywhere(work, account), Refused);
      CHECK_THROWS_AS(remove_codes(work, account), Refused);
      CHECK_THROWS_AS(grant_role(work, work.actor.person, {}), Refused);
    });
  }
}

TEST_CASE("The list of accounts is searched, filtered, sorted and paged") {
  auto house = fresh_house();
  const auto ohara = house->account("1002", {"champion@organisation:COURTS"});
  house->account("1001");
  const auto disabled = house->account("1003");
  house->account("1004");
  house->clock.advance(1min);
  house->cookie(ohara);
  const auto leaver = house->person("1004");
  house->as_program([&](const access::Work& work) {
    (void)*disable(work, disabled);
    (void)*people::record_leaving(work, leaver, work.today);
    const auto names = [&](const AccountFilter& filter, int page = 1, int size = 20) {
      std::vector<std::string> found;
      for (const auto& line : accounts::accounts(work.db, filter, work.today, page, size).lines)
        found.push_back(line.account.name);
      return found;
    };
    using Names = std::vector<std::string>;
    const Names all{"Amal Bhatt", "Jörg Drummond", "Zofia Łukasik", "Éilis O’Hara"};
    CHECK(names({}) == all);
    CHECK(names({.sort = "-name"}) == Names(all.rbegin(), all.rend()));
    CHECK(names({.sort = "-seen"}).front() == "Éilis O’Hara");
    CHECK(names({}, 2, 3) == Names{"Éilis O’Hara"});
    CHECK(names({.words = "drum"}) == Names{"Jörg Drummond"});
    CHECK(names({.words = "P1004@"}) == Names{"Amal Bhatt"});
    CHECK(names({.words = "%"}).empty());
    CHECK(names({.state = "disabled"}) == Names{"Zofia Łukasik"});
    CHECK(names({.state = "left"}) == Names{"Amal Bhatt"});
    CHECK(names({.state = "active"}) == Names{"Jörg Drummond", "Éilis O’Hara"});
    CHECK(names({.state = "without_codes"}).size() == 4);
    CHECK(names({.role = access::Role::champion}) == Names{"Éilis O’Hara"});
    const auto page = accounts::accounts(work.db, {.role = access::Role::champion}, work.today, 1, 20);
    CHECK(page.total == 1);
    CHECK(page.lines.front().roles == std::vector{access::Role::champion});
  });
}
