#include <doctest/doctest.h>

#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;
using people::CoachRecord;
using people::PersonRecord;
using test::act;

namespace {

const Date kToday(2026, 7, 1);

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  House() { test::make_department(database, kToday); }

  void run(const std::function<void(const access::Work&)>& deed, Date day = kToday) { act(database, day, deed); }
};

PersonRecord record_of(const access::Work& work, const char* staff_number) {
  return people::load_people(work.db).at(staff_number);
}

}  // namespace

TEST_CASE("What is saved of a person is loaded in the same shape") {
  House house;
  house.run([](const access::Work& work) {
    const auto record = record_of(work, "1002");
    CHECK(record.first_name == "Éilis");
    CHECK(record.organisation_code == "COURTS");
    CHECK(record.unit == "Digital");
    CHECK(record.manager_staff_number == "1001");
    CHECK(record.email == "p1002@ministry.example");
    CHECK(record.started_on == Date(2020, 1, 6));
    CHECK_FALSE(record.left_on);
    CHECK(record_of(work, "1001").unit == "");
  });
}

TEST_CASE("The same people again change nothing") {
  House house;
  house.run([](const access::Work& work) {
    std::vector<PersonRecord> records;
    for (auto& [number, record] : people::load_people(work.db)) records.push_back(record);
    const auto saved = people::save_people(work, records);
    CHECK(saved.unchanged == 4);
    CHECK(saved.added == 0);
    CHECK(saved.changed == 0);
  });
}

TEST_CASE("A changed grade in a file counts from the day it is brought in") {
  House house;
  const Date later(2026, 9, 1);
  house.run(
      [](const access::Work& work) {
        auto record = record_of(work, "1002");
        record.grade = "SCS2";
        CHECK(people::save_people(work, {&record, 1}).changed == 1);
      },
      later);
  house.run([&](const access::Work& work) {
    const auto id = people::person_with_staff_number(work.db, "1002")->id;
    CHECK(people::post_on(work.db, id, later.plus(-1))->grade == "SCS1");
    CHECK(people::post_on(work.db, id, later)->grade == "SCS2");
  });
}

TEST_CASE("A file may name a manager who comes later in it") {
  House house;
  house.run([](const access::Work& work) {
    PersonRecord boss = record_of(work, "1001"), report = boss, old = record_of(work, "1004");
    boss.staff_number = "2001";
    boss.email = "boss@ministry.example";
    report.staff_number = "2002";
    report.email = "report@ministry.example";
    report.manager_staff_number = old.manager_staff_number = "2001";
    const auto saved = people::save_people(work, std::vector{report, old, boss});
    CHECK(saved.added == 2);
    CHECK(saved.changed == 1);
    const auto boss_id = people::person_with_staff_number(work.db, "2001")->id;
    CHECK(people::person_with_staff_number(work.db, "2002")->manager == boss_id);
    CHECK(people::person_with_staff_number(work.db, "1004")->manager == boss_id);
  });
}

TEST_CASE("Two people may swap their addresses in one file") {
  House house;
  house.run([](const access::Work& work) {
    auto one = record_of(work, "1001"), two = record_of(work, "1002");
    std::swap(one.email, two.email);
    CHECK(people::save_people(work, std::vector{one, two}).changed == 2);
    CHECK(people::person_with_email(work.db, "P1002@ministry.example")->staff_number == "1001");
    CHECK(people::person_with_email(work.db, "p1001@ministry.example ")->staff_number == "1002");
  });
}

TEST_CASE("A leaver in a file is told of like one recorded by hand, and their reports need a decision") {
  House house;
  house.run([](const access::Work& work) {
    auto leaver = record_of(work, "1001");
    leaver.left_on = Date(2026, 6, 30);
    auto latecomer = record_of(work, "1002");
    latecomer.staff_number = "2001";
    latecomer.email = "late@ministry.example";
    CHECK(people::save_people(work, std::vector{leaver, latecomer}).changed == 1);
    CHECK(people::person_with_staff_number(work.db, "1002")->manager_gone_at);
    CHECK(people::person_with_staff_number(work.db, "2001")->manager_gone_at);
    const auto news = jobs::waiting(work.db, 10);
    REQUIRE(news.size() == 1);
    CHECK(news.front().news.due_at == start_of_day(Date(2026, 6, 30)));
    auto back = record_of(work, "1001");
    CHECK(back.left_on == Date(2026, 6, 30));
    back.left_on.reset();
    people::save_people(work, {&back, 1});
    CHECK(jobs::waiting(work.db, 10).empty());
  });
}

TEST_CASE("What names a code that does not exist is not saved") {
  House house;
  const auto save = [&](const std::function<void(PersonRecord&)>& spoil) {
    house.run([&](const access::Work& work) {
      auto record = record_of(work, "1001");
      spoil(record);
      people::save_people(work, {&record, 1});
    });
  };
  CHECK_THROWS_AS(save([](PersonRecord& record) { record.organisation_code = "NOWHERE"; }), std::invalid_argument);
  CHECK_THROWS_AS(save([](PersonRecord& record) { record.manager_staff_number = "9999"; }), std::invalid_argument);
}

