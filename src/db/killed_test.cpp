#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <semaphore>
#include <thread>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

void add_line(db::Connection& db, std::int64_t id) {
  db.run("insert into line (id, words) values ($1, 'some words')", id);
}

constexpr db::Migration kSteps[] = {
    {1, "0001_line", "create table line (\n  id bigint primary key,\n  words text not null\n);"},
    {2, "0002_word",
     "create table word (\n  line_id bigint primary key references line (id),\n  word text not null\n);\n"
     "insert into word select id, words from line;"},
    {3, "0003_length", "alter table line add column length bigint;\nupdate line set length = length(words);"}};
constexpr std::int64_t kLines = 20'000;

/// Starts this program anew with one of its skipped cases, its third descriptor the pipe's.
pid_t start(const char* name, int pipe) {
  const pid_t child = fork();
  if (child != 0) return child;
  dup2(pipe, 3);
  execl("/proc/self/exe", "db_test", "--no-skip", (std::string("--test-case=") + name).c_str(), nullptr);
  _exit(1);
}

void fill_at_the_first_step(db::Database& database) {
  db::migrate(database, std::span(kSteps).first(1));
  database.change_now([](db::Connection& db) {
    for (std::int64_t n = 0; n < kLines; ++n) add_line(db, n);
  });
}

/// Which step it is at; that what each of the steps made is there accordingly.
std::int64_t step_of(db::Database& database) {
  std::int64_t step = 0;
  database.read([&](db::Connection& db) {
    step = db.value<std::int64_t>("select max(number) from schema_step").value();
    CHECK(db.value<std::int64_t>("select count(*) from line") == kLines);
    CHECK(db::damage(db).empty());
  });
  const auto both = [&] {
    return database.read_value<std::int64_t>([](db::Connection& db) {
      return db.value<std::int64_t>("select count(*) from line l join word w on w.line_id = l.id where length = 10")
          .value();
    });
  };
  if (step == 1) CHECK_THROWS_AS(both(), db::DatabaseFault);
  else CHECK(both() == kLines);
  return step;
}

}  // namespace

TEST_CASE("a program that writes until it is killed" * doctest::skip()) {
  const char* url = std::getenv("WAYMARK_TEST_WRITE_TO");
  const char* first = std::getenv("WAYMARK_TEST_FIRST");
  REQUIRE(url);
  REQUIRE(first);
  const auto database = db::open(url);
  std::counting_semaphore<100> room(100);
  for (std::int64_t n = std::atoll(first);; ++n) {
    room.acquire();
    database->change([n](db::Connection& db) { add_line(db, n); },
                     [&room, n](std::exception_ptr failure) {
                       if (failure || write(3, &n, sizeof n) != sizeof n) _exit(1);
                       room.release();
                     });
  }
}

TEST_CASE("killed while it writes, a program has lost nothing that it acknowledged") {
  auto test = test::an_empty_database();
  test.database().change_now(
      [](db::Connection& db) { db.run_script("create table line (id bigint primary key, words text not null);"); });
  for (const std::int64_t first : {0, 1'000'000, 2'000'000}) {
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    setenv("WAYMARK_TEST_WRITE_TO", test.url().c_str(), 1);
    setenv("WAYMARK_TEST_FIRST", std::to_string(first).c_str(), 1);
    const pid_t child = start("a program that writes until it is killed", pipe[1]);
    close(pipe[1]);
    std::vector<std::int64_t> acknowledged;
    for (std::int64_t n = 0; read(pipe[0], &n, sizeof n) == sizeof n;) {
      acknowledged.push_back(n);
      if (acknowledged.size() == 1000) kill(child, SIGKILL);
    }
    close(pipe[0]);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    const auto database = db::open(test.url());
    database->read([&](db::Connection& db) {
      for (const auto id : acknowledged)
        REQUIRE(db.value<std::int64_t>("select count(*) from line where id = $1", id) == 1);
      CHECK(db::damage(db).empty());
    });
  }
}

TEST_CASE("a program that brings the schema up" * doctest::skip()) {
  const char* url = std::getenv("WAYMARK_TEST_WRITE_TO");
  REQUIRE(url);
  const auto database = db::open(url);
  REQUIRE(write(3, "b", 1) == 1);
  db::migrate(*database, kSteps);
  REQUIRE(write(3, "e", 1) == 1);
}

TEST_CASE("killed while it brings the schema up, a program has left the old one or the new one, and can go on") {
  using SteadyClock = std::chrono::steady_clock;
  auto whole = SteadyClock::duration::zero();
  int old = 0;
  for (int tenth = 10; tenth >= 0; --tenth) {
    auto test = test::an_empty_database();
    fill_at_the_first_step(test.database());
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    setenv("WAYMARK_TEST_WRITE_TO", test.url().c_str(), 1);
    const pid_t child = start("a program that brings the schema up", pipe[1]);
    close(pipe[1]);
    char said = 0;
    REQUIRE(read(pipe[0], &said, 1) == 1);
    const auto begun = SteadyClock::now();
    // The first is let go on to its end: the others are killed a tenth of its time earlier each.
    if (tenth == 10) REQUIRE(read(pipe[0], &said, 1) == 1);
    else std::this_thread::sleep_for(whole * tenth / 10);
    if (tenth == 10) whole = SteadyClock::now() - begun;
    kill(child, SIGKILL);
    close(pipe[0]);
    waitpid(child, nullptr, 0);
    const auto database = db::open(test.url());
    const auto step = step_of(*database);
    CHECK((step == 1 || step == 3));
    old += step == 1;
    db::migrate(*database, kSteps);
    CHECK(step_of(*database) == 3);
  }
  CHECK(old > 0);
}
