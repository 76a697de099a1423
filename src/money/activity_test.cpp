#include "money/activity.hpp"

#include <doctest/doctest.h>

#include "money/notional.hpp"
#include "tests/support/money_fixture.hpp"

namespace waymark::money {
namespace {

using access::Role;
using test::MoneyHouse;

const Date kFirst(2025, 4, 1), kLast(2026, 3, 31);

Instant at_ten(Date day) { return start_of_day(day).plus(std::chrono::hours(10)); }

void session(const access::Work& work, std::string_view engagement, std::int64_t number, Date day,
             std::int64_t minutes) {
  test::add_completed_session(work, MoneyHouse::engagement_id(work.db, engagement), number, at_ten(day), minutes);
}

Activity total(const std::vector<Coached>& rows, bool internal) {
  Activity all;
  for (const auto& row : rows)
    if (row.internal == internal) all.add(row);
  return all;
}

CoachId internal_coach(const access::Work& work) { return people::coach_with_code(work.db, "COACH-2").value().id; }

}  // namespace

TEST_CASE("Sessions count on the day they were in London, internal coaching apart from what was bought") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    session(work, "E-1", 1, kFirst.plus(-1), 60);
    session(work, "E-1", 2, kFirst, 90);
    session(work, "E-2", 1, kLast, 60);
    session(work, "E-4", 1, Date(2025, 6, 1), 45);
    // Half past midnight on 1 April in London is still 31 March by UTC.
    test::add_completed_session(work, MoneyHouse::engagement_id(work.db, "E-3"), 1,
                                start_of_day(kFirst).plus(std::chrono::minutes(30)), 30);
    const auto rows = coached(work, kFirst, kLast);
    const auto bought = total(rows, false), internal = total(rows, true);
    CHECK(bought.sessions == 3);
    CHECK(bought.minutes == 180);
    CHECK(bought.people() == 3);
    CHECK(bought.engagements() == 3);
    CHECK(internal.sessions == 1);
    CHECK(internal.minutes_without_rate == 45);
  });
}

TEST_CASE("A person coached in two engagements is one person, and sessions report under agency, supplier and grade") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    session(work, "E-1", 1, kFirst, 90);
    session(work, "E-4", 1, kFirst, 90);
    Activity both;
    for (const auto& row : coached(work, kFirst, kLast)) {
      both.add(row);
      CHECK(id_of(row, By::grade) == "SCS1");
      CHECK(id_of(row, By::financial_year) == "2025");
      CHECK(id_of(row, By::agency) == people::organisation_with_code(work.db, "COURTS")->id.str());
      CHECK(id_of(row, By::supplier).empty() == row.internal);
    }
    CHECK(both.people() == 1);
    CHECK(both.engagements() == 2);
  });
}

TEST_CASE("Of a group, those who were there in a year were coached in it") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    const auto group = MoneyHouse::engagement_id(work.db, "E-1");
    const auto other = people::person_with_staff_number(work.db, "1004")->id;
    work.db.run("insert into engagement_coachee (engagement_id, person_id, place, joined_at) values ($1, $2, 2, 0)",
                group, other);
    session(work, "E-1", 1, kFirst, 90);
    session(work, "E-1", 2, kLast.plus(1), 90);
    work.db.run("insert into session_attendance (session_id, person_id) select id, $1 from session where number = 1",
                other);
    CHECK(total(coached(work, kFirst, kLast), false).people() == 1);
    CHECK(total(coached(work, kLast.plus(1), kLast.plus(9)), false).people() == 2);
  });
}

TEST_CASE("A session held before a change of coach stays that coach's") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    session(work, "E-1", 1, kFirst, 60);
    work.db.run("update session set coach_id = $1, held_by = $1", internal_coach(work));
    CHECK(total(coached(work, kFirst, kLast), true).minutes == 60);
    CHECK(total(coached(work, kFirst, kLast), false).minutes == 0);
    CHECK(internal_coaching(work, kFirst, kLast).minutes == 60);
  });
}

