#include <doctest/doctest.h>

#include "imports/imports.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;

TEST_CASE("What files said of somebody erased is no longer kept") {
  auto held = test::a_database();
  auto& database = held.database();
  const Date day(2026, 3, 2);
  test::make_department(database, day);
  const auto rows = [&] {
    std::string all;
    database.read([&](db::Connection& db) {
      for (const db::Row& row : db.query("select kind, row_key from imported_row order by kind, row_key"))
        all += fmt::format("{} {}; ", row.text(0), row.text(1));
    });
    return all;
  };
  test::act(database, day, [](const access::Work& work) {
    const std::pair<const char*, const char*> known[] = {
        {"coaches", "COACH-2"}, {"organisations", "MIN"}, {"people", "1002"}, {"people", "1003"}};
    for (const auto& [kind, key] : known)
      work.db.run("insert into imported_row (kind, row_key, digest, imported_at) values ($1, $2, 'x', $3)", kind, key,
                  work.now);
  });
  test::act(database, day, [](const access::Work& work) {
    people::pseudonymise(work, people::person_with_staff_number(work.db, "1003")->id);
  });
  const auto listeners = imports::listeners();
  jobs::deliver_due(database, StoppedClock(start_of_day(day.plus(1))), listeners);
  CHECK(rows() == "organisations MIN; people 1002; ");
}
