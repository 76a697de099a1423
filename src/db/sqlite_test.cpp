#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <latch>
#include <thread>

#include "base/threads.hpp"
#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

bool on_sqlite() { return test::engine() == db::Engine::sqlite; }

void add_line(db::Connection& db, std::int64_t id, std::size_t size = 10) {
  db.run("insert into line (id, words) values ($1, $2)", id, std::string(size, 'x'));
}

class Lines {
 public:
  Lines() {
    database().change_now(
        [](db::Connection& db) { db.run_script("create table line (id bigint primary key, words text not null);"); });
  }
  db::Database& database() { return test_.database(); }
  std::string url() { return test_.url(); }
  std::int64_t count() { return value("select count(*) from line"); }
  std::int64_t value(const char* sql) {
    return database().read_value<std::int64_t>([&](db::Connection& db) { return *db.value<std::int64_t>(sql); });
  }

  /// How many of these changes, run in one turn of the lane, were told of a fault.
  int faults(const std::vector<std::function<void(db::Connection&)>>& deeds) {
    std::latch begin(1), all(static_cast<std::ptrdiff_t>(deeds.size()));
    std::atomic<int> faults = 0;
    database().change([&](db::Connection&) { begin.wait(); }, [](std::exception_ptr) {});
    for (const auto& deed : deeds)
      database().change(deed, [&](std::exception_ptr failure) {
        try {
          if (failure) std::rethrow_exception(failure);
        } catch (const db::DatabaseFault&) {
          ++faults;
        }
        all.count_down();
      });
    begin.count_down();
    all.wait();
    return faults;
  }

 private:
  test::TestDatabase test_ = test::an_empty_database();
};

}  // namespace

TEST_CASE("on SQLite what is committed is on the disk, rules hold, and what is deleted is wiped") {
  if (!on_sqlite()) return;
  Lines lines;
  const auto look = [](db::Connection& db) {
    CHECK(db.value<std::string>("pragma journal_mode") == "wal");
    CHECK(db.value<int>("pragma synchronous") == 2);
    CHECK(db.value<int>("pragma foreign_keys") == 1);
    CHECK(db.value<int>("pragma secure_delete") == 1);
    CHECK(db.value<int>("pragma temp_store") == 2);
  };
  lines.database().read(look);
  lines.database().change_now(look);
}

TEST_CASE("a SQLite file can be read by its owner only") {
  if (!on_sqlite()) return;
  Lines lines;
  for (const char* part : {"", "-wal"}) {
    struct stat status = {};
    REQUIRE(stat((lines.url().substr(7) + part).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
  }
}

TEST_CASE("a change too large for the disk fails; its neighbours and those that follow do not") {
  if (!on_sqlite()) return;
  Lines lines;
  const auto limit = [](db::Connection& db) {
    const auto pages = *db.value<std::int64_t>("pragma page_count") + 20;
    db.query(fmt::format("pragma max_page_count = {}", pages));
  };
  const auto small = [](std::int64_t id) { return [id](db::Connection& db) { add_line(db, id); }; };
  const auto large = [](db::Connection& db) {
    for (int id = 1000; id < 2000; ++id) add_line(db, id, 4000);
  };
  CHECK(lines.faults({limit, small(1), small(2), large, small(3), large, small(4)}) == 2);
  CHECK(lines.value("select sum(id) from line") == 10);
  CHECK(lines.faults({large}) == 1);
  CHECK(lines.faults({small(5)}) == 0);
  CHECK(lines.count() == 5);
}

TEST_CASE("a commit that the disk refuses fails every change in it, and the next ones work") {
  if (!on_sqlite()) return;
  Lines lines;
  const auto add = [](std::int64_t id) { return [id](db::Connection& db) { add_line(db, id, 2000); }; };
  CHECK(lines.faults({add(1)}) == 0);
  std::signal(SIGXFSZ, SIG_IGN);
  struct stat log = {};
  REQUIRE(stat((lines.url().substr(7) + "-wal").c_str(), &log) == 0);
  rlimit before = {};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit tight = before;
  tight.rlim_cur = static_cast<rlim_t>(log.st_size) + 1000;
  setrlimit(RLIMIT_FSIZE, &tight);
  const int faults = lines.faults({add(2), add(3), add(4)});
  setrlimit(RLIMIT_FSIZE, &before);
  CHECK(faults == 3);
  CHECK(lines.count() == 1);
  CHECK(lines.faults({add(5)}) == 0);
  CHECK(lines.count() == 2);
}

TEST_CASE("two programs on one SQLite file wait for one another") {
  if (!on_sqlite()) return;
  Lines lines;
  const auto other = db::open(lines.url());
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&, thread] {
      for (int n = 0; n < 100; ++n) try {
          (thread % 2 ? *other : lines.database()).change_now([&](db::Connection& db) {
            add_line(db, thread * 100 + n);
          });
        } catch (const db::DatabaseFault&) {
          ++failed;
        }
    });
  for (auto& thread : threads) thread.join();
  CHECK(failed == 0);
  CHECK(lines.count() == 400);
}

TEST_CASE("A row that points at none is found, and a sound file has nothing to find") {
  if (!on_sqlite()) return;
  auto test = test::an_empty_database();
  test.database().change_now([](db::Connection& db) {
    db.run_script(
        "create table house (id bigint primary key);\n"
        "create table door (id bigint primary key, house_id bigint references house (id));\n"
        "insert into house values (1); insert into door values (1, 1);");
  });
  const auto damage = [&] { return test.database().read_value<std::vector<std::string>>(db::damage); };
  CHECK(damage().empty());

  sqlite3* behind_its_back = nullptr;
  REQUIRE(sqlite3_open(test.url().substr(std::string("sqlite:").size()).c_str(), &behind_its_back) == SQLITE_OK);
  REQUIRE(sqlite3_exec(behind_its_back, "insert into door values (3, 2)", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(behind_its_back);
  CHECK(damage() == std::vector<std::string>{"database: a row of door points at a row of house that is not there"});
}

TEST_CASE("A long read on a thread that stands aside makes way for others meanwhile") {
  if (!on_sqlite()) return;
  Lines lines;
  long times = 0;
  std::thread([&] {
    stand_aside();
    lines.database().read([&](db::Connection& db) {
      rusage before{}, after{};
      getrusage(RUSAGE_THREAD, &before);
      CHECK(db.value<int>("with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)"
                          " select count(*) from n") == 20'000);
      getrusage(RUSAGE_THREAD, &after);
      times = after.ru_nvcsw - before.ru_nvcsw;
    });
  }).join();
  CHECK(times > 0);
}
