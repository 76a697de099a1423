#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

/// A database with numbered lines and one counter that starts at 0.
class Book {
 public:
  Book() {
    database().change_now([](db::Connection& db) {
      db.run_script(
          "create table line (id bigint primary key, words text not null);\n"
          "create table counter (id bigint primary key, count bigint not null);\n"
          "create table note (id bigint primary key, line bigint references line (id) deferrable initially "
          "deferred);\n"
          "insert into counter (id, count) values (1, 0);");
    });
  }
  db::Database& database() { return test_.database(); }
  const std::string& url() const { return test_.url(); }
  void add(std::int64_t id) {
    database().change_now([&](db::Connection& db) { add_line(db, id); });
  }
  static void add_line(db::Connection& db, std::int64_t id) {
    db.run("insert into line (id, words) values ($1, 'some words')", id);
  }
  std::int64_t value(const char* sql) { return value(database(), sql); }
  static std::int64_t value(db::Database& database, const char* sql) {
    return database.read_value<std::int64_t>([&](db::Connection& db) { return *db.value<std::int64_t>(sql); });
  }
  std::int64_t lines() { return value("select count(*) from line"); }

 private:
  test::TestDatabase test_ = test::an_empty_database();
};

/// Changes started together, so that the lane has them in one turn, and what each was told.
class Together {
 public:
  explicit Together(db::Database& database) : database_(database) {}
  void add(std::function<void(db::Connection&)> deed) { deeds_.push_back(std::move(deed)); }
  /// What went wrong with each, in order; empty for nothing.
  std::vector<std::string> run() {
    std::vector<std::string> told(deeds_.size(), "never told");
    std::atomic<int> calls = 0;
    std::latch all(static_cast<std::ptrdiff_t>(deeds_.size()));
    std::latch begin(1);
    // The first holds the lane until all the others wait; on PostgreSQL each runs at once where it is started.
    if (database_.engine() == db::Engine::sqlite)
      database_.change([&](db::Connection&) { begin.wait(); }, [](std::exception_ptr) {});
    for (std::size_t n = 0; n < deeds_.size(); ++n)
      database_.change(deeds_[n], [&, n](std::exception_ptr failure) {
        told[n] = words(failure);
        ++calls;
        all.count_down();
      });
    begin.count_down();
    all.wait();
    CHECK(calls == static_cast<int>(deeds_.size()));
    return told;
  }

 private:
  static std::string words(std::exception_ptr failure) {
    try {
      if (failure) std::rethrow_exception(failure);
      return "";
    } catch (const db::ConstraintFault&) {
      return "constraint";
    } catch (const db::DatabaseFault&) {
      return "fault";
    } catch (const std::exception& other) {
      return other.what();
    }
  }
  db::Database& database_;
  std::vector<std::function<void(db::Connection&)>> deeds_;
};

}  // namespace

TEST_CASE("a change that fails leaves nothing, and those beside it in the same commit stay whole") {
  Book book;
  Together together(book.database());
  together.add([](db::Connection& db) { Book::add_line(db, 1); });
  together.add([](db::Connection& db) {
    Book::add_line(db, 2);
    throw Refused(Refusal::out_of_turn, "refused");
  });
  together.add([](db::Connection& db) { Book::add_line(db, 3); });
  together.add([](db::Connection& db) {
    Book::add_line(db, 4);
    Book::add_line(db, 1);
  });
  together.add([](db::Connection& db) { Book::add_line(db, 5); });
  CHECK(together.run() == std::vector<std::string>{"", "refused", "", "constraint", ""});
  CHECK(book.value("select sum(id) from line") == 9);
}

TEST_CASE("the first change of a turn may fail like any other") {
  Book book;
  Together together(book.database());
  for (int n = 0; n < 3; ++n)
    together.add([n](db::Connection& db) {
      Book::add_line(db, 7);
      if (n < 2) throw std::runtime_error("no");
    });
  CHECK(together.run() == std::vector<std::string>{"no", "no", ""});
  CHECK(book.lines() == 1);
}

TEST_CASE("after a fault nothing more can be done in a transaction, not even by a deed that hides it") {
  Book book;
  book.add(1);
  Together together(book.database());
  together.add([](db::Connection& db) {
    try {
      Book::add_line(db, 1);
    } catch (const db::ConstraintFault&) {}
  });
  together.add([](db::Connection& db) {
    Book::add_line(db, 2);
    try {
      db.run("insert into nowhere values (1)");
    } catch (const db::DatabaseFault&) {}
    Book::add_line(db, 3);
  });
  together.add([](db::Connection& db) { Book::add_line(db, 4); });
  CHECK(together.run() == std::vector<std::string>{"fault", "fault", ""});
  CHECK(book.value("select sum(id) from line") == 5);
}

