#include <doctest/doctest.h>

#include <future>
#include <thread>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

bool on_postgresql() { return test::engine() == db::Engine::postgresql; }

/// What an administrator's restart does to everybody else.
void disconnect_all(db::Database& database, const std::string& name) {
  database.read([&](db::Connection& db) {
    db.query("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1", name);
  });
}

class Shop {
 public:
  Shop() {
    database().change_now([](db::Connection& db) {
      db.run_script("create table line (id bigint primary key, words text, seen boolean);");
    });
  }
  db::Database& database() { return test_.database(); }
  const std::string& url() { return test_.url(); }
  std::int64_t count() {
    return database().read_value<std::int64_t>(
        [](db::Connection& db) { return *db.value<std::int64_t>("select count(*) from line"); });
  }
  /// What the file of its lines has, on the server's disk.
  std::string file() {
    return database().read_value<std::string>([](db::Connection& db) {
      std::string bytes;
      for (const db::Row& row : db.query("select pg_read_binary_file(pg_relation_filepath('line'))"))
        bytes = std::string(row.bytes(0));
      return bytes;
    });
  }
  /// Somebody changes another database of the same server, and takes this long over it; returns once they have begun.
  std::future<void> change_elsewhere(std::chrono::milliseconds length) {
    std::promise<void> begun;
    auto has_begun = begun.get_future();
    auto ended = std::async(std::launch::async, [this, length, begun = std::move(begun)]() mutable {
      other_.database().change_now([&](db::Connection& db) {
        db.run_script("create table elsewhere (id bigint primary key);");
        begun.set_value();
        std::this_thread::sleep_for(length);
      });
    });
    has_begun.get();
    return ended;
  }
  void disconnect() { disconnect_all(other_.database(), test_.url().substr(test_.url().rfind('/') + 1)); }

 private:
  test::TestDatabase test_ = test::an_empty_database();
  test::TestDatabase other_ = test::an_empty_database();
};

}  // namespace

TEST_CASE("a PostgreSQL connection lost while it lay idle is replaced without anybody noticing") {
  if (!on_postgresql()) return;
  Shop shop;
  CHECK(shop.count() == 0);
  shop.disconnect();
  CHECK(shop.count() == 0);
  shop.disconnect();
  shop.database().change_now([](db::Connection& db) { db.run("insert into line (id) values (1)"); });
  CHECK(shop.count() == 1);
}

TEST_CASE("a change whose PostgreSQL connection is lost before its commit is run again") {
  if (!on_postgresql()) return;
  Shop shop;
  int runs = 0;
  shop.database().change_now([&](db::Connection& db) {
    db.run("insert into line (id) values (1)");
    if (++runs == 1) shop.disconnect();
    db.run("insert into line (id) values (2)");
  });
  CHECK(runs == 2);
  CHECK(shop.count() == 2);
}

TEST_CASE("a change that loses its PostgreSQL connection at its commit fails: it is not known what became of it") {
  if (!on_postgresql()) return;
  Shop shop;
  int runs = 0;
  CHECK_THROWS_AS(shop.database().change_now([&](db::Connection& db) {
    ++runs;
    db.run("insert into line (id) values (1)");
    shop.disconnect();
  }),
                  db::DatabaseFault);
  CHECK(runs == 1);
}

TEST_CASE("PostgreSQL's word that two changes met runs the later one again, five times at most") {
  if (!on_postgresql()) return;
  Shop shop;
  shop.database().change_now([](db::Connection& db) { db.run("insert into line (id, words) values (1, '')"); });
  int runs = 0;
  const auto meddled = [&](int times) {
    runs = 0;
    shop.database().change_now([&](db::Connection& db) {
      db.value<std::string>("select words from line where id = 1");
      if (++runs <= times)
        shop.database().change_now([](db::Connection& other) { other.run("update line set words = words || 'x'"); });
      db.run("update line set words = words || 'y' where id = 1");
    });
  };
  meddled(5);
  CHECK(runs == 6);
  CHECK_THROWS_AS(meddled(100), db::BusyFault);
  CHECK(runs == 6);
}

TEST_CASE("a PostgreSQL database that is not there, or not in UTF-8, is refused when it is opened") {
  if (!on_postgresql()) return;
  CHECK_THROWS_AS(db::open("postgresql:///no_such_database"), db::DatabaseFault);
  CHECK_THROWS_AS(db::open("postgresql://127.0.0.1:1/nobody"), db::DatabaseFault);
}

TEST_CASE(
    "what was deleted is gone from PostgreSQL's file after compact(), though another of its databases is busy") {
  if (!on_postgresql()) return;
  Shop shop;
  const auto elsewhere = shop.change_elsewhere(std::chrono::seconds(1));
  shop.database().change_now([](db::Connection& db) {
    db.run("insert into line (id, words) values (1, 'remains of the day'), (2, 'what is kept')");
  });
  shop.database().change_now([](db::Connection& db) { db.run("delete from line where id = 1"); });
  const std::string_view tables[] = {"line"};
  shop.database().compact(tables);
  const auto file = shop.file();
  CHECK(file.find("remains of the day") == std::string::npos);
  CHECK(file.find("what is kept") != std::string::npos);
}
