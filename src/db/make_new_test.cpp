#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;
using db::Migration;
using db::Value;

namespace {

namespace fs = std::filesystem;

/// Two tables, the first in the alphabet pointing at the second, which points at itself; a later step adds to both.
const std::vector<Migration> kSteps = {
    {1, "0001_boss",
     "create table staff (\n  id text primary key,\n  boss_id text references staff (id),\n"
     "  here boolean not null,\n  photo bytea\n);\n"
     "create table desk (\n  id bigint primary key,\n  staff_id text references staff (id)\n);"},
    {2, "0002_floor", "alter table desk add column floor bigint;\nupdate desk set floor = 1;"},
};

void fill_desks_before_staff(db::Connection& db) {
  const std::vector<std::string_view> desk = {"id", "staff_id"}, staff = {"id", "boss_id", "here", "photo"};
  const std::vector<std::vector<Value>> desks = {{1, "b"}, {2, std::nullopt}};
  const std::vector<std::vector<Value>> people = {{"b", "a", true, db::Bytes{std::string_view("\0\xff", 2)}},
                                                  {"a", std::nullopt, false, std::nullopt}};
  db.bulk_insert("desk", desk, desks);
  db.bulk_insert("staff", staff, people);
}

void leave_be(db::Connection&) {}

void make(const std::string& url, const std::function<void(db::Connection&)>& fill) {
  db::make_new(url, {}, kSteps, {1, fill, leave_be});
}

}  // namespace

TEST_CASE("a new database is filled in any order of its tables, then brought to the newest step") {
  const test::Place place;
  std::int64_t floor = 0;
  db::make_new(place.url(), {}, kSteps, {1, fill_desks_before_staff, [&](db::Connection& db) {
                                           floor = *db.value<std::int64_t>("select floor from desk where id = 2");
                                         }});
  CHECK(floor == 1);
  const auto made = db::open(place.url());
  made->read([](db::Connection& db) {
    CHECK(*db.value<std::string>("select boss_id from staff where id = 'b'") == "a");
    CHECK(*db.value<bool>("select here from staff where id = 'b'"));
    CHECK(db::tables(db).size() == 2);
  });
  // Its references hold from now on.
  CHECK_THROWS_AS(
      made->change_now([](db::Connection& db) { db.run("insert into desk (id, staff_id) values (3, 'nobody')"); }),
      db::ConstraintFault);
}

TEST_CASE("rows that point at none make no database at all") {
  const test::Place place;
  const auto fill = [](db::Connection& db) { db.run("insert into desk (id, staff_id) values (1, 'nobody')"); };
  CHECK_THROWS_AS(make(place.url(), fill), db::ConstraintFault);
  CHECK_FALSE(place.is_made());
}

TEST_CASE("what fails on the way makes no database at all, and it can be made afterwards") {
  const test::Place place;
  const auto fail = [](db::Connection& db) {
    fill_desks_before_staff(db);
    throw std::runtime_error("the file ends here");
  };
  CHECK_THROWS_WITH(make(place.url(), fail), "the file ends here");
  CHECK_FALSE(place.is_made());
  if (const auto unfinished = db::unfinished_file(place.url()); !unfinished.empty()) {
    CHECK_FALSE(fs::exists(unfinished));
    std::ofstream(unfinished) << "what a crash has left";
    std::ofstream(unfinished + "-wal") << "and its log";
  }
  make(place.url(), fill_desks_before_staff);
  CHECK(place.is_made());
}

TEST_CASE("a new database never takes the place of one that is there") {
  auto there = test::a_database();
  CHECK_THROWS_AS(make(there.url(), fill_desks_before_staff), db::NotEmptyFault);
  const test::Place place;
  db::open(place.url())->read([](db::Connection& db) { CHECK(db::tables(db).empty()); });
  make(place.url(), fill_desks_before_staff);
  CHECK_THROWS_AS(make(place.url(), fill_desks_before_staff), db::NotEmptyFault);
}

TEST_CASE("the catalogue names every table and the kind of each of its columns") {
  auto test = test::an_empty_database();
  db::migrate(test.database(), kSteps);
  test.database().read([](db::Connection& db) {
    const auto tables = db::tables(db);
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].name == "desk");
    CHECK(tables[0].columns.back().name == "floor");
    const auto& staff = tables[1].columns;
    CHECK(staff[0].kind == Value::Kind::text);
    const bool has_booleans = db.engine() == db::Engine::postgresql;
    CHECK(staff[2].kind == (has_booleans ? Value::Kind::boolean : Value::Kind::integer));
    CHECK(staff[3].kind == Value::Kind::bytes);
  });
}

TEST_CASE("an answer of any size is read row by row, and may be left half read") {
  auto test = test::an_empty_database();
  db::migrate(test.database(), kSteps);
  test.database().change_now([](db::Connection& db) {
    db.run(
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)"
        " insert into desk (id) select i from n");
  });
  test.database().read([](db::Connection& db) {
    std::int64_t sum = 0;
    for (const db::Row& row : db.stream("select id, staff_id from desk order by id")) {
      CHECK(row.is_null(1));
      sum += row.integer(0);
    }
    CHECK(sum == 20000LL * 20001 / 2);
    CHECK(*db.value<std::int64_t>("select count(*) from desk") == 20000);
  });
  test.database().read([](db::Connection& db) {
    for (const db::Row& row : db.stream("select id from desk order by id")) {
      CHECK(row.integer(0) == 1);
      break;
    }
  });
  test.database().read([](db::Connection& db) {
    CHECK_THROWS_AS(db.stream("select id / (id - 3) from nowhere").begin(), db::DatabaseFault);
  });
}
