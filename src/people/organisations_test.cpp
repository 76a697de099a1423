#include <doctest/doctest.h>

#include "people/store.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;
using people::OrganisationKind;
using people::OrganisationRecord;
using test::act;

namespace {

const Date kToday(2026, 7, 1);

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  House() { test::make_department(database, kToday); }

  people::Organisation find(const char* code) {
    return database.read_value<people::Organisation>(
        [&](db::Connection& db) { return people::organisation_with_code(db, code).value(); });
  }
  bool within(const char* inner, const char* outer) {
    const auto a = find(inner).id, b = find(outer).id;
    return database.read_value<bool>([&](db::Connection& db) { return people::is_within(db, a, b); });
  }
  std::int64_t heads(const char* code, Date day = kToday) {
    const std::string id = find(code).id.str();
    return database.read_value<std::int64_t>([&](db::Connection& db) {
      return people::store::counted(db, {&id, 1}, day).at(0).headcount;
    });
  }
  /// Whether there are only units within it, as other rooms read it.
  bool whole(const char* code) {
    const auto id = find(code).id;
    return database.read_value<bool>([&](db::Connection& db) {
      return db.value<int>("select 1 from organisation_reach_v where id = $1 and whole_agency", id).has_value();
    });
  }
  void save(std::vector<OrganisationRecord> records) {
    act(database, kToday, [&](const access::Work& work) { people::save_organisations(work, records); });
  }
};

}  // namespace

TEST_CASE("A unit's people count for its agency and for all above it") {
  House house;
  CHECK(house.heads("COURTS:Digital") == 1);
  CHECK(house.heads("COURTS") == 2);
  CHECK(house.heads("PRISONS") == 1);
  CHECK(house.heads("BOARD") == 0);
  CHECK(house.heads("MIN") == 4);
}

TEST_CASE("A leaver counts on the day before they leave and not on the day") {
  House house;
  act(house.database, kToday, [](const access::Work& work) {
    people::record_leaving(work, people::person_with_staff_number(work.db, "1002")->id, Date(2026, 7, 31));
  });
  CHECK(house.heads("MIN", Date(2026, 7, 30)) == 4);
  CHECK(house.heads("MIN", Date(2026, 7, 31)) == 3);
}

TEST_CASE("What an organisation reports under is the nearest agency at or above it, else itself") {
  House house;
  CHECK(house.find("COURTS:Digital").agency == house.find("COURTS").id);
  CHECK(house.find("COURTS").agency == house.find("COURTS").id);
  CHECK(house.find("BOARD").agency == house.find("BOARD").id);
  CHECK(house.find("MIN").agency == house.find("MIN").id);
}

TEST_CASE("A unit below a board or the department reports under that") {
  House house;
  act(house.database, kToday, [&](const access::Work& work) {
    people::unit_within(work, house.find("MIN").id, "Private Office");
    people::unit_within(work, people::unit_within(work, house.find("BOARD").id, "Research"), "Library");
  });
  CHECK(house.find("MIN:Private Office").agency == house.find("MIN").id);
  CHECK(house.find("BOARD:Research:Library").agency == house.find("BOARD").id);
  CHECK(house.within("BOARD:Research:Library", "MIN"));
}

TEST_CASE("A unit is found by its name within its organisation, and made when there is none") {
  House house;
  act(house.database, kToday, [&](const access::Work& work) {
    const auto courts = house.find("COURTS").id, prisons = house.find("PRISONS").id;
    CHECK(people::unit_within(work, courts, "Digital") == house.find("COURTS:Digital").id);
    CHECK(people::unit_within(work, prisons, "Digital") != house.find("COURTS:Digital").id);
    CHECK(people::unit_within(work, prisons, "Digital") == people::unit_within(work, prisons, "Digital"));
  });
  CHECK(house.find("PRISONS:Digital").name == "Digital");
}

TEST_CASE("An organisation is within itself and all above it, and in nothing else") {
  House house;
  CHECK(house.within("COURTS:Digital", "COURTS:Digital"));
  CHECK(house.within("COURTS:Digital", "COURTS"));
  CHECK(house.within("COURTS:Digital", "MIN"));
  CHECK_FALSE(house.within("COURTS:Digital", "PRISONS"));
  CHECK_FALSE(house.within("MIN", "COURTS"));
  house.database.read([&](db::Connection& db) {
    std::vector<std::string> path;
    for (const auto& one : people::organisation_path(db, house.find("COURTS:Digital").id)) path.push_back(one.code);
    CHECK(path == std::vector<std::string>{"MIN", "COURTS", "COURTS:Digital"});
  });
}

TEST_CASE("When an agency moves, its units, people and reporting move with it") {
  House house;
  house.save({{"JUSTICE", "Justice Group", "MIN", OrganisationKind::agency},
              {"COURTS", "Courts Service", "JUSTICE", OrganisationKind::board}});
  CHECK(house.within("COURTS:Digital", "JUSTICE"));
  CHECK(house.find("COURTS:Digital").agency == house.find("JUSTICE").id);
  CHECK(house.heads("JUSTICE") == 2);
  CHECK(house.heads("MIN") == 4);
}

TEST_CASE("An agency is whole while there are only units within it") {
  House house;
  CHECK(house.whole("COURTS"));
  CHECK_FALSE(house.whole("COURTS:Digital"));
  CHECK_FALSE(house.whole("MIN"));

  house.save({{"TRIBUNALS", "Tribunals", "COURTS", OrganisationKind::agency}});
  CHECK_FALSE(house.whole("COURTS"));
  CHECK(house.whole("TRIBUNALS"));
  house.save({{"TRIBUNALS", "Tribunals", "COURTS", OrganisationKind::board}});
  CHECK_FALSE(house.whole("COURTS"));
  CHECK_FALSE(house.whole("TRIBUNALS"));
  house.save({{"TRIBUNALS", "Tribunals", "PRISONS", OrganisationKind::agency}});
  CHECK(house.whole("COURTS"));
  CHECK_FALSE(house.whole("PRISONS"));
  act(house.database, kToday, [&](const access::Work& work) {
    people::unit_within(work, house.find("TRIBUNALS").id, "Appeals");
    CHECK(people::compare_with_recount(work.db, work.today).empty());
  });
  CHECK(house.whole("TRIBUNALS"));
}

TEST_CASE("The same organisations again change nothing; a new name changes one") {
  House house;
  act(house.database, kToday, [](const access::Work& work) {
    std::vector<OrganisationRecord> records;
    for (auto& [code, record] : people::load_organisations(work.db)) records.push_back(record);
    auto saved = people::save_organisations(work, records);
    CHECK(saved.unchanged == static_cast<std::int64_t>(records.size()));
    records.front().name += " (renamed)";
    saved = people::save_organisations(work, records);
    CHECK(saved.changed == 1);
    CHECK(saved.added == 0);
  });
}

TEST_CASE("Organisations that would be below themselves are told by their codes") {
  const std::unordered_map<std::string, OrganisationRecord> all{{"A", {"A", "A", "B", OrganisationKind::agency}},
                                                                {"B", {"B", "B", "C", OrganisationKind::agency}},
                                                                {"C", {"C", "C", "B", OrganisationKind::agency}},
                                                                {"D", {"D", "D", "D", OrganisationKind::agency}},
                                                                {"E", {"E", "E", "", OrganisationKind::department}}};
  CHECK(people::codes_in_a_loop(all) == std::vector<std::string>{"B", "C", "D"});
}
