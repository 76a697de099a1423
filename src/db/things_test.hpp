#pragma once
// For the tests of this room.
#include <functional>

#include "db/db.hpp"
#include "tests/support/database.hpp"

namespace waymark::test {

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
  TestDatabase test_ = an_empty_database();
};

}  // namespace waymark::test