TEST_CASE("a rule that is checked at the end of a transaction fails its own change only") {
  Book book;
  Together together(book.database());
  together.add([](db::Connection& db) {
    db.run("insert into note (id, line) values (1, 10)");
    Book::add_line(db, 10);
  });
  together.add([](db::Connection& db) { db.run("insert into note (id, line) values (2, 99)"); });
  together.add([](db::Connection& db) { Book::add_line(db, 11); });
  CHECK(together.run() == std::vector<std::string>{"", "constraint", ""});
  CHECK(book.lines() == 2);
  CHECK(book.value("select count(*) from note") == 1);
}

TEST_CASE("what was acknowledged is seen by whoever reads next, on any connection") {
  Book book;
  const auto other = db::open(book.url());
  for (std::int64_t n = 1; n <= 50; ++n) {
    const auto seen = std::make_shared<std::promise<std::int64_t>>();
    auto count = seen->get_future();
    book.database().change([n](db::Connection& db) { Book::add_line(db, n); },
                           [&other, seen](std::exception_ptr failure) {
                             seen->set_value(failure ? -1 : Book::value(*other, "select count(*) from line"));
                           });
    CHECK(count.get() == n);
    CHECK(book.lines() == n);
  }
}

TEST_CASE("a reader sees one moment, whatever is changed meanwhile") {
  Book book;
  book.add(1);
  book.database().read([&](db::Connection& db) {
    CHECK(*db.value<std::int64_t>("select count(*) from line") == 1);
    std::thread([&] { book.add(2); }).join();
    CHECK(*db.value<std::int64_t>("select count(*) from line") == 1);
    CHECK(book.lines() == 2);
  });
}

TEST_CASE("a reader cannot change anything") {
  Book book;
  CHECK_THROWS_AS(book.database().read([](db::Connection& db) { Book::add_line(db, 1); }), db::DatabaseFault);
  CHECK_THROWS_AS(book.database().read([](db::Connection&) { throw Refused(Refusal::not_found); }), Refused);
  CHECK(book.lines() == 0);
}

TEST_CASE("changes from eight threads all land, and a failed one among them never does") {
  Book book;
  constexpr int kEach = 500;
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&, thread] {
      for (int n = 0; n < kEach; ++n) try {
          book.database().change_now([&](db::Connection& db) {
            Book::add_line(db, thread * kEach + n);
            if (n % 10 == 9) throw std::runtime_error("every tenth");
          });
        } catch (const std::runtime_error& error) {
          failures += std::string_view(error.what()) == "every tenth";
        }
    });
  for (auto& thread : threads) thread.join();
  CHECK(failures == 8 * kEach / 10);
  CHECK(book.lines() == 8 * kEach * 9 / 10);
}

TEST_CASE("no update is lost when several read, add and write the same counter") {
  Book book;
  std::atomic<int> landed = 0, given_up = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) try {
          book.database().change_now([](db::Connection& db) {
            const auto count = *db.value<std::int64_t>("select count from counter where id = 1");
            db.run("update counter set count = $1 where id = 1", count + 1);
          });
          ++landed;
        } catch (const db::DatabaseFault&) {
          ++given_up;
        }
    });
  for (auto& thread : threads) thread.join();
  CHECK(book.value("select count from counter") == landed);
  CHECK(landed >= 150);  // PostgreSQL gives up on a few that met others six times
  if (book.database().engine() == db::Engine::sqlite) CHECK(given_up == 0);
}

TEST_CASE("two that each saw the other's promise unmade do not both make it") {
  Book book;
  std::atomic<int> landed = 0;
  std::latch both_looked(2);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 2; ++thread)
    threads.emplace_back([&, thread, looked = false]() mutable {
      try {
        book.database().change_now([&](db::Connection& db) {
          if (*db.value<std::int64_t>("select count(*) from line") > 0) throw Refused(Refusal::out_of_turn);
          if (db.engine() == db::Engine::postgresql && !std::exchange(looked, true)) both_looked.arrive_and_wait();
          Book::add_line(db, thread);
        });
        ++landed;
      } catch (const Refused&) {}
    });
  for (auto& thread : threads) thread.join();
  CHECK(landed == 1);
  CHECK(book.lines() == 1);
}

TEST_CASE("closing a database finishes what was asked of it") {
  Book book;
  auto database = db::open(book.url());
  std::atomic<int> told = 0;
  for (int n = 0; n < 300; ++n)
    database->change([n](db::Connection& db) { Book::add_line(db, n); },
                     [&](std::exception_ptr failure) { told += !failure; });
  database.reset();
  CHECK(told == 300);
  CHECK(book.lines() == 300);
}
