// There and back, on each engine and from one to the other.
#include "backup/backup.hpp"

#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "backup/scene_test.hpp"

using namespace waymark;
using test::BackupFolder;
using test::bytes_in;
using test::Full;
using test::Place;
using test::rows_of;

namespace {

void require_same(db::Database& one, db::Database& other) {
  for (const char* table : {"area", "a_thing", "empty_one"}) CHECK(rows_of(one, table) == rows_of(other, table));
  CHECK(rows_of(other, "a_thing").size() == 5);
}

/// Other engines than the one under test; on SQLite's run there is no other.
std::vector<db::Engine> engines() {
  if (test::engine() == db::Engine::sqlite) return {db::Engine::sqlite};
  return {db::Engine::postgresql, db::Engine::sqlite};
}

const std::vector<db::Migration> with_a_later_step() {
  auto steps = test::kBackupSteps;
  steps.push_back({7, "0007_colour",
                   "alter table a_thing add column colour text;\n"
                   "update a_thing set colour = 'none' where id > 0;"});
  return steps;
}

}  // namespace

TEST_CASE("Every kind of value comes back as it was, on each engine and from one to the other") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  const auto taken = test::take(full.database(), key, folder.file());
  CHECK(taken.rows == 7);
  REQUIRE(taken.tables.size() == 3);
  CHECK(taken.tables[0].table == "a_thing");
  CHECK(taken.tables[2].table == "empty_one");
  CHECK(taken.bytes == static_cast<std::int64_t>(std::filesystem::file_size(folder.file())));
  for (const auto engine : engines()) {
    const Place place(engine);
    const auto restored = test::restore(folder.file(), key, place.url());
    CHECK(restored.rows == 7);
    CHECK(restored.left_out.empty());
    const auto there = db::open(place.url());
    require_same(full.database(), *there);
    // … and back again.
    const auto second = folder.file(engine == db::Engine::sqlite ? "from sqlite" : "from postgresql");
    test::take(*there, key, second);
    const Place last;
    test::restore(second, key, last.url());
    require_same(full.database(), *db::open(last.url()));
    const auto point_nowhere = [](db::Connection& db) {
      db.run("insert into a_thing (id, area) values (9, 'nowhere')");
    };
    CHECK_THROWS_AS(there->change_now(point_nowhere), db::ConstraintFault);
  }
}

TEST_CASE("The whole of the program's own schema goes into a backup and comes back") {
  auto full = test::a_database();
  full.database().change_now([](db::Connection& db) {
    db.run(
        "insert into organisation (id, code, name, sort_key, kind, created_at)"
        " values ('o', 'MOJ', 'Ministry', 'm', 'department', 1)");
    db.run(
        "insert into person (id, first_name, last_name, sort_key, search_key, email, location, organisation_id,"
        " manager_id, on_leave, created_at, changed_at)"
        " values ('p', 'Ada', 'Ng', 'n', 'n', 'ada@x', '', 'o', 'q', $1, 1, 1),"
        " ('q', 'Bea', 'Ng', 'n', 'n', 'bea@x', '', 'o', 'p', $2, 1, 1)",
        true, false);
  });
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  const auto taken = test::take(full.database(), key, folder.file());
  CHECK(taken.rows == 3);
  for (const auto engine : engines()) {
    const Place place(engine);
    CHECK(test::restore(folder.file(), key, place.url(), db::migrations()).rows == 3);
    const auto there = db::open(place.url());
    CHECK(db::schema_state(*there).found == db::schema_state(full.database()).found);
    CHECK(rows_of(*there, "person") == rows_of(full.database(), "person"));
    there->read([](db::Connection& db) {
      CHECK(*db.value<std::int64_t>("select count(*) from person_v where on_leave") == 1);
      CHECK(db::damage(db).empty());
    });
  }
}

TEST_CASE("A backup of an older step is brought up to this program's; one of a newer step is refused") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(full.database(), key, folder.file());
  const Place place;
  test::restore(folder.file(), key, place.url(), with_a_later_step());
  const auto there = db::open(place.url());
  there->read([](db::Connection& db) {
    CHECK(*db.value<std::string>("select colour from a_thing where id = 3") == "none");
    CHECK_FALSE(db.value<std::string>("select colour from a_thing where id = -5"));
  });
  test::take(*there, key, folder.file("newer"));
  const Place other;
  CHECK_THROWS_WITH_AS(test::restore(folder.file("newer"), key, other.url()),
                       doctest::Contains("at step 7 of the schema and this program knows 3 only"),
                       backup::BackupRefused);
  CHECK_FALSE(other.is_made());
}

