#include "db/dialect.hpp"

#include <doctest/doctest.h>

using namespace waymark::db;

TEST_CASE("for SQLite types are translated word by word, outside quotes and comments") {
  CHECK(for_sqlite(
            "alter table t add column bigint_bytea bytea; -- boolean\n/* bytea */ select 'boolean', \"bigint\"") ==
        "alter table t add column bigint_bytea blob; -- boolean\n/* bytea */ select 'boolean', \"bigint\"");
  CHECK(for_sqlite("select cast($1 as bigint) 'it''s bytea'") == "select cast($1 as integer) 'it''s bytea'");
  CHECK(for_sqlite("'never closed bigint") == "'never closed bigint");
}

TEST_CASE("for SQLite every table is strict, and nothing else is") {
  CHECK(for_sqlite("create table t (\n  a boolean check (a in (true, false))\n);") ==
        "create table t (\n  a integer check (a in (true, false))\n) strict;");
  CHECK(for_sqlite("create table t (a text) -- why\n;") == "create table t (a text) -- why\n strict;");
  CHECK(for_sqlite("insert into t values (\n  1\n);\ncreate index i on t (\n  a\n);") ==
        "insert into t values (\n  1\n);\ncreate index i on t (\n  a\n);");
  CHECK(for_sqlite("-- create table\ncreate unique index i on t (a);") ==
        "-- create table\ncreate unique index i on t (a);");
}

TEST_CASE("for PostgreSQL text columns compare by their bytes") {
  CHECK(for_postgresql("create table t (a text not null, text text, b bigint, primary key (a, text));") ==
        "create table t (a text collate \"C\" not null, text text collate \"C\", b bigint, primary key (a, text));");
  CHECK(for_postgresql("create table t (a bigint check (cast(a as text) <> 'a text'));") ==
        "create table t (a bigint check (cast(a as text) <> 'a text'));");
  CHECK(for_postgresql("alter table t add column words text; create index i on t (words, text);") ==
        "alter table t add column words text collate \"C\"; create index i on t (words, text);");
}
