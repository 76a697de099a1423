#include "accounts/passwords.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "accounts/accounts.hpp"

using namespace waymark;
using namespace waymark::accounts;

namespace {

Settings department() {
  Settings settings;
  settings.refused_words = {"Northern Development", "NDA"};
  return settings;
}

bool accepted(std::string_view password) {
  return password_problems(department(), password, "Éilis O'Hara", "eilis.ohara@ndd.example").empty();
}

}  // namespace

TEST_CASE("A password has at least 12 characters, and 64 are welcome") {
  CHECK_FALSE(accepted(""));
  CHECK_FALSE(accepted("wet otter 7"));
  CHECK(accepted("wet otter 72"));
  CHECK(accepted("ŷnyŵ môn tréf"));  // 13 characters in more bytes
  CHECK_FALSE(accepted("ŷŵô tréf é"));
  std::string long_one;
  while (long_one.size() < 1000) long_one += "kettle" + std::to_string(long_one.size()) + " marigold ";
  CHECK(accepted(long_one.substr(0, 64)));
  CHECK(accepted(long_one.substr(0, 1024)));
  CHECK_FALSE(accepted(long_one + long_one));
}

TEST_CASE("A password needs no capital, figure or sign") {
  CHECK(accepted("marigold kettle otter"));
  CHECK(accepted("marigoldkettleotter"));
  CHECK(accepted("   marigold   otter   "));
}

TEST_CASE("What everyone would try first is refused, also dressed up") {
  for (const char* password : {"password1234",
                               "Password1234!",
                               "passwordpassword",
                               "P4ssw0rd2026!",
                               "qwertyuiop123",
                               "123456789012",
                               "1qaz2wsx3edc",
                               "manchester1234",
                               "letmein12345",
                               "iloveyou!!!!!",
                               "liverpoolfc1",
                               "abcdefghijkl",
                               "qwertyuiopas",
                               "aaaaaaaaaaaa",
                               "abababababab",
                               "trustno1trustno1",
                               "Correct Horse Battery Staple",
                               "unbelievable",
                               "administrator",
                               "!!!!!!!!!!!!1a"})
    CHECK_MESSAGE(!accepted(password), password);
}

TEST_CASE("The organisation's own words and one's own name do not make a password") {
  for (const char* password : {"Waymark2026!!", "coaching coaching", "northerndevelopment1", "Northern-Coaching-1",
                               "nda nda nda 2026", "coachpassword1"})
    CHECK_MESSAGE(!accepted(password), password);
  for (const char* password : {"eilisohara2026", "O'Hara, Éilis 1", "eilis.ohara.password"})
    CHECK_MESSAGE(!accepted(password), password);
  CHECK(accepted("coaching marigold otters"));
  CHECK(accepted("Eilis drinks marigold tea"));
}

TEST_CASE("A password is taken exactly as typed, in its whole length") {
  const Passwords lane(8);
  const std::string start(80, 'x');
  const auto hash = lane.hash(start + " Otter é");
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(lane.matches(hash, start + " Otter é"));
  CHECK_FALSE(lane.matches(hash, start + " otter é"));
  CHECK_FALSE(lane.matches(hash, start + " Otter é "));
  CHECK_FALSE(lane.matches(hash, start + " Otter e\u0301"));
  CHECK_FALSE(lane.matches(hash, start));
  CHECK_FALSE(lane.matches("", start));
}

TEST_CASE("Nobody's password costs as much work as somebody's") {
  const Passwords lane(8);
  const auto hash = lane.hash("marigold kettle otter");
  const auto before = lane.operations();
  CHECK_FALSE(lane.matches("", "wrong"));
  CHECK(lane.operations() == before + 1);
  CHECK_FALSE(lane.matches(hash, "wrong"));
  CHECK(lane.operations() == before + 2);
}

TEST_CASE("Two passwords are hashed at once, a few wait, and the others are asked to come back") {
  const Passwords lane(2);
  std::atomic<int> done = 0, busy = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 12; ++i)
    people.emplace_back([&] {
      for (int again = 0; again < 4; ++again) try {
          (void)lane.hash("marigold kettle otter");
          ++done;
        } catch (const Refused& refused) {
          CHECK(refused.why() == Refusal::busy);
          ++busy;
        }
    });
  for (auto& person : people) person.join();
  CHECK(done + busy == 48);
  CHECK(done >= 4);
  CHECK(busy > 0);
}