TEST_CASE("A backup taken while others write is of one moment: what belongs together is there together") {
  Full full;
  auto& database = full.database();
  database.change_now([](db::Connection& db) { db.run("update a_thing set number = 0"); });
  std::atomic<bool> over = false;
  std::atomic<int> written = 0;
  // Each change adds an area and a thing within it, and moves one from one thing's number to another's.
  std::thread writer([&] {
    for (int i = 100; !over; ++i) {
      database.change_now([&](db::Connection& db) {
        const auto code = "area " + std::to_string(i);
        db.run("insert into area (code, within) values ($1, 'all')", code);
        db.run("insert into a_thing (id, area, number) values ($1, $2, 0)", i, code);
        db.run("update a_thing set number = number + 1 where id = 1");
        db.run("update a_thing set number = number - 1 where id = 2");
      });
      ++written;
    }
  });
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  for (int round = 0; round < 5; ++round) {
    const int before = written;
    while (written < before + 3) std::this_thread::yield();
    test::take(database, key, folder.file(), true);
    const Place place;
    test::restore(folder.file(), key, place.url());
    db::open(place.url())->read([](db::Connection& db) {
      const auto things = *db.value<std::int64_t>("select count(*) from a_thing");
      CHECK(*db.value<std::int64_t>("select cast(sum(number) as bigint) from a_thing") == 0);
      CHECK(*db.value<std::int64_t>("select count(*) from area") - 2 == things - 5);
      CHECK(*db.value<std::int64_t>("select number from a_thing where id = 1") == things - 5);
    });
  }
  over = true;
  writer.join();
}

TEST_CASE("Nothing in a backup can be read without its key, and nobody else may read the file") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(full.database(), key, folder.file());
  const auto bytes = bytes_in(folder.file());
  CHECK(bytes.starts_with("waymark backup\nformat 1\nschema 3\nmoment 2026-09-21T"));
  for (const char* word : {"marmalade", "hippopotamus", "a_thing", "O’Hara"})
    CHECK(bytes.find(word) == std::string::npos);
  CHECK(bytes.find(key.view()) == std::string::npos);
  struct stat about {};
  REQUIRE(::stat(folder.file().c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("A backup never takes the place of a file unless told to, and leaves nothing half written") {
  Full full;
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::put_bytes(folder.file(), "something dear");
  CHECK_THROWS_WITH_AS(test::take(full.database(), key, folder.file()), doctest::Contains("--force"),
                       backup::BackupRefused);
  CHECK(bytes_in(folder.file()) == "something dear");
  test::put_bytes(folder.file() + ".part", std::string(100'000, 'x'));
  test::take(full.database(), key, folder.file(), true);
  CHECK(backup::File(folder.file()).verify(key).rows == 7);
  CHECK_FALSE(std::filesystem::exists(folder.file() + ".part"));
  auto empty = test::an_empty_database();
  CHECK_THROWS_AS(test::take(empty.database(), key, folder.file("none")), backup::BackupRefused);
  CHECK_THROWS_AS(test::take(full.database(), key, folder.path().string(), true), backup::BackupRefused);
  std::filesystem::create_symlink("/dev/null", folder.file("link"));
  CHECK_THROWS_AS(test::take(full.database(), key, folder.file("link"), true), backup::BackupRefused);
  std::filesystem::remove(folder.file("link"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("A database that holds the key store is not backed up at all") {
  Full full;
  full.database().change_now(
      [](db::Connection& db) { db.run_script("create table scope_key (\n  id text primary key\n);"); });
  const BackupFolder folder;
  const StoppedClock clock(Instant::micros(1));
  CHECK_THROWS_WITH_AS(backup::take(full.database(), keys::Key::fresh(), clock,
                                    {.file = folder.file(), .trail_key = {}, .never = keys::tables()}),
                       doctest::Contains("key store"), backup::BackupRefused);
  CHECK_FALSE(std::filesystem::exists(folder.file()));
}

TEST_CASE("A table that is none of the schema's is told of and left out when restoring") {
  Full full;
  full.database().change_now([](db::Connection& db) {
    db.run_script("create table somebodys (\n  id text primary key\n);");
    db.run("insert into somebodys (id) values ('x')");
  });
  const BackupFolder folder;
  const auto key = keys::Key::fresh();
  test::take(full.database(), key, folder.file());
  const Place place;
  const auto restored = test::restore(folder.file(), key, place.url());
  REQUIRE(restored.left_out.size() == 1);
  CHECK(restored.left_out[0].table == "somebodys");
  CHECK(restored.left_out[0].rows == 1);
  CHECK(restored.rows == 7);
}
