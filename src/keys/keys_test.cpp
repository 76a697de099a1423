#include "keys/keys.hpp"

#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "keys/house_test.hpp"

using namespace waymark;
using keys::Scope;

namespace {

const OrganisationId kCourts = OrganisationId::fresh(), kPrisons = OrganisationId::fresh();

}  // namespace

TEST_CASE("The master key file is made with the first key, readable by nobody else") {
  test::KeyHouse house;
  CHECK_FALSE(std::filesystem::exists(house.master_path()));
  house.keys().find_or_make(test::an_engagement(kCourts));
  struct stat found {};
  REQUIRE(::stat(house.master_path().c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0600);
}

TEST_CASE("A master key file that others may read is refused in words that say what to do") {
  test::KeyHouse house;
  house.keys().find_or_make(test::an_engagement(kCourts));
  for (const mode_t mode : {0640, 0604, 0620, 0644}) {
    REQUIRE(::chmod(house.master_path().c_str(), mode) == 0);
    CHECK_THROWS_WITH_AS(house.reopen(), doctest::Contains("chmod 600"), keys::KeyFault);
  }
  REQUIRE(::chmod(house.master_path().c_str(), 0400) == 0);
  CHECK_NOTHROW(house.reopen());
}

TEST_CASE("A damaged master key file, and what is none, is refused") {
  test::KeyHouse house;
  house.keys().find_or_make(test::an_engagement(kCourts));
  const auto content = test::content_of(house.master_path());
  for (const auto& wrong : {std::string("hello\n"), content.substr(0, content.size() - 9), content + "x\n"}) {
    test::write_file(house.master_path(), wrong);
    CHECK_THROWS_AS(house.reopen(), keys::KeyFault);
  }
  test::write_file(house.master_path(), content);
  CHECK_NOTHROW(house.reopen());
}

TEST_CASE("A scope's key is made once, and every opening of the store finds the same") {
  test::KeyHouse house;
  const auto scope = test::an_engagement(kCourts), other = test::an_engagement(kCourts);
  CHECK_FALSE(house.keys().find(scope));
  const auto key = house.keys().find_or_make(scope);
  CHECK(test::same(key, house.keys().find(scope)));
  CHECK(test::same(key, house.keys().find_or_make(scope)));
  CHECK_FALSE(test::same(key, house.keys().find_or_make(other)));
  house.reopen();
  CHECK(test::same(key, house.keys().find(scope)));
}

TEST_CASE("A key is another's in no organisation but its own") {
  test::KeyHouse house;
  const auto scope = test::an_engagement(kCourts);
  house.keys().find_or_make(scope);
  house.keys().find_or_make(test::an_engagement(kPrisons));
  CHECK_THROWS_AS(house.keys().find({kPrisons, scope.kind, scope.id}), keys::KeyFault);
}

TEST_CASE("Wrapped keys swapped in the store between scopes or organisations do not open") {
  test::KeyHouse house;
  const auto one = test::an_engagement(kCourts), other = test::an_engagement(kCourts),
             third = test::an_engagement(kPrisons);
  for (const auto& scope : {one, other, third}) house.keys().find_or_make(scope);
  const auto put = [&](const Scope& scope, const std::string& bytes) {
    house.run([&](db::Connection& db) {
      db.run("update scope_key set wrapped = $2 where id = $1", scope.id, db::Bytes{bytes});
    });
  };
  const auto was = house.wrapped(one);
  for (const auto& bytes : {house.wrapped(other), house.wrapped(third), was.substr(1), was + "x", std::string()}) {
    put(one, bytes);
    CHECK_THROWS_AS(house.keys().find(one), keys::KeyFault);
  }
  put(one, was);
  CHECK(house.keys().find(one));
  house.run([&](db::Connection& db) {
    db.run("update scope_key set organisation_id = $2 where id = $1", one.id, kPrisons);
  });
  CHECK_THROWS_AS(house.keys().find(one), keys::KeyFault);
}

TEST_CASE("Where there are keys, no new master key is made in the place of a missing one") {
  test::KeyHouse house;
  const auto scope = test::an_engagement(kCourts);
  house.keys().find_or_make(scope);
  std::filesystem::rename(house.master_path(), house.folder() / "away");
  house.reopen();
  CHECK_THROWS_AS(house.keys().find(scope), keys::KeyFault);
  CHECK_THROWS_AS(house.keys().find_or_make(test::an_engagement(kPrisons)), keys::KeyFault);
  CHECK_FALSE(std::filesystem::exists(house.master_path()));
  CHECK(house.keys().status("").warnings.front().find("no master key") != std::string::npos);
  std::filesystem::rename(house.folder() / "away", house.master_path());
  CHECK(house.keys().find(scope));
}

TEST_CASE("Another installation's master key opens nothing") {
  test::KeyHouse house, stranger;
  const auto scope = test::an_engagement(kCourts);
  house.keys().find_or_make(scope);
  stranger.keys().find_or_make(test::an_engagement(kCourts));
  std::filesystem::copy_file(stranger.master_path(), house.master_path(),
                             std::filesystem::copy_options::overwrite_existing);
  house.reopen();
  CHECK_THROWS_AS(house.keys().find(scope), keys::KeyFault);
  CHECK_FALSE(house.keys().status("").warnings.empty());
}

TEST_CASE("A key destroyed is gone, for every opening of the store; its neighbours stay") {
  test::KeyHouse house;
  keys::KeyStore second(house.places());
  const auto one = test::an_engagement(kCourts), other = test::an_engagement(kCourts);
  house.keys().find_or_make(one);
  const auto key = house.keys().find_or_make(other);
  CHECK(second.find(one));
  const Scope gone[] = {one};
  CHECK(house.keys().destroy(gone) == 1);
  CHECK_FALSE(house.keys().find(one));
  CHECK_FALSE(second.find(one));
  CHECK(test::same(key, second.find(other)));
  CHECK(house.keys().destroy(gone) == 0);
}

TEST_CASE("Several openings of one store that need the same key at once are given the same") {
  test::KeyHouse house;
  constexpr int kProcesses = 4, kScopes = 25;
  std::vector<Scope> scopes;
  for (int i = 0; i < kScopes; ++i) scopes.push_back(test::an_engagement(i % 2 ? kCourts : kPrisons));
  std::vector<std::vector<std::string>> given(kProcesses);
  std::vector<std::thread> threads;
  for (int process = 0; process < kProcesses; ++process)
    threads.emplace_back([&, process] {
      keys::KeyStore store(house.places());
      for (const auto& scope : scopes) given[process].emplace_back(store.find_or_make(scope).view());
    });
  for (auto& thread : threads) thread.join();
  for (int process = 1; process < kProcesses; ++process) CHECK(given[process] == given[0]);
}

TEST_CASE("A key service stands in for the file") {
  class Service final : public keys::MasterKey {
   public:
    std::vector<std::int64_t> versions() override { return {1}; }
    std::int64_t make_newer(std::int64_t) override { return 1; }
    void drop_before(std::int64_t) override {}
    std::string wrap(std::int64_t, const keys::Key& key, const keys::Associated& associated) override {
      ++asked;
      return keys::wrap(key_, key, associated);
    }
    keys::Key unwrap(std::int64_t, std::string_view wrapped, const keys::Associated& associated) override {
      ++asked;
      return keys::unwrap(key_, wrapped, associated).value();
    }
    std::string where() const override { return "a key service"; }
    int asked = 0;

   private:
    keys::Key key_ = keys::Key::fresh();
  };
  test::KeyHouse house;
  auto service = std::make_unique<Service>();
  auto& seen = *service;
  keys::KeyStore store(house.places(), std::move(service));
  const auto scope = test::an_engagement(kCourts);
  const auto key = store.find_or_make(scope);
  CHECK(test::same(key, store.find(scope)));
  const int asked = seen.asked;
  for (int i = 0; i < 10; ++i) store.find(scope);
  CHECK(seen.asked == asked);
  CHECK(store.status("").master == "a key service");
}

TEST_CASE("A key in a file of its own is made once, readable by nobody else, and refused when it is damaged") {
  test::KeyHouse house;
  const auto path = house.master_path() + ".other";
  CHECK_FALSE(keys::read_key_file(path, "the key"));
  const auto key = keys::read_or_make_key_file(path, "the key");
  CHECK(keys::read_or_make_key_file(path, "the key").view() == key.view());
  CHECK(keys::read_key_file(path, "the key")->view() == key.view());
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  CHECK_THROWS_WITH_AS(keys::read_key_file(path, "the key"), doctest::Contains("chmod 600"), keys::KeyFault);
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
  test::write_file(path, "0123456789abcdef\n");
  CHECK_THROWS_WITH_AS(keys::read_key_file(path, "the key"), doctest::Contains("64"), keys::KeyFault);
}
