#include <doctest/doctest.h>

#include <limits>

#include "db/things_test.hpp"

using namespace waymark;
using test::Things;
using namespace std::string_literals;

TEST_CASE("text comes back as it went in") {
  Things things;
  for (const auto& text : {""s, "é"s, "O’Hara"s, "😀 four bytes"s, "a\tb\nc\\d'e\"f$1"s, std::string(100'000, 'x')}) {
    things.change([&](db::Connection& db) { db.run("update thing set words = $1", text); });
    things.change(
        [&](db::Connection& db) { db.run("insert into thing (id, words) values ($1, $2)", new_id(), text); });
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
