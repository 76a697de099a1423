#include "people/lists.hpp"

#include <doctest/doctest.h>

#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;
using access::Role;
using people::PeopleQuestion;

namespace {

const Date kToday(2026, 7, 1);

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  House() { test::make_department(database, kToday); }

  template <class Result>
  Result ask(const access::Actor& actor, const std::function<Result(const access::Work&)>& question) {
    return database.read_value<Result>([&](db::Connection& db) {
      return question({db, actor, start_of_day(kToday).plus(std::chrono::hours(12)), kToday});
    });
  }
  std::vector<std::string> names(const access::Actor& actor, const PeopleQuestion& question = {}) {
    return ask<std::vector<std::string>>(actor, [&](const access::Work& work) {
      std::vector<std::string> all;
      for (const auto& row : people::list_people(work, question, 0, 100)) all.push_back(row.name);
      CHECK(people::count_people(work, question) == static_cast<std::int64_t>(all.size()));
      return all;
    });
  }
  std::vector<std::string> found(std::string search) {
    PeopleQuestion question;
    question.search = std::move(search);
    return names(access::Actor::program("test"), question);
  }
  std::vector<std::string> coaches(const access::Actor& actor, const people::CoachQuestion& question = {}) {
    return ask<std::vector<std::string>>(actor, [&](const access::Work& work) {
      std::vector<std::string> all;
      for (const auto& row : people::list_coaches(work, question, 0, 100)) all.push_back(row.coach.code);
      CHECK(people::count_coaches(work, question) == static_cast<std::int64_t>(all.size()));
      return all;
    });
  }
  OrganisationId organisation(const char* code) {
    return database.read_value<OrganisationId>(
        [&](db::Connection& db) { return people::organisation_with_code(db, code).value().id; });
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("People are listed by last name, accents aside") {
  House house;
  CHECK(house.names(access::Actor::program("test")) ==
        Names{"Amal Bhatt", "Jörg Drummond", "Zofia Łukasik", "Éilis O’Hara", "Siân Rahman"});
  PeopleQuestion backwards;
  backwards.descending = true;
  CHECK(house.names(access::Actor::program("test"), backwards).front() == "Siân Rahman");
}

TEST_CASE("People are found by any part of name, staff number or e-mail, without accents and in any order") {
  House house;
  CHECK(house.found("eilis") == Names{"Éilis O’Hara"});
  CHECK(house.found("O'HARA éil") == Names{"Éilis O’Hara"});
  CHECK(house.found("lukas") == Names{"Zofia Łukasik"});
  CHECK(house.found("1004") == Names{"Amal Bhatt"});
  CHECK(house.found("sian@fox") == Names{"Siân Rahman"});
  CHECK(house.found("eilis drummond").empty());
  CHECK(house.found("100%").empty());
  CHECK(house.found("_").empty());
}

TEST_CASE("An organisation's people are those in it and below") {
  House house;
  PeopleQuestion question;
  question.organisation = house.organisation("COURTS");
  CHECK(house.names(access::Actor::program("test"), question) == Names{"Jörg Drummond", "Éilis O’Hara"});
  question.organisation = house.organisation("COURTS:Digital");
  CHECK(house.names(access::Actor::program("test"), question) == Names{"Éilis O’Hara"});
}

TEST_CASE("People are narrowed by grade and by status, a leaver from their day on") {
  House house;
  test::act(house.database, kToday, [](const access::Work& work) {
    const auto id = [&](const char* number) { return people::person_with_staff_number(work.db, number)->id; };
    const auto courts = people::organisation_with_code(work.db, "COURTS")->id;
    CHECK(people::change_post(work, id("1002"), {kToday, courts, "SCS2", {}}));
    CHECK(people::put_on_leave(work, id("1003")));
    CHECK(people::record_leaving(work, id("1004"), kToday));
    CHECK(people::record_leaving(work, id("1001"), kToday.plus(1)));
  });
  const auto program = access::Actor::program("test");
  PeopleQuestion question;
  question.grade = "SCS2";
  CHECK(house.names(program, question) == Names{"Éilis O’Hara"});
  question = {};
  question.status = people::Status::left;
  CHECK(house.names(program, question) == Names{"Amal Bhatt"});
  question.status = people::Status::on_leave;
  CHECK(house.names(program, question) == Names{"Zofia Łukasik"});
  question.status = people::Status::active;
  CHECK(house.names(program, question) == Names{"Jörg Drummond", "Éilis O’Hara", "Siân Rahman"});
  question = {};
  question.sort = people::PeopleSort::grade;
  CHECK(house.names(program, question).back() == "Siân Rahman");  // from outside, without a grade
  question.descending = true;
  CHECK(house.names(program, question).at(1) == "Éilis O’Hara");
  house.database.read([](db::Connection& db) { CHECK(people::grades(db) == Names{"SCS1", "SCS2"}); });
}

TEST_CASE("A list is cut into pages, and counted beyond them") {
  House house;
  house.ask<int>(access::Actor::program("test"), [](const access::Work& work) {
    CHECK(people::list_people(work, {}, 0, 2).size() == 2);
    const auto second = people::list_people(work, {}, 2, 2);
    REQUIRE(second.size() == 2);
    CHECK(second.front().name == "Zofia Łukasik");
    CHECK(people::count_people(work, {}) == 5);
    return 0;
  });
}

TEST_CASE("An agency lead lists the people of their own agency and below, a department's those from outside too") {
  House house;
  CHECK(house.names(test::holder(house.database, Role::agency_lead, "COURTS")) ==
        Names{"Jörg Drummond", "Éilis O’Hara"});
  CHECK(house.names(test::holder(house.database, Role::agency_lead, "PRISONS")) == Names{"Amal Bhatt"});
  CHECK(house.names(test::holder(house.database, Role::programme_manager, "MIN")).size() == 5);
  CHECK(house.names(test::holder(house.database, Role::champion, "MIN")).empty());
  CHECK(house.names(test::holder_for_supplier(house.database, Role::supplier_administrator, "FOX")).empty());
}

TEST_CASE("A supplier administrator lists their own coaches, a coach themself, a champion none") {
  House house;
  CHECK(house.coaches(test::holder_for_supplier(house.database, Role::supplier_administrator, "FOX")) ==
        Names{"COACH-1"});
  CHECK(house.coaches(test::holder_for_supplier(house.database, Role::supplier_administrator, "ELM")).empty());
  CHECK(house.coaches(test::holder(house.database, Role::agency_lead, "PRISONS")) == Names{"COACH-2", "COACH-1"});
  CHECK(house.coaches(test::holder(house.database, Role::champion, "MIN")).empty());
  access::Actor coach = test::holder(house.database, Role::champion, "MIN");
  house.database.read([&](db::Connection& db) { coach.coach = people::coach_with_code(db, "COACH-2")->id; });
  CHECK(house.coaches(coach) == Names{"COACH-2"});
}

TEST_CASE("Coaches are narrowed to those whose accreditation has expired, and sorted by when it does") {
  House house;
  people::CoachQuestion question;
  question.by_expiry = true;
  const auto program = access::Actor::program("test");
  CHECK(house.coaches(program, question) == Names{"COACH-1", "COACH-2"});
  question.expired_only = true;
  CHECK(house.coaches(program, question).empty());
  test::act(house.database, Date(2027, 4, 1),
            [&](const access::Work& work) { CHECK(people::list_coaches(work, question, 0, 10).size() == 1); });
}

TEST_CASE("Suppliers are listed with their coaches who are there and what they can take on") {
  House house;
  house.ask<int>(access::Actor::program("test"), [](const access::Work& work) {
    const auto rows = people::list_suppliers(work);
    REQUIRE(rows.size() == 2);
    CHECK(rows.front().supplier.code == "ELM");
    CHECK(rows.front().coaches == 0);
    CHECK(rows.back().coaches == 1);
    CHECK(rows.back().capacity == 4);
    return 0;
  });
}

TEST_CASE("What an actor lists is exactly what they may see") {
  House house;
  std::vector<access::Actor> actors{access::Actor::program("test"), access::Actor::visitor()};
  for (const auto role : {Role::programme_manager, Role::agency_lead, Role::champion, Role::finance_analyst,
                          Role::data_protection_officer, Role::safeguarding_lead, Role::system_administrator})
    for (const char* place : {"MIN", "COURTS", "COURTS:Digital", "PRISONS", "BOARD"})
      actors.push_back(test::holder(house.database, role, place));
  for (const char* place : {"FOX", "ELM"})
    actors.push_back(test::holder_for_supplier(house.database, Role::supplier_administrator, place));
  actors.push_back(actors.back());
  house.database.read([&](db::Connection& db) { actors.back().coach = people::coach_with_code(db, "COACH-2")->id; });
  auto of_service = actors.front();
  of_service = access::Actor();
  of_service.account = AccountId::fresh();
  of_service.grants.push_back({Role::system_administrator, access::PlaceKind::service, ""});
  actors.push_back(of_service);

  for (const auto& actor : actors) {
    CAPTURE(actor.name);
    house.ask<int>(actor, [](const access::Work& work) {
      std::map<std::string, bool> listed, seen;
      for (const auto& row : people::list_people(work, {}, 0, 100)) listed["person " + row.id.str()] = true;
      for (const auto& row : people::list_coaches(work, {}, 0, 100)) listed["coach " + row.coach.code] = true;
      for (const auto& row : people::list_suppliers(work)) listed["supplier " + row.supplier.code] = true;
      const auto program = access::Actor::program("test");
      const access::Work all{work.db, program, work.now, work.today};
      for (const auto& row : people::list_people(all, {}, 0, 100))
        if (people::may_see(work, people::find_person(work.db, row.id).value()))
          seen["person " + row.id.str()] = true;
      for (const auto& row : people::list_coaches(all, {}, 0, 100))
        if (people::may_see(work, row.coach)) seen["coach " + row.coach.code] = true;
      for (const auto& row : people::list_suppliers(all))
        if (people::may_see(work, row.supplier)) seen["supplier " + row.supplier.code] = true;
      CHECK(listed == seen);
      return 0;
    });
  }
}
