#include <doctest/doctest.h>

#include "db/things_test.hpp"

using namespace waymark;
using test::Things;

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
      db.run("insert into thing (id, words) values ($1, $1)", std::string(40, 'a') + new_id());
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
