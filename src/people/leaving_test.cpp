#include <doctest/doctest.h>

#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;
using test::act;

namespace {

const Date kToday(2026, 3, 20);
const Date kLastSpring(2026, 3, 29);  // the clocks go forward that night

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  House() { test::make_department(database, kToday); }

  people::Person person(const char* staff_number) {
    return database.read_value<people::Person>(
        [&](db::Connection& db) { return people::person_with_staff_number(db, staff_number).value(); });
  }
  void leave(const char* staff_number, std::optional<Date> left_on, Date today = kToday) {
    const auto id = person(staff_number).id;
    act(database, today, [&](const access::Work& work) {
      CHECK((left_on ? people::record_leaving(work, id, *left_on) : people::withdraw_leaving(work, id)));
    });
  }
  int deliver(Instant at) {
    const StoppedClock clock(at);
    const auto listeners = people::listeners();
    return jobs::deliver_due(database, clock, listeners);
  }
  std::vector<std::string> news() {
    std::vector<std::string> kinds;
    database.read([&](db::Connection& db) {
      for (const auto& one : jobs::waiting(db, 100)) kinds.push_back(one.news.kind);
    });
    return kinds;
  }
};

}  // namespace

TEST_CASE("A leaver is one on the day they leave, not on the day before") {
  House house;
  house.leave("1001", kLastSpring);
  const auto person = house.person("1001");
  CHECK_FALSE(person.is_leaver_on(kLastSpring.plus(-1)));
  CHECK(person.is_leaver_on(kLastSpring));
  CHECK(people::status_on(person, kLastSpring.plus(-1)) == people::Status::active);
  CHECK(people::status_on(person, kLastSpring) == people::Status::left);
}

TEST_CASE("The news that somebody left is due at the start of that day in London, and marks their direct reports") {
  House house;
  house.leave("1001", kLastSpring);
  CHECK(house.deliver(start_of_day(kLastSpring).plus(std::chrono::microseconds(-1))) == 0);
  CHECK_FALSE(house.person("1002").manager_gone_at);
  CHECK(house.deliver(start_of_day(kLastSpring)) == 1);
  CHECK(house.person("1002").manager_gone_at == start_of_day(kLastSpring));
  CHECK(house.person("1003").manager_gone_at);
  CHECK_FALSE(house.person("1004").manager_gone_at);
}

TEST_CASE("Nothing of a leaver is deleted") {
  House house;
  house.leave("1001", kToday);
  house.deliver(start_of_day(kToday).plus(std::chrono::hours(13)));
  CHECK(house.person("1001").name() == "Jörg Drummond");
  CHECK(house.person("1002").manager == house.person("1001").id);
}

TEST_CASE("A leaving that is taken back before its day is never told") {
  House house;
  house.leave("1001", kLastSpring);
  house.leave("1001", std::nullopt);
  CHECK(house.news().empty());
  CHECK(house.deliver(start_of_day(kLastSpring.plus(1))) == 0);
  CHECK_FALSE(house.person("1001").left_on);
}

TEST_CASE("A leaving put off is told once, on the later day") {
  House house;
  house.leave("1001", kLastSpring);
  house.leave("1001", Date(2026, 4, 30));
  CHECK(house.deliver(start_of_day(kLastSpring)) == 0);
  CHECK(house.deliver(start_of_day(Date(2026, 4, 30))) == 1);
}

TEST_CASE("A leaving taken back after it was told is told too, and the direct reports have their manager again") {
  House house;
  house.leave("1001", kToday);
  CHECK(house.deliver(start_of_day(kToday.plus(1))) == 1);
  REQUIRE(house.person("1002").manager_gone_at);
  house.leave("1001", std::nullopt, kToday.plus(1));
  CHECK(house.news() == std::vector<std::string>{"person_returned"});
  CHECK_FALSE(house.person("1002").manager_gone_at);
}

TEST_CASE("A direct report with a new manager no longer needs a decision") {
  House house;
  house.leave("1001", kToday);
  house.deliver(start_of_day(kToday.plus(1)));
  act(house.database, kToday.plus(2), [&](const access::Work& work) {
    const auto report = people::person_with_staff_number(work.db, "1002").value();
    const auto manager = people::person_with_staff_number(work.db, "1004").value();
    CHECK(people::change_post(work, report.id, {kToday.plus(2), report.organisation, report.grade, manager.id}));
  });
  CHECK_FALSE(house.person("1002").manager_gone_at);
  CHECK(house.person("1003").manager_gone_at);
}

TEST_CASE("Nobody leaves before they started") {
  House house;
  act(house.database, kToday, [&](const access::Work& work) {
    const auto id = people::person_with_staff_number(work.db, "1001")->id;
    const auto done = people::record_leaving(work, id, Date(2020, 1, 5));
    REQUIRE_FALSE(done);
    CHECK(done.problems().of("left_on") == "The day must not be before they started, on 6 January 2020");
    CHECK(people::record_leaving(work, id, Date(2020, 1, 6)));
  });
}

TEST_CASE("Somebody on leave is shown so until they return") {
  House house;
  act(house.database, kToday, [&](const access::Work& work) {
    const auto id = people::person_with_staff_number(work.db, "1002")->id;
    CHECK(people::put_on_leave(work, id));
    CHECK(people::status_on(*people::find_person(work.db, id), kToday) == people::Status::on_leave);
    CHECK(people::return_from_leave(work, id));
    CHECK(people::status_on(*people::find_person(work.db, id), kToday) == people::Status::active);
  });
}

TEST_CASE("Who has left cannot be put on leave") {
  House house;
  house.leave("1002", kToday);
  act(house.database, kToday, [&](const access::Work& work) {
    CHECK_FALSE(people::put_on_leave(work, people::person_with_staff_number(work.db, "1002")->id));
  });
}
