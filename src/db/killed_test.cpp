#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <semaphore>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

void add_line(db::Connection& db, std::int64_t id) {
  db.run("insert into line (id, words) values ($1, 'some words')", id);
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
    const pid_t child = fork();
    if (child == 0) {
      dup2(pipe[1], 3);
      setenv("WAYMARK_TEST_WRITE_TO", test.url().c_str(), 1);
      setenv("WAYMARK_TEST_FIRST", std::to_string(first).c_str(), 1);
      execl("/proc/self/exe", "db_test", "--no-skip", "--test-case=a program that writes until it is killed",
            nullptr);
      _exit(1);
    }
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
