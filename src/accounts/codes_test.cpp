#include "accounts/codes.hpp"

#include <doctest/doctest.h>

#include "accounts/pages/parts.hpp"
#include "accounts/store.hpp"
#include "tests/support/accounts_house.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using namespace std::chrono_literals;

namespace {

// Sets codes up for an account; gives the recovery codes and keeps the secret.
struct WithCodes {
  WithCodes(House& in, const std::string& staff_number) : house(in), account(in.account(staff_number)) {
    const auto me = house.actor(house.cookie(account));
    house.as(me, [&](const access::Work& work) { begin_codes(work); });
    secret = house.read<std::string>([&](db::Connection& db) { return store::candidate(db, account)->code_secret; });
    house.as(me, [&](const access::Work& work) { recovery = *confirm_codes(work, code()); });
    house.clock.advance(30s);
  }
  std::string code() const { return code_at(secret, house.clock.now()); }
  std::string ticket() { return std::get<CodeNeeded>(sign_in(house.desk(), house.email("1002"), kPassword)).ticket; }
  bool enters(const std::string& with) {
    return std::holds_alternative<SignedIn>(enter_code(house.desk(), ticket(), with));
  }

  House& house;
  AccountId account;
  std::string secret;
  std::vector<std::string> recovery;
};

}  // namespace

TEST_CASE("Codes are those of RFC 6238") {
  const std::string secret = "12345678901234567890";
  const auto at = [](std::int64_t seconds) { return Instant::micros(seconds * 1'000'000); };
  CHECK(code_at(secret, at(59)) == "287082");
  CHECK(code_at(secret, at(1111111109)) == "081804");
  CHECK(code_at(secret, at(20000000000)) == "353130");
  CHECK(base32(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  CHECK(step_of_code(secret, "081 804", at(1111111109)) == 37037036);
}

TEST_CASE("A code is good half a minute early and late, and not longer") {
  const auto secret = new_code_secret();
  CHECK(secret.size() == 20);
  CHECK(secret != new_code_secret());
  const auto step = Instant::micros(1'772'442'000'000'000);
  const auto code = code_at(secret, step);
  for (auto aside : {-30s, 0s, 29s, 59s}) CHECK(step_of_code(secret, code, step.plus(aside)) == 59'081'400);
  for (auto aside : {-31s, 60s, 90s}) CHECK_FALSE(step_of_code(secret, code, step.plus(aside)));
  for (const char* other : {"", "12345", "1234567", "abcdef", "12 34", "-12345"})
    CHECK_FALSE(step_of_code(secret, other, step));
}

TEST_CASE("With codes set up, the password alone does not sign in") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto answer = sign_in(house->desk(), House::email("1002"), kPassword);
  REQUIRE(std::holds_alternative<CodeNeeded>(answer));
  CHECK_FALSE(house->is_signed_in(std::get<CodeNeeded>(answer).ticket));
  const auto entered = enter_code(house->desk(), std::get<CodeNeeded>(answer).ticket, codes.code());
  REQUIRE(std::holds_alternative<SignedIn>(entered));
  CHECK(house->actor(std::get<SignedIn>(entered).session).account == codes.account);
}

TEST_CASE("Two codes: the same code does not work twice") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto code = codes.code();
  CHECK(codes.enters(code));
  CHECK_FALSE(codes.enters(code));
  house->clock.advance(30s);
  CHECK_FALSE(codes.enters(code));
  CHECK(codes.enters(codes.code()));
}

TEST_CASE("A code from before the last one used does not work") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto earlier = codes.code();
  house->clock.advance(30s);
  CHECK(codes.enters(codes.code()));
  CHECK_FALSE(codes.enters(earlier));
}

TEST_CASE("The code that set codes up does not sign in") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  CHECK_FALSE(codes.enters(code_at(codes.secret, house->clock.now().plus(-30s))));
}

TEST_CASE("After the password there are ten minutes to enter the code") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto ticket = codes.ticket();
  house->clock.advance(10min);
  CHECK(house->read<bool>([&](db::Connection& db) { return ticket_holds(db, ticket, house->clock.now()); }));
  house->clock.advance(1us);
  CHECK_FALSE(house->read<bool>([&](db::Connection& db) { return ticket_holds(db, ticket, house->clock.now()); }));
  CHECK(std::holds_alternative<Wrong>(enter_code(house->desk(), ticket, codes.code())));
}

TEST_CASE("Guessing codes is slowed down") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto ticket = codes.ticket();
  int looked_at = 0;
  for (int tries = 0; tries < 200; ++tries)
    looked_at += std::holds_alternative<Wrong>(enter_code(house->desk(), ticket, fmt::format("{:06}", tries)));
  CHECK(looked_at == 5);
  CHECK(std::holds_alternative<TooSoon>(enter_code(house->desk(), ticket, codes.code())));
  house->clock.advance(1s);
  CHECK(std::holds_alternative<SignedIn>(enter_code(house->desk(), ticket, codes.code())));
}

