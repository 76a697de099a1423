#include <doctest/doctest.h>

#include <limits>

#include "db/db.hpp"
#include "tests/support/database.hpp"

using namespace waymark;

namespace {

/// A database with one table that has a column of every type.
class Things {
 public:
  Things() {
    change([](db::Connection& db) {
      db.run_script(
          "create table thing (\n  id text primary key,\n  number bigint,\n  yes boolean,\n  words text,\n"
          "  data bytea,\n  parent text references thing (id),\n"
          "  constraint thing_number_is_small check (number < 1000 or id = 'large')\n);\n"
          "create unique index thing_by_words on thing (words);");
    });
  }
  void change(const std::function<void(db::Connection&)>& deed) { database().change_now(deed); }
  void read(const std::function<void(db::Connection&)>& look) { database().read(look); }
  db::Database& database() { return test_.database(); }
  std::int64_t count() {
    return database().read_value<std::int64_t>(
        [](db::Connection& db) { return *db.value<std::int64_t>("select count(*) from thing"); });
  }

 private:
  test::TestDatabase test_ = test::an_empty_database();
};

using namespace std::string_literals;

}  // namespace

TEST_CASE("text comes back as it went in") {
  Things things;
  for (const auto& text : {""s, "é"s, "O’Hara"s, "😀 four bytes"s, "a\tb\nc\\d'e\"f$1"s, std::string(100'000, 'x')}) {
    things.change([&](db::Connection& db) { db.run("update thing set words = $1", text); });
    things.change(
        [&](db::Connection& db) { db.run("insert into thing (id, words) values ($1, $2)", random_id(), text); });
    things.read([&](db::Connection& db) {
      CHECK(db.value<std::string>("select words from thing where words = $1", text) == text);
    });
    things.change([](db::Connection& db) { db.run("delete from thing"); });
  }
}

TEST_CASE("whole numbers, yes and no, days, moments, money and ids come back as they went in") {
  Things things;
  const auto round_trip = []<class T>(db::Connection& db, T value) {
    db.run("update thing set number = $1", value);
    const auto back = db.value<T>("select number from thing");
    CHECK((back && *back == value));
  };
  things.change([&](db::Connection& db) {
    db.run("insert into thing (id) values ('large')");
    round_trip(db, std::numeric_limits<std::int64_t>::max());
    round_trip(db, std::numeric_limits<std::int64_t>::min());
    round_trip(db, 0);
    round_trip(db, Date(2026, 3, 29));
    round_trip(db, Date(1902, 3, 29));
    round_trip(db, Instant::micros(1'774'744'200'123'456));
    round_trip(db, Money::pence(-28'500));
    for (const bool yes : {true, false}) {
      db.run("update thing set yes = $1", yes);
      CHECK(db.value<bool>("select yes from thing") == yes);
      CHECK(db.value<std::int64_t>("select count(*) from thing where yes = $1", yes) == 1);
    }
    const auto person = PersonId::fresh();
    db.run("update thing set words = $1", person);
    CHECK(db.value<PersonId>("select words from thing") == person);
  });
}

TEST_CASE("bytes come back as they went in, with zeros among them") {
  Things things;
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  for (const auto& bytes : {""s, "\0"s, "\\x41"s, all, std::string(200'000, '\0')}) {
    things.change([&](db::Connection& db) {
      db.run("delete from thing");
      db.run("insert into thing (id, data) values ('a', $1)", db::Bytes{bytes});
      for (const db::Row& row : db.query("select data from thing where data = $1", db::Bytes{bytes})) {
        CHECK_FALSE(row.is_null(0));
        CHECK(row.bytes(0) == bytes);
      }
    });
  }
}

TEST_CASE("NULL is told from empty text, empty bytes and nought") {
  Things things;
  things.change([](db::Connection& db) {
    db.run("insert into thing (id, number, yes, words, data) values ('nothing', $1, $2, $3, $4)",
           std::optional<std::int64_t>(), std::optional<bool>(), PersonId(), std::nullopt);
    db.run("insert into thing (id, number, yes, words, data) values ('empty', $1, $2, $3, $4)", 0, false, "",
           db::Bytes{""});
    for (const db::Row& row : db.query("select number, yes, words, data, id from thing")) {
      const bool nothing = row.text(4) == "nothing";
      for (int column = 0; column < 4; ++column) CHECK(row.is_null(column) == nothing);
      CHECK(row.integer(0) == 0);
      CHECK_FALSE(row.boolean(1));
      CHECK(row.text(2).empty());
      CHECK(row.bytes(3).empty());
      CHECK(row.get<std::optional<Date>>(0).has_value() != nothing);
    }
    CHECK_FALSE(db.value<std::string>("select words from thing where id = 'nothing'"));
    CHECK_FALSE(db.value<std::string>("select words from thing where id = 'no such row'"));
    CHECK(db.value<std::string>("select words from thing where id = 'empty'") == "");
  });
}

TEST_CASE("text with a zero in it is refused: neither engine would keep it whole") {
  Things things;
  CHECK_THROWS_AS(things.change([](db::Connection& db) { db.run("insert into thing (id) values ($1)", "a\0b"s); }),
                  db::DatabaseFault);
}

TEST_CASE("placeholders may come in any order and more than once") {
  Things things;
  things.change([](db::Connection& db) {
    CHECK(db.run("insert into thing (number, id, words) values ($3, $1, $2)", "one", "two", 3) == 1);
    CHECK(db.value<std::string>("select words from thing where $2 = number and id = $1 and words <> $1", "one", 3) ==
          "two");
    CHECK(db.value<std::int64_t>("select count(*) from thing where id in ($2, $1, $2) or words = $1", "x", "one") ==
          1);
  });
}

TEST_CASE("a wrong number of arguments is an error") {
  Things things;
  CHECK_THROWS_AS(things.read([](db::Connection& db) { db.value<int>("select 1 from thing where id = $1"); }),
                  db::DatabaseFault);
  CHECK_THROWS_AS(things.read([](db::Connection& db) { db.value<int>("select 1 from thing where id = $1", "a", 2); }),
                  db::DatabaseFault);
}

TEST_CASE("queries with the same text may run within one another") {
  Things things;
  std::string seen;
  things.change([&](db::Connection& db) {
    for (const char* id : {"a", "b", "c"}) db.run("insert into thing (id) values ($1)", id);
    const auto sql = "select id from thing where id >= $1 order by id";
    for (const db::Row& outer : db.query(sql, "a"))
      for (const db::Row& middle : db.query(sql, outer.get<std::string>(0)))
        for (const db::Row& inner : db.query(sql, middle.get<std::string>(0)))
          seen += std::string(outer.text(0)) + std::string(middle.text(0)) + std::string(inner.text(0)) + " ";
  });
  CHECK(seen == "aaa aab aac abb abc acc bbb bbc bcc ccc ");
}

TEST_CASE("an argument may be gone before the rows are read") {
  Things things;
  things.change([&](db::Connection& db) {
    for (int n = 0; n < 50; ++n)
      db.run("insert into thing (id, words) values ($1, $1)", std::string(40, 'a') + random_id());
    int rows = 0;
    for (const db::Row& row : db.query("select id from thing where words like $1", std::string(40, 'a') + "%"))
      rows += !row.text(0).empty();
    CHECK(rows == 50);
  });
}

TEST_CASE("rows are counted, returned and taken by what a statement changes") {
  Things things;
  things.change([](db::Connection& db) {
    const auto upsert =
        "insert into thing (id, number) values ($1, $2) on conflict (id) do update set number = excluded.number "
        "returning number";
    CHECK(db.value<std::int64_t>(upsert, "a", 1) == 1);
    CHECK(db.value<std::int64_t>(upsert, "a", 2) == 2);
    CHECK(db.run("insert into thing (id) values ('a') on conflict (id) do nothing") == 0);
    db.query("insert into thing (id, number) values ('b', 5)");
    CHECK(db.run("update thing set number = number + 1") == 2);
    CHECK(db.value<std::int64_t>("select sum(number) from thing") == 9);
    CHECK(db.run("delete from thing where number = $1", 6) == 1);
  });
}

TEST_CASE("a unique, foreign-key, check or not-null rule that is broken is a ConstraintFault") {
  Things things;
  things.change([](db::Connection& db) { db.run("insert into thing (id, words) values ('a', 'taken')"); });
  for (const char* sql :
       {"insert into thing (id) values ('a')", "insert into thing (id, words) values ('b', 'taken')",
        "insert into thing (id, parent) values ('b', 'nobody')", "insert into thing (id, number) values ('b', 1000)",
        "insert into thing (id) values (null)"}) {
    CHECK_THROWS_AS(things.change([&](db::Connection& db) { db.run(sql); }), db::ConstraintFault);
    CHECK_THROWS_AS(things.change([&](db::Connection& db) { db.query(sql); }), db::ConstraintFault);
  }
  CHECK(things.count() == 1);
}

TEST_CASE("a fault's words do not repeat what was in the row") {
  Things things;
  const auto message = [&](const char* sql, const char* secret) {
    try {
      things.change([&](db::Connection& db) { db.run(sql, secret); });
      return std::string();
    } catch (const db::DatabaseFault& fault) {
      return std::string(fault.what());
    }
  };
  CHECK(message("insert into thing (id, words) values ('a', $1)", "her secret").empty());
  const auto said = message("insert into thing (id, words) values ('b', $1)", "her secret");
  CHECK(said.find("words") != std::string::npos);
  CHECK(said.find("secret") == std::string::npos);
}

TEST_CASE("like tells capitals from small letters, and takes a person's % and _ literally") {
  Things things;
  things.change([](db::Connection& db) {
    for (const char* words : {"Anna", "anna", "50% off", "500 off", "a_b", "aXb", "back\\slash"})
      db.run("insert into thing (id, words) values ($1, $1)", words);
    const auto found = [&](std::string_view text) {
      return *db.value<std::int64_t>("select count(*) from thing where words like $1 escape '\\'",
                                     db::contains_pattern(text));
    };
    CHECK(found("nna") == 2);
    CHECK(found("Anna") == 1);
    CHECK(found("50%") == 1);
    CHECK(found("a_b") == 1);
    CHECK(found("k\\s") == 1);
  });
}

TEST_CASE("text sorts by its bytes") {
  Things things;
  std::string order;
  things.change([&](db::Connection& db) {
    for (const char* words : {"ab", "B", "a b", "É", "a-c", "A"})
      db.run("insert into thing (id, words) values ($1, $1)", words);
    for (const db::Row& row : db.query("select words from thing order by words"))
      order += row.get<std::string>(0) + "|";
  });
  CHECK(order == "A|B|a b|a-c|ab|É|");
}

TEST_CASE("a misspelt column is an error, in double quotes too") {
  Things things;
  CHECK_THROWS_AS(things.read([](db::Connection& db) { db.value<int>("select numbre from thing"); }),
                  db::DatabaseFault);
  CHECK_THROWS_AS(
      things.read([](db::Connection& db) { db.value<int>("select 1 from thing where \"numbre\" = 'x'"); }),
      db::DatabaseFault);
}

TEST_CASE("a column keeps the type it was given, and is read as no other") {
  Things things;
  CHECK_THROWS_AS(
      things.change([](db::Connection& db) { db.run("insert into thing (id, number) values ('a', $1)", "many"); }),
      db::DatabaseFault);
  things.change([](db::Connection& db) {
    db.run("insert into thing (id) values ('a')");
    for (const db::Row& row : db.query("select id from thing")) {
      CHECK_THROWS_AS(row.integer(0), db::DatabaseFault);
      CHECK_THROWS_AS(row.text(1), std::out_of_range);
    }
  });
}

TEST_CASE("many rows go in at once, whole or not at all") {
  Things things;
  const std::vector<std::string_view> columns{"id", "number", "yes", "words", "data"};
  std::vector<std::string> ids;
  for (int n = 0; n < 5000; ++n) ids.push_back("id" + std::to_string(n));
  std::vector<std::vector<db::Value>> rows;
  for (int n = 0; n < 5000; ++n) rows.push_back({ids[n], n % 1000, n % 2 == 0, std::nullopt, db::Bytes{ids[n]}});
  rows[7][3] = "tab\t, line\n, return\r, \\N, back\\slash and ’";
  rows[8][3] = "";
  things.change([&](db::Connection& db) { db.bulk_insert("thing", columns, rows); });
  things.read([&](db::Connection& db) {
    CHECK(db.value<std::int64_t>("select count(*) from thing") == 5000);
    CHECK(db.value<std::string>("select words from thing where id = 'id7'") == rows[7][3].text());
    CHECK(db.value<std::string>("select words from thing where id = 'id8'") == "");
    CHECK(db.value<std::int64_t>("select count(*) from thing where words is null") == 4998);
    CHECK(db.value<bool>("select yes from thing where id = 'id4998'") == true);
    for (const db::Row& row : db.query("select data from thing where id = 'id4999'")) CHECK(row.bytes(0) == "id4999");
  });
  CHECK_THROWS_AS(things.change([&](db::Connection& db) { db.bulk_insert("thing", columns, rows); }),
                  db::ConstraintFault);
  CHECK_THROWS_AS(things.change([&](db::Connection& db) { db.bulk_insert("thing; drop", columns, rows); }),
                  std::logic_error);
  CHECK(things.count() == 5000);
}

TEST_CASE("a great many different texts are forgotten again, save those in use") {
  Things things;
  things.change([](db::Connection& db) {
    db.run("insert into thing (id, number) values ('a', 1), ('b', 2)");
    int rows = 0;
    for (const db::Row& row : db.query("select id from thing order by id")) {
      rows += !row.text(0).empty();
      for (int n = 0; n < 1200; ++n)
        CHECK(db.value<int>(fmt::format("select {} from thing where id = $1", n), "a") == n);
    }
    CHECK(rows == 2);
  });
}

TEST_CASE("there is no database behind a wrong name") {
  CHECK_THROWS_AS(db::open("mysql:somewhere"), db::DatabaseFault);
  CHECK_THROWS_AS(db::open("sqlite:"), db::DatabaseFault);
  CHECK_THROWS_AS(db::open("sqlite:/no/such/folder/file"), db::DatabaseFault);
}
