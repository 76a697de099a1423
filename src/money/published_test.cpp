#include "money/published.hpp"

#include <doctest/doctest.h>

#include "tests/support/money_fixture.hpp"

namespace waymark::money {
namespace {

using access::Role;

const Date kFirst(2025, 4, 1), kLast(2026, 3, 31);

/// Seven coachees in COURTS and three in PRISONS, two of them locally funded; each has an invoice line and a session
/// in 2025-26, and four of COURTS in 2024-25 as well.
struct SmallAgency : test::MoneyHouse {
  SmallAgency() {
    std::vector<InvoiceRecord> lines;
    for (int i = 0; i < 10; ++i) {
      const auto number = std::to_string(2000 + i);
      act([&](const access::Work& work) { add_coachee(work, i, number); });
      lines.push_back(line("I-" + number, 1, "X-" + number, Date(2025, 6, 1), 100'00 + i, Date(2025, 7, 1)));
      if (i < 4) lines.push_back(line("J-" + number, 1, "X-" + number, Date(2025, 2, 1), 1'00, Date(2025, 3, 1)));
    }
    act([&](const access::Work& work) { save(work, lines); });
  }

 private:
  static void add_coachee(const access::Work& work, int i, const std::string& number) {
    people::PersonRecord person;
    person.staff_number = number;
    person.first_name = "Coachee";
    person.last_name = number;
    person.email = number + "@ministry.example";
    person.grade = i % 2 ? "SCS1" : "SCS2";
    person.organisation_code = i < 7 ? "COURTS" : "PRISONS";
    person.started_on = Date(2020, 1, 1);
    people::save_people(work, std::vector{person});
    const auto id = test::add_engagement(work, {.ref = "X-" + number,
                                                .programme = "Senior coaching",
                                                .coachee = number,
                                                .coach = "COACH-1",
                                                .contract = "C-FOX",
                                                .funded = i >= 8 ? "local" : "central",
                                                .starts_on = Date(2025, 1, 6)});
    test::add_completed_session(work, id, 1, start_of_day(Date(2025, 6, 1)).plus(std::chrono::hours(10)), 60);
  }
};

std::optional<std::vector<BreakdownRow>> published(SmallAgency& house, By by, Date from = kFirst, Date to = kLast) {
  std::optional<std::vector<BreakdownRow>> rows;
  house.act_as(house.holder(Role::champion, "MIN"), [&](const access::Work& work) {
    rows = breakdown(work, {.from = from, .to = to, .scope = scope_of(work, access::Permission::see_spend)}, by);
  });
  return rows;
}

}  // namespace

TEST_CASE("A champion sees an agency of three coachees merged with another, and everything together") {
  SmallAgency house;
  const auto rows = published(house, By::agency);
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  CHECK(rows->front().id.empty());
  CHECK(rows->front().name == "Courts Service, Prison Service");
  CHECK(rows->front().external.people() == 10);
}

TEST_CASE("A year about four coachees is shown together with another, whichever of them is asked for") {
  SmallAgency house;
  const auto years = published(house, By::financial_year);
  REQUIRE(years);
  REQUIRE(years->size() == 1);
  CHECK(years->front().name == "2024-25, 2025-26");
  const auto this_year = published(house, By::grade),
             last_year = published(house, By::grade, Date(2024, 4, 1), Date(2025, 3, 31));
  REQUIRE(this_year);
  REQUIRE(last_year);
  CHECK(together(*this_year).net == together(*last_year).net);
  CHECK(together(*this_year).lines == 14);
  CHECK(together(*this_year).net == years->front().net);
}

TEST_CASE("Local funding of two coachees is not told apart from central") {
  SmallAgency house;
  const auto parts = published(house, By::funded);
  REQUIRE(parts);
  CHECK(parts->size() == 1);
}

TEST_CASE("Days within a year tell a champion no more than the year") {
  SmallAgency house;
  const auto day = published(house, By::grade, Date(2025, 6, 1), Date(2025, 6, 1));
  REQUIRE(day);
  CHECK(together(*day).net == together(*published(house, By::grade)).net);
}

TEST_CASE("Whoever may see the lines gets every figure as it is") {
  SmallAgency house;
  house.act_as(house.holder(Role::finance_analyst, "MIN"), [](const access::Work& work) {
    const auto rows = breakdown(
        work, {.from = kFirst, .to = kLast, .scope = scope_of(work, access::Permission::see_spend)}, By::agency);
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->at(0).external.people() == 7);
    CHECK(rows->at(1).key == "PRISONS");
    CHECK(rows->at(1).external.people() == 3);
    CHECK(rows->at(1).net == Money::pence(300'24));
  });
  house.act_as(house.holder(Role::agency_lead, "PRISONS"), [](const access::Work& work) {
    const auto rows = breakdown(
        work, {.from = kFirst, .to = kLast, .scope = scope_of(work, access::Permission::see_spend)}, By::agency);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().net == Money::pence(300'24));
  });
}

TEST_CASE("A champion of an agency with fewer than five coachees is shown nothing") {
  SmallAgency house;
  house.act_as(house.holder(Role::champion, "PRISONS"), [](const access::Work& work) {
    CHECK_FALSE(breakdown(work, {.from = kFirst, .to = kLast, .scope = scope_of(work, access::Permission::see_spend)},
                          By::grade));
    CHECK(Publication(work, Basis::invoiced).years(kFirst, kLast).empty());
  });
}

TEST_CASE("Internal coaching of a few is left out of what is published, and the rest is shown") {
  SmallAgency house;
  house.act([](const access::Work& work) {
    test::add_completed_session(work, SmallAgency::engagement_id(work.db, "E-4"), 1, start_of_day(Date(2025, 6, 1)),
                                60);
  });
  const auto rows = published(house, By::grade);
  REQUIRE(rows);
  CHECK(together(*rows).internal.sessions == 0);
  CHECK(together(*rows).external.sessions == 10);
  house.act_as(house.holder(Role::champion, "MIN"), [](const access::Work& work) {
    CHECK_FALSE(Publication(work, Basis::invoiced).internal(kFirst, kLast));
  });
}

}  // namespace waymark::money