TEST_CASE("A recovery code signs in once when the app is lost, and is kept only as a hash") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  REQUIRE(codes.recovery.size() == 10);
  CHECK(codes.recovery.front().size() == 19);
  CHECK(house->count("recovery_code where length(code_hash) = 64 and used_at is null") == 10);
  std::string shouted = codes.recovery.front();
  for (char& c : shouted) c = static_cast<char>(std::toupper(c));
  CHECK(codes.enters(" " + shouted + " "));
  CHECK_FALSE(codes.enters(codes.recovery.front()));
  CHECK(codes.enters(codes.recovery.back()));
  CHECK(house->read<std::int64_t>([&](db::Connection& db) { return recovery_codes_left(db, codes.account); }) == 8);
  CHECK(house->count("notice where kind = 'account_recovery_code_used'") == 2);
}

TEST_CASE("New recovery codes take the old ones away") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto me = house->actor(house->cookie(codes.account));
  std::vector<std::string> renewed;
  house->as(me, [&](const access::Work& work) { renewed = renew_recovery_codes(work); });
  CHECK_FALSE(codes.enters(codes.recovery.front()));
  CHECK(codes.enters(renewed.front()));
}

TEST_CASE("Codes are not asked for until one was entered rightly") {
  auto house = fresh_house();
  const auto account = house->account("1002");
  const auto me = house->actor(house->cookie(account));
  house->as(me, [&](const access::Work& work) {
    begin_codes(work);
    CHECK(codes_to_confirm(work.db, account)->size() == 32);
    CHECK_FALSE(confirm_codes(work, "000000x"));
  });
  CHECK(std::holds_alternative<SignedIn>(sign_in(house->desk(), House::email("1002"), kPassword)));
}

TEST_CASE("Codes are stopped with a code, or by an administrator for someone who lost theirs") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  const auto me = house->actor(house->cookie(codes.account));
  house->as(me, [&](const access::Work& work) {
    CHECK_THROWS_AS(begin_codes(work), Refused);
    CHECK_FALSE(stop_codes(work, "123"));
  });
  SUBCASE("by oneself") {
    house->as(me, [&](const access::Work& work) { CHECK(stop_codes(work, codes.code())); });
  }
  SUBCASE("by an administrator") {
    const auto cookie = house->cookie(codes.account);
    house->as_program([&](const access::Work& work) { remove_codes(work, codes.account); });
    CHECK_FALSE(house->is_signed_in(cookie));
  }
  CHECK(std::holds_alternative<SignedIn>(sign_in(house->desk(), House::email("1002"), kPassword)));
  CHECK(house->count("recovery_code") == 0);
}

TEST_CASE("A new-password link does not get round the codes") {
  auto house = fresh_house();
  WithCodes codes(*house, "1002");
  std::string path;
  house->as_program([&](const access::Work& work) {
    path = make_new_password_link(work, house->keeper.settings(), codes.account)->path;
  });
  const auto answer = choose_new_password(house->desk(), token_of(path), "another marigold tea");
  REQUIRE(answer);
  CHECK(std::holds_alternative<CodeNeeded>(*answer));
}

TEST_CASE("Where codes are required, a role does nothing until its holder has set them up") {
  auto house = fresh_house({.codes_required_for_staff = true});
  const auto account = house->account("1002", {"champion@organisation:COURTS"});
  const auto cookie = house->cookie(account);
  CHECK(house->is_signed_in(cookie));
  CHECK_FALSE(house->actor(cookie).may(access::Permission::see_spend));
  house->as(house->actor(cookie), [&](const access::Work& work) {
    CHECK(must_set_up_codes(work, house->keeper.settings()));
    begin_codes(work);
    const auto secret = store::candidate(work.db, account)->code_secret;
    CHECK(confirm_codes(work, code_at(secret, work.now)));
    CHECK_FALSE(must_set_up_codes(work, house->keeper.settings()));
  });
  CHECK(house->actor(cookie).may(access::Permission::see_spend));
  const auto without_role = house->cookie(house->account("1004"));
  house->as(house->actor(without_role),
            [&](const access::Work& work) { CHECK_FALSE(must_set_up_codes(work, house->keeper.settings())); });
}

TEST_CASE("The picture holds the code's address and can be drawn in the page") {
  CHECK(code_uri("My Service", "a@b.example", "ABC") ==
        "otpauth://totp/My%20Service:a%40b.example?secret=ABC&issuer=My%20Service");
  const auto picture =
      pages::qr_picture(code_uri("Waymark", "someone@ministry.example", base32(new_code_secret())), "QR code");
  CHECK(picture.str().starts_with("<svg "));
  CHECK(picture.str().find("aria-label=\"QR code\"") != std::string::npos);
}
