#include <doctest/doctest.h>

#include <set>
#include <type_traits>

#include "keys/keys.hpp"

using namespace waymark;
using keys::Associated;
using keys::Key;

static_assert(!std::is_copy_constructible_v<Key> && !std::is_copy_assignable_v<Key>);
static_assert(!std::is_default_constructible_v<Key>);

TEST_CASE("What is sealed opens with its key and its purpose, and with nothing else") {
  const Key key = Key::fresh(), other = Key::fresh();
  const auto purpose = Associated("note").add("engagement").add(std::int64_t{3});
  const auto sealed = keys::seal(key, "what was said", purpose);
  CHECK(sealed.size() == std::string_view("what was said").size() + keys::kSealBytes);
  CHECK(sealed.find("said") == std::string::npos);
  CHECK(keys::open_sealed(key, sealed, purpose) == "what was said");
  CHECK_FALSE(keys::open_sealed(other, sealed, purpose));
  CHECK_FALSE(keys::open_sealed(key, sealed, Associated("note").add("engagement").add(std::int64_t{4})));
  CHECK(keys::open_sealed(key, keys::seal(key, "", purpose), purpose) == "");
}

TEST_CASE("A sealed text with any one bit changed, cut short or made longer does not open") {
  const Key key = Key::fresh();
  const Associated purpose("note");
  const auto sealed = keys::seal(key, "twelve bytes", purpose);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(keys::open_sealed(key, changed, purpose));
    CHECK_FALSE(keys::open_sealed(key, sealed.substr(0, i), purpose));
  }
  CHECK_FALSE(keys::open_sealed(key, sealed + '\0', purpose));
}

TEST_CASE("No two lists of parts bind alike") {
  CHECK(Associated("a").add("bc").bytes() != Associated("ab").add("c").bytes());
  CHECK(Associated("a").add("").bytes() != Associated("a").bytes());
  CHECK(Associated("a").add(std::int64_t{1}).bytes() != Associated("a").add(std::int64_t{256}).bytes());
}

TEST_CASE("A hundred thousand sealings repeat no nonce") {
  const Key key = Key::fresh(), data = Key::fresh();
  const Associated purpose("note");
  std::set<std::string> nonces;
  for (int i = 0; i < 100'000; ++i)
    nonces.insert(keys::seal(key, "", purpose).substr(keys::kWayBytes, keys::kNonceBytes));
  CHECK(nonces.size() == 100'000);
  for (int i = 0; i < 1'000; ++i)
    nonces.insert(keys::wrap(key, data, purpose).substr(keys::kWayBytes, keys::kNonceBytes));
  CHECK(nonces.size() == 101'000);
}

TEST_CASE("A key wrapped comes back the same, for its purpose only") {
  const Key by = Key::fresh(), key = Key::fresh();
  const auto wrapped = keys::wrap(by, key, Associated("engagement").add("1"));
  const auto back = keys::unwrap(by, wrapped, Associated("engagement").add("1"));
  REQUIRE(back);
  CHECK(keys::same_bytes(back->view(), key.view()));
  CHECK_FALSE(keys::unwrap(by, wrapped, Associated("engagement").add("2")));
  CHECK_FALSE(keys::unwrap(by, keys::seal(by, "short", Associated("a")), Associated("a")));
}

TEST_CASE("Each purpose has a key of its own") {
  const Key key = Key::fresh();
  CHECK(keys::same_bytes(keys::derive(key, 1).view(), keys::derive(key, 1).view()));
  CHECK_FALSE(keys::same_bytes(keys::derive(key, 1).view(), keys::derive(key, 2).view()));
  CHECK(keys::mac(key, Associated("a")).size() == 32);
  CHECK_FALSE(keys::same_bytes(keys::mac(key, Associated("a")), keys::mac(key, Associated("b"))));
}

TEST_CASE(
    "A key leaves nothing in its memory when it goes, and more keys than a page holds have memory of their own") {
  const unsigned char* place = nullptr;
  {
    const Key key = Key::fresh();
    place = key.data();
  }
  CHECK(std::all_of(place, place + Key::kBytes, [](unsigned char byte) { return byte == 0; }));
  std::vector<Key> many;
  std::set<std::string> different;
  for (int i = 0; i < 2'000; ++i) many.push_back(Key::fresh());
  for (const Key& key : many) different.emplace(key.view());
  CHECK(different.size() == many.size());
}
