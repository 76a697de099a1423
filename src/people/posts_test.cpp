#include <doctest/doctest.h>

#include "audit/audit.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;
using test::act;

namespace {

const Date kToday(2026, 7, 1);

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  House() { test::make_department(database, kToday.plus(-1)); }

  people::Person person(const char* staff_number) {
    return database.read_value<people::Person>(
        [&](db::Connection& db) { return people::person_with_staff_number(db, staff_number).value(); });
  }
  OrganisationId organisation(const char* code) {
    return database.read_value<OrganisationId>(
        [&](db::Connection& db) { return people::organisation_with_code(db, code).value().id; });
  }
  std::string grade_on(const PersonId& id, Date day) {
    return database.read_value<std::string>(
        [&](db::Connection& db) { return people::post_on(db, id, day).value().grade; });
  }
  Problems change(const char* staff_number, const people::Post& post, Date today = kToday) {
    Problems problems;
    act(database, today, [&](const access::Work& work) {
      const auto id = people::person_with_staff_number(work.db, staff_number)->id;
      const auto done = people::change_post(work, id, post);
      problems = done ? Problems() : done.problems();
    });
    return problems;
  }
  people::Post post(const char* staff_number, Date from_on, std::string grade) {
    const auto held_now = person(staff_number);
    return {from_on, held_now.organisation, std::move(grade), held_now.manager};
  }
};

}  // namespace

TEST_CASE("A post counts from its day on; the day before, the one before it counts") {
  House house;
  const auto id = house.person("1002").id;
  CHECK(house.change("1002", house.post("1002", Date(2026, 6, 1), "SCS2")).empty());
  CHECK(house.grade_on(id, Date(2026, 5, 31)) == "SCS1");
  CHECK(house.grade_on(id, Date(2026, 6, 1)) == "SCS2");
  CHECK(house.person("1002").grade == "SCS2");
}

TEST_CASE("Before somebody's first post, their first post counts") {
  House house;
  CHECK(house.grade_on(house.person("1002").id, Date(2019, 12, 31)) == "SCS1");
}

TEST_CASE("A post dated back counts only until the next later one") {
  House house;
  const auto id = house.person("1002").id;
  house.change("1002", house.post("1002", Date(2026, 6, 1), "SCS3"));
  house.change("1002", house.post("1002", Date(2026, 3, 1), "SCS2"));
  CHECK(house.grade_on(id, Date(2026, 2, 28)) == "SCS1");
  CHECK(house.grade_on(id, Date(2026, 3, 1)) == "SCS2");
  CHECK(house.grade_on(id, Date(2026, 6, 1)) == "SCS3");
  CHECK(house.person("1002").grade == "SCS3");
}

TEST_CASE("A second change of the same day replaces the first") {
  House house;
  house.change("1002", house.post("1002", kToday, "SCS2"));
  house.change("1002", house.post("1002", kToday, "Grade 6"));
  house.database.read([&](db::Connection& db) {
    const auto posts = people::posts(db, house.person("1002").id);
    REQUIRE(posts.size() == 2);
    CHECK(posts.front().grade == "Grade 6");
  });
  CHECK(house.person("1002").grade == "Grade 6");
}

TEST_CASE("A post dated ahead becomes today's when its day comes, not before") {
  House house;
  const Date ahead(2026, 8, 1);
  house.change("1002", house.post("1002", ahead, "SCS2"));
  CHECK(house.person("1002").grade == "SCS1");
  const auto listeners = people::listeners();
  StoppedClock clock(start_of_day(ahead).plus(std::chrono::seconds(-1)));
  jobs::deliver_due(house.database, clock, listeners);
  CHECK(house.person("1002").grade == "SCS1");
  clock.set(start_of_day(ahead));
  jobs::deliver_due(house.database, clock, listeners);
  CHECK(house.person("1002").grade == "SCS2");
}

TEST_CASE("The same post again changes nothing") {
  House house;
  const auto before = house.person("1002");
  house.change("1002", house.post("1002", kToday, "SCS1"));
  CHECK(house.person("1002").changed_at == before.changed_at);
}

TEST_CASE("A manager is somebody else, who is there, and who does not report to the person") {
  House house;
  auto post = house.post("1001", kToday, "SCS2");
  post.manager = house.person("1001").id;
  CHECK(house.change("1001", post).of("manager") == "A person cannot be their own line manager");
  post.manager = house.person("1002").id;
  CHECK(house.change("1001", post).of("manager") == "Éilis O’Hara reports to Jörg Drummond: choose somebody else");
  act(house.database, kToday, [&](const access::Work& work) {
    people::record_leaving(work, people::person_with_staff_number(work.db, "1004")->id, Date(2026, 7, 10));
  });
  post.manager = house.person("1004").id;
  CHECK(house.change("1001", post).empty());
  post.from_on = Date(2026, 7, 10);
  CHECK(house.change("1001", post).of("manager") == "Amal Bhatt will have left by then: choose somebody else");
}

TEST_CASE("A post more than a year ahead is a slip of the pen") {
  House house;
  CHECK(house.change("1002", house.post("1002", kToday.plus(367), "SCS2")).of("from_on"));
  CHECK(house.change("1002", house.post("1002", kToday.plus(366), "SCS2")).empty());
}

TEST_CASE("Every change of post leaves an audit line") {
  House house;
  house.change("1002", house.post("1002", kToday, "SCS2"));
  house.database.read([&](db::Connection& db) {
    const auto lines = audit::lines(db, {.subject_id = house.person("1002").id.str(), .actor = {}}, {}, 10).lines;
    REQUIRE(lines.size() == 2);
    CHECK(lines.front().action == "post_changed");
    CHECK(lines.front().detail == "from 2026-07-01: COURTS:Digital, SCS2, manager 1001");
    CHECK(lines.back().action == "person_added");
  });
}

TEST_CASE("A page drawn before another's change is out of turn") {
  House house;
  const auto seen = house.person("1002");
  act(house.database, kToday, [&](const access::Work& work) {
    people::put_on_leave(work, seen.id, seen.changed_at);
    CHECK_THROWS_AS(people::return_from_leave(work, seen.id, seen.changed_at), Refused);
  });
  CHECK(house.person("1002").changed_at > seen.changed_at);
}

TEST_CASE("Only those who manage people of an organisation change its people; who may not see them finds none") {
  House house;
  const auto deed_by = [&](const access::Actor& actor) {
    act(house.database, actor, start_of_day(kToday), [&](const access::Work& work) {
      people::put_on_leave(work, people::person_with_staff_number(work.db, "1002")->id);
    });
  };
  const auto refusal = [&](const access::Actor& actor) -> std::optional<Refusal> {
    try {
      deed_by(actor);
    } catch (const Refused& refused) {
      return refused.why();
    }
    return std::nullopt;
  };
  using access::Role;
  CHECK(refusal(test::holder(house.database, Role::agency_lead, "PRISONS")) == Refusal::not_found);
  CHECK(refusal(test::holder(house.database, Role::champion, "MIN")) == Refusal::not_found);
  CHECK(refusal(test::holder(house.database, Role::agency_lead, "COURTS")) == Refusal::not_allowed);
  CHECK(refusal(test::holder(house.database, Role::programme_manager, "PRISONS")) == Refusal::not_found);
  CHECK_FALSE(refusal(test::holder(house.database, Role::programme_manager, "MIN")));
}
