// Who brings what the write-ahead log has into the file: SQLite alone, whatever engine the other tests run on.
#include <doctest/doctest.h>

#include <filesystem>
#include <thread>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

/// A database of lines of a page each.
class Lines {
 public:
  Lines() {
    change([](db::Connection& db) { db.run_script("create table line (id bigint primary key, words text);"); });
  }
  db::Database& database() { return *database_; }
  void close() { database_.reset(); }
  bool has_log() const { return std::filesystem::exists(path() + "-wal"); }
  void change(const std::function<void(db::Connection&)>& deed) { database_->change_now(deed); }
  void add(int count) {
    change([&](db::Connection& db) {
      for (int i = 0; i < count; ++i)
        db.run("insert into line (id, words) values ($1, $2)", next_++, std::string(4'000, 'w'));
    });
  }
  std::int64_t count() {
    return database_->read_value<std::int64_t>(
        [](db::Connection& db) { return *db.value<std::int64_t>("select count(*) from line"); });
  }
  std::uintmax_t file() const { return std::filesystem::file_size(path()); }
  std::uintmax_t log() const { return std::filesystem::file_size(path() + "-wal"); }
  std::string path() const { return place_.url().substr(std::string_view("sqlite:").size()); }

 private:
  test::Place place_{db::Engine::sqlite};
  std::unique_ptr<db::Database> database_ = db::open(place_.url());
  std::int64_t next_ = 0;
};

constexpr std::uintmax_t kMegabyte = 1024 * 1024;

}  // namespace

TEST_CASE("what was committed comes into the database's file soon, though no commit waits for it") {
  Lines lines;
  lines.add(1'500);
  for (int waited = 0; lines.file() < 5 * kMegabyte && waited < 500; ++waited)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(lines.file() >= 5 * kMegabyte);
  CHECK(lines.count() == 1'500);
}

TEST_CASE("the log stays short however much is written") {
  Lines lines;
  for (int i = 0; i < 400; ++i) lines.add(100);
  CHECK(lines.count() == 40'000);
  CHECK(lines.file() > 100 * kMegabyte);
  CHECK(lines.log() < 40 * kMegabyte);
}

TEST_CASE("somebody who reads for long keeps the log from being forgotten, and nobody from writing") {
  Lines lines;
  lines.add(1);
  lines.database().read([&](db::Connection& db) {
    CHECK(*db.value<std::int64_t>("select count(*) from line") == 1);
    for (int i = 0; i < 60; ++i) lines.add(100);
    CHECK(*db.value<std::int64_t>("select count(*) from line") == 1);
  });
  CHECK(lines.count() == 6'001);
}

TEST_CASE("a whole database is written anew while its log is being brought in") {
  Lines lines;
  const std::string_view tables[] = {"line"};
  for (int i = 0; i < 20; ++i) {
    lines.add(1'200);
    lines.database().compact(tables);
    CHECK(lines.log() == 0);
  }
  CHECK(lines.count() == 24'000);
}

TEST_CASE("a database that is closed leaves all in its file and no log, whoever has read in it") {
  for (const int lines_written : {1, 1'500}) {
    Lines lines;
    lines.add(lines_written);
    CHECK(lines.count() == lines_written);
    CHECK(lines.has_log());
    lines.close();
    CHECK_FALSE(lines.has_log());
  }
}
