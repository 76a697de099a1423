#include <atomic>
#include <thread>

#include "keys/house_test.hpp"

using namespace waymark;
using keys::Scope;

namespace {

/// A house with 900 keys of two organisations, and what they are.
class FullHouse : public test::KeyHouse {
 public:
  FullHouse() {
    for (int i = 0; i < 900; ++i) {
      scopes.push_back(test::an_engagement(i % 3 ? courts : prisons));
      given.push_back(keys().find_or_make(scopes.back()));
    }
  }
  bool all_open(keys::KeyStore& store) const {
    for (std::size_t i = 0; i < scopes.size(); ++i)
      if (!test::same(given[i], store.find(scopes[i]))) return false;
    return true;
  }
  OrganisationId courts = OrganisationId::fresh(), prisons = OrganisationId::fresh();
  std::vector<Scope> scopes;
  std::vector<keys::Key> given;
};

}  // namespace

TEST_CASE("Keys are rotated while others read and make new ones, and no reading fails") {
  FullHouse house;
  std::atomic<bool> over = false;
  std::atomic<int> reads = 0, failures = 0, made = 0;
  const auto read = [&](int first) {
    keys::KeyStore store(house.places());
    for (std::size_t i = first; !over; i = (i + 7) % house.scopes.size()) {
      try {
        if (!test::same(house.given[i], store.find(house.scopes[i]))) ++failures;
      } catch (const std::exception& fault) {
        MESSAGE(fault.what());
        ++failures;
      }
      ++reads;
    }
  };
  const auto make = [&] {
    keys::KeyStore store(house.places());
    while (!over) {
      try {
        const auto scope = test::an_engagement(made % 2 ? house.courts : OrganisationId::fresh());
        const auto key = store.find_or_make(scope);
        if (!test::same(key, house.keys().find(scope))) ++failures;
      } catch (const std::exception& fault) {
        MESSAGE(fault.what());
        ++failures;
      }
      ++made;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  };
  std::vector<std::thread> others;
  others.emplace_back(read, 0);
  others.emplace_back(read, 3);
  others.emplace_back(make);
  for (int times = 2; times <= 4; ++times) {
    CHECK(house.keys().rotate_master().version == times);
    CHECK(house.keys().rotate_organisation(house.courts).version == times);
  }
  over = true;
  for (auto& other : others) other.join();
  CHECK(failures == 0);
  CHECK(reads > 100);
  CHECK(made > 0);
  MESSAGE(reads.load() << " reads, " << made.load() << " new keys");
  keys::KeyStore later(house.places());
  CHECK(house.all_open(later));
  const auto status = later.status("");
  CHECK(status.warnings.empty());
  CHECK(status.master_version == 4);
  CHECK(status.master_versions == std::vector<std::int64_t>{4});
}

TEST_CASE("A rotation broken off leaves every key readable, and the next one ends it") {
  FullHouse house;
  // As after a crash between making the newer version and wrapping by it.
  keys::master_key_file(house.master_path())->make_newer(1);
  house.run([](db::Connection& db) { db.run("update master_version set version = 2"); });
  house.keys().find_or_make(test::an_engagement(OrganisationId::fresh()));
  CHECK(house.all_open(house.keys()));
  CHECK(house.keys().status("").warnings.size() == 1);
  CHECK(house.keys().rotate_master().keys == 3);
  CHECK(house.all_open(house.keys()));
  CHECK(house.keys().status("").warnings.empty());
}

TEST_CASE("The older master key opens nothing after a rotation, and stands in no file") {
  FullHouse house;
  const auto old = test::content_of(house.master_path());
  house.keys().rotate_master();
  const auto line = old.substr(old.find("\n1 ") + 3, 64);
  CHECK(test::content_of(house.master_path()).find(line) == std::string::npos);
  test::write_file(house.master_path(), old);
  house.reopen();
  CHECK_THROWS_AS(house.keys().find(house.scopes[0]), keys::KeyFault);
}

TEST_CASE("An organisation without a key has none to rotate") {
  test::KeyHouse house;
  CHECK(house.keys().rotate_organisation(OrganisationId::fresh()).version == 0);
  CHECK(house.keys().organisations().empty());
}