TEST_CASE("An agency lead sees the coaching of the agency alone") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    session(work, "E-1", 1, kFirst, 90);
    session(work, "E-2", 1, kFirst, 60);
    session(work, "E-4", 1, kFirst, 30);
  });
  house.act_as(house.holder(Role::agency_lead, "COURTS"), [](const access::Work& work) {
    CHECK(total(coached(work, kFirst, kLast), false).minutes == 90);
    CHECK(internal_coaching(work, kFirst, kLast).minutes == 30);
  });
  house.act_as(house.holder(Role::system_administrator, "MIN"),
               [](const access::Work& work) { CHECK(coached(work, kFirst, kLast).empty()); });
}

TEST_CASE("Internal coaching has no value until finance sets a rate, and then from that day on") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    session(work, "E-4", 1, Date(2025, 5, 1), 90);
    session(work, "E-4", 2, Date(2025, 7, 1), 45);
  });
  house.act_as(house.holder(Role::finance_analyst, "MIN"), [](const access::Work& work) {
    const auto before = internal_coaching(work, kFirst, kLast);
    CHECK(before.notional == Money());
    CHECK(before.minutes_without_rate == 135);
    REQUIRE(set_notional_rate(
        work, {.coach = {}, .grade = "SCS1", .from_on = Date(2025, 6, 1), .per_hour = Money::pence(50'01)}));
    const auto after = internal_coaching(work, kFirst, kLast);
    CHECK(after.minutes_without_rate == 90);
    CHECK(after.notional == Money::pence(37'51));
    CHECK(total(coached(work, kFirst, kLast), true).notional == after.notional);
  });
}

TEST_CASE("A coach's own rate goes before that of the grade, and one set again for the same day replaces it") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    session(work, "E-4", 1, Date(2025, 5, 1), 60);
    const auto coach = internal_coach(work);
    REQUIRE(
        set_notional_rate(work, {.coach = {}, .grade = "SCS1", .from_on = kFirst, .per_hour = Money::pence(10'00)}));
    CHECK(internal_coaching(work, kFirst, kLast).notional == Money::pence(10'00));
    REQUIRE(
        set_notional_rate(work, {.coach = coach, .grade = {}, .from_on = kFirst, .per_hour = Money::pence(20'00)}));
    REQUIRE(
        set_notional_rate(work, {.coach = coach, .grade = {}, .from_on = kFirst, .per_hour = Money::pence(30'00)}));
    CHECK(internal_coaching(work, kFirst, kLast).notional == Money::pence(30'00));
    CHECK(notional_rates(work.db).size() == 2);
  });
}

TEST_CASE("Only finance sets rates, above nothing, for a grade or an internal coach") {
  MoneyHouse house;
  house.act_as(house.holder(Role::programme_manager, "MIN"), [](const access::Work& work) {
    CHECK_THROWS_AS(
        (void)set_notional_rate(work, {.coach = {}, .grade = "SCS1", .from_on = kFirst, .per_hour = Money::pence(1)}),
        Refused);
  });
  house.act([](const access::Work& work) {
    const auto external = people::coach_with_code(work.db, "COACH-1")->id;
    CHECK_FALSE(set_notional_rate(work, {.coach = {}, .grade = {}, .from_on = kFirst, .per_hour = Money::pence(1)}));
    CHECK_FALSE(set_notional_rate(work, {.coach = {}, .grade = "SCS1", .from_on = kFirst, .per_hour = Money()}));
    CHECK_FALSE(
        set_notional_rate(work, {.coach = external, .grade = {}, .from_on = kFirst, .per_hour = Money::pence(1)}));
  });
}

TEST_CASE("The cost of one of none is not available") {
  CHECK_FALSE(cost_per(Money::pence(100), 0));
  CHECK_FALSE(cost_per_hour(Money::pence(100), 0));
  CHECK(cost_per(Money::pence(100'00), 3) == Money::pence(33'33));
  CHECK(cost_per_hour(Money::pence(285'00), 90) == Money::pence(190'00));
  CHECK(hours(90) == "1.5");
  CHECK(hours(60) == "1");
  CHECK(hours(0) == "0");
  CHECK(hours(50) == "0.83");
  CHECK(hours(600) == "10");
}

}  // namespace waymark::money
