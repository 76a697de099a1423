// What is destroyed is nowhere: not in the store's files, nor its log, nor the mirror.
#include <atomic>
#include <thread>

#include "keys/house_test.hpp"

using namespace waymark;
using keys::Scope;

namespace {

std::string hex(std::string_view bytes) {
  std::string digits;
  for (const char byte : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return digits;
}

/// Everything the store has on the disk, as far as it is the store's own.
std::string on_disk(test::KeyHouse& house) {
  std::string all;
  if (house.database().engine() == db::Engine::sqlite) {
    const auto path = house.places().store.substr(7);
    for (const char* part : {"", "-wal"}) all += test::content_of(path + part);
    return all;
  }
  const auto url = house.places().store;
  const auto connection = db::open(url);
  const auto read = [](db::Connection& db, std::string_view name) {
    std::string bytes;
    for (const db::Row& row : db.query("select pg_read_binary_file(pg_relation_filepath($1))", name))
      bytes = std::string(row.bytes(0));
    return bytes;
  };
  connection->read([&](db::Connection& db) {
    for (const auto* name : {"scope_key", "organisation_key"}) all += read(db, name);
  });
  return all;
}

}  // namespace

TEST_CASE("The bytes of a destroyed key are found in no file of the store, nor in the mirror") {
  test::KeyHouse house;
  house.reopen("mirror");
  const auto courts = OrganisationId::fresh();
  std::vector<Scope> scopes;
  std::vector<std::string> wrapped;
  for (int i = 0; i < 2'000; ++i) {
    scopes.push_back(test::an_engagement(courts));
    house.keys().find_or_make(scopes.back());
    wrapped.push_back(house.wrapped(scopes.back()));
  }
  house.keys().export_mirror(house.folder() / "mirror");
  const auto before = on_disk(house), mirror = test::content_of(house.folder() / "mirror");
  // Every third in a first round, so that their neighbours are moved about; then others.
  for (int round = 0; round < 2; ++round) {
    std::vector<Scope> chosen;
    for (std::size_t i = round; i < scopes.size(); i += 3) chosen.push_back(scopes[i]);
    CHECK(house.keys().destroy(chosen) == static_cast<std::int64_t>(chosen.size()));
  }
  const auto after = on_disk(house), mirror_after = test::content_of(house.folder() / "mirror");
  int found_before = 0, found = 0, kept = 0;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const auto in = [&](const std::string& text, const std::string& bytes) {
      return text.find(bytes) != std::string::npos;
    };
    const auto digits = hex(wrapped[i]);
    found_before += in(before, wrapped[i]) && in(mirror, digits);
    const bool here = in(after, wrapped[i].substr(0, 40)) || in(after, wrapped[i].substr(33)) ||
                      in(mirror_after, digits.substr(0, 80)) || in(mirror_after, digits.substr(66));
    if (i % 3 == 2) kept += here;
    else found += here;
  }
  CHECK(found == 0);
  if (house.database().engine() == db::Engine::sqlite) {
    CHECK(found_before == 2'000);  // so that the search is known to find
    CHECK(kept == 666);
  }
}

TEST_CASE("Keys are destroyed while others read, and their readings do not fail") {
  test::KeyHouse house;
  const auto courts = OrganisationId::fresh();
  std::vector<Scope> scopes;
  for (int i = 0; i < 200; ++i) {
    scopes.push_back(test::an_engagement(courts));
    house.keys().find_or_make(scopes.back());
  }
  std::atomic<bool> over = false;
  std::atomic<int> failures = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 3; ++reader)
    readers.emplace_back([&] {
      while (!over) {
        try {
          if (!house.keys().find(scopes.back())) ++failures;
        } catch (const std::exception& fault) {
          MESSAGE(fault.what());
          ++failures;
        }
      }
    });
  for (int i = 0; i < 10; ++i) {
    const Scope gone[] = {scopes[i]};
    CHECK(house.keys().destroy(gone) == 1);
  }
  over = true;
  for (auto& reader : readers) reader.join();
  CHECK(failures == 0);
}

TEST_CASE("The mirror fills an empty store, has no history, and is not taken when it is damaged") {
  test::KeyHouse house;
  const auto courts = OrganisationId::fresh();
  const auto one = test::an_engagement(courts), gone = test::an_engagement(courts);
  const auto key = house.keys().find_or_make(one);
  house.keys().find_or_make(gone);
  const auto path = house.folder() / "mirror";
  CHECK(house.keys().export_mirror(path) == 3);
  const Scope destroyed[] = {gone};
  house.keys().destroy(destroyed);
  CHECK(house.keys().export_mirror(path) == 2);

  CHECK_THROWS_AS(house.keys().restore_mirror(path), keys::KeyFault);  // not empty
  auto second_database = test::an_empty_database();
  keys::Places places = house.places();
  places.store = second_database.url();
  keys::KeyStore second(places);
  const auto content = test::content_of(path);
  auto changed = content;
  changed[content.find("scope") + 9] ^= 1;
  for (const auto& wrong : {content.substr(0, content.size() - 1), changed, std::string("hello")}) {
    test::write_file(path, wrong);
    CHECK_THROWS_AS(second.restore_mirror(path), keys::KeyFault);
  }
  test::write_file(path, content);
  CHECK(second.restore_mirror(path) == 2);
  CHECK(test::same(key, second.find(one)));
  CHECK_FALSE(second.find(gone));
}

TEST_CASE("The status counts, and warns of what lies together that should not") {
  test::KeyHouse house;
  house.reopen("mirror");
  house.keys().find_or_make(test::an_engagement(OrganisationId::fresh()));
  auto status = house.keys().status("sqlite:/srv/waymark/waymark.db");
  CHECK(status.organisations == 1);
  CHECK(status.scopes == std::map<std::string, std::int64_t>{{"engagement", 1}});
  CHECK(status.warnings.size() == 1);  // no mirror yet
  house.keys().export_mirror(house.folder() / "mirror");
  CHECK(house.keys().status("sqlite:/srv/waymark/waymark.db").warnings.empty());

  const auto warn = [](std::string store, std::string master, std::string mirror) {
    return keys::warnings({std::move(store), std::move(master), std::move(mirror)}, "sqlite:/srv/a/waymark.db")
        .size();
  };
  CHECK(warn("sqlite:/srv/b/keys.db", "/etc/waymark/master.key", "") == 0);
  CHECK(warn("sqlite:/srv/b/keys.db", "/srv/a/master.key", "") == 1);
  CHECK(warn("sqlite:/srv/a/keys.db", "/etc/waymark/master.key", "") == 1);
  CHECK(warn("sqlite:/srv/b/keys.db", "/srv/b/master.key", "/srv/b/mirror") == 2);
  CHECK(warn("sqlite:/srv/a/waymark.db", "/etc/waymark/master.key", "") == 1);
}