TEST_CASE("An external coach brings a person without a staff number; an internal one is on the staff list") {
  House house;
  house.run([](const access::Work& work) {
    const auto external = people::coach_with_code(work.db, "COACH-1").value();
    CHECK(external.name() == "Siân Rahman");
    CHECK(people::find_person(work.db, external.person)->staff_number.empty());
    CHECK(people::find_supplier(work.db, external.supplier)->code == "FOX");
    const auto internal = people::coach_with_code(work.db, "COACH-2").value();
    CHECK(internal.name() == "Zofia Łukasik");
    CHECK(internal.supplier.empty());
    CHECK(people::coach_of_person(work.db, internal.person)->code == "COACH-2");
  });
}

TEST_CASE("An accreditation still holds on its last day and has expired on the next") {
  House house;
  house.run([](const access::Work& work) {
    const auto coach = people::coach_with_code(work.db, "COACH-1").value();
    CHECK_FALSE(coach.accreditation_expired_on(Date(2027, 3, 31)));
    CHECK(coach.accreditation_expired_on(Date(2027, 4, 1)));
    CHECK_FALSE(people::coach_with_code(work.db, "COACH-2")->accreditation_expired_on(Date(2099, 1, 1)));
  });
}

TEST_CASE("The same coaches and suppliers again change nothing; a changed one is updated") {
  House house;
  house.run([](const access::Work& work) {
    std::vector<CoachRecord> coaches;
    for (auto& [code, record] : people::load_coaches(work.db)) coaches.push_back(record);
    CHECK(people::save_coaches(work, coaches).unchanged == 2);
    auto changed = people::load_coaches(work.db).at("COACH-1");
    changed.last_name = "Rahman-Lee";
    changed.email = "sian.lee@fox.example";
    changed.capacity = 5;
    CHECK(people::save_coaches(work, {&changed, 1}).changed == 1);
    CHECK(people::load_coaches(work.db).at("COACH-1") == changed);

    std::vector<people::SupplierRecord> suppliers;
    for (auto& [code, record] : people::load_suppliers(work.db)) suppliers.push_back(record);
    CHECK(people::save_suppliers(work, suppliers).unchanged == 2);
    suppliers.front().sme = !suppliers.front().sme;
    CHECK(people::save_suppliers(work, suppliers).changed == 1);
  });
}

TEST_CASE("Every address is one person's, and is told whose it is") {
  House house;
  house.run([](const access::Work& work) {
    const auto owners = people::email_owners(work.db);
    CHECK(owners.at("p1001@ministry.example") == "staff:1001");
    CHECK(owners.at("sian@fox.example") == "coach:COACH-1");
    const auto outsider = people::add_outsider(work, {"Pat", "Lee", "Pat.Lee@Fox.example"});
    REQUIRE(outsider);
    CHECK(people::person_with_email(work.db, "pat.lee@fox.example")->id == *outsider);
    CHECK(people::add_outsider(work, {"Pat", "Lee", "PAT.LEE@fox.example"}).problems().of("email") ==
          "This email address is already somebody else’s");
    for (const char* wrong : {"", "pat", "@fox.example", "pat@fox", "pat@fox.", "p at@fox.example", "a@b@c.example"})
      CHECK_FALSE(people::add_outsider(work, {"Pat", "Lee", wrong}));
  });
}

TEST_CASE("What is kept of the tree and of today's posts equals its recount, also after moves, imports and changes") {
  House house;
  house.run([](const access::Work& work) {
    people::save_organisations(work, std::vector<people::OrganisationRecord>{
                                         {"GROUP", "Group", "MIN", people::OrganisationKind::agency},
                                         {"COURTS", "Courts", "GROUP", people::OrganisationKind::board}});
    auto record = record_of(work, "1002");
    record.unit = "Estates";
    record.grade = "";
    people::save_people(work, {&record, 1});
    const auto other = people::person_with_staff_number(work.db, "1004").value();
    CHECK(people::change_post(work, other.id, {Date(2026, 1, 1), other.organisation, "SCS3", {}}));
    CHECK(people::change_post(work, other.id, {Date(2026, 12, 1), other.organisation, "SCS2", {}}));
    CHECK(people::compare_with_recount(work.db, work.today).empty());

    work.db.run("update person set grade = 'SCS9' where staff_number = '1004'");
    work.db.run("delete from organisation_within where depth = 2");
    work.db.run("update organisation set agency_id = id where code = 'COURTS'");
    CHECK(people::compare_with_recount(work.db, work.today) ==
          std::vector<std::string>{"organisation COURTS reports under the wrong agency",
                                   "what is within which organisation is not what their parents say",
                                   "organisation COURTS: whether it is a whole agency is kept wrongly",
                                   "person 1004 is not shown in today's post"});
  });
}
