#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;
using db::Migration;

namespace {

bool has_table(db::Database& database, const std::string& name) {
  bool found = true;
  try {
    database.read([&](db::Connection& db) { db.value<std::int64_t>("select count(*) from " + name); });
  } catch (const db::DatabaseFault&) {
    found = false;
  }
  return found;
}

const Migration kFirst{1, "0001_first", "create table first (\n  id bigint primary key, \"text\" text not null\n);"};
const Migration kSecond{2, "0002_second", "create table second (\n  id bigint primary key\n);"};
const Migration kBroken{2, "0002_broken",
                        "create table second (\n  id bigint primary key\n);\ninsert into nowhere values (1);"};

}  // namespace

TEST_CASE("the program's own schema is laid in an empty database, and laying it again does nothing") {
  auto test = test::an_empty_database();
  CHECK(db::schema_state(test.database()).found == 0);
  CHECK(db::migrate(test.database()).size() == db::migrations().size());
  const auto state = db::schema_state(test.database());
  CHECK(state.found == state.expected);
  CHECK(db::migrate(test.database()).empty());
}

TEST_CASE("only the steps not yet taken are taken") {
  auto test = test::an_empty_database();
  CHECK(db::migrate(test.database(), std::vector{kFirst}) == std::vector<std::string>{"0001_first"});
  CHECK(db::migrate(test.database(), std::vector{kFirst, kSecond}) == std::vector<std::string>{"0002_second"});
  CHECK(has_table(test.database(), "second"));
}

TEST_CASE("a database newer than the program is refused, naming both steps") {
  auto test = test::an_empty_database();
  db::migrate(test.database(), std::vector{kFirst, kSecond});
  try {
    db::migrate(test.database(), std::vector{kFirst});
    FAIL("it was accepted");
  } catch (const db::DatabaseFault& fault) {
    const std::string message = fault.what();
    CHECK(message.find("at step 2 ") != std::string::npos);
    CHECK(message.find("knows 1 ") != std::string::npos);
  }
}

TEST_CASE("a step that fails leaves nothing of itself or of those before it, and says which it was") {
  auto test = test::an_empty_database();
  try {
    db::migrate(test.database(), std::vector{kFirst, kBroken});
    FAIL("it was accepted");
  } catch (const db::DatabaseFault& fault) {
    CHECK(std::string(fault.what()).find("step 2 (0002_broken)") != std::string::npos);
  }
  CHECK_FALSE(has_table(test.database(), "first"));
  CHECK_FALSE(has_table(test.database(), "second"));
  CHECK_FALSE(has_table(test.database(), "schema_step"));
  CHECK(db::migrate(test.database(), std::vector{kFirst, kSecond}).size() == 2);
}

TEST_CASE("two programs that start at once lay the schema once") {
  for (int round = 0; round < 5; ++round) {
    auto here = test::an_empty_database();
    std::vector<std::unique_ptr<db::Database>> programs;
    std::vector<std::size_t> steps(4);
    std::vector<std::thread> threads;
    for (auto& count : steps)
      threads.emplace_back([&count, &here] { count = db::migrate(*db::open(here.url())).size(); });
    for (auto& thread : threads) thread.join();
    std::ranges::sort(steps);
    CHECK(steps == std::vector<std::size_t>{0, 0, 0, db::migrations().size()});
  }
}
