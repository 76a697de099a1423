#include "programmes/programmes.hpp"

#include <doctest/doctest.h>

#include "programmes/store.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

using namespace waymark;
using namespace waymark::programmes;

namespace {

const Date kToday(2026, 3, 2);

struct House {
  test::TestDatabase held = test::a_database();
  db::Database& database = held.database();
  access::Actor manager;

  House() {
    test::make_department(database, kToday);
    manager = test::holder(database, access::Role::programme_manager, "MIN");
  }
  void as(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    test::act(database, actor, start_of_day(kToday).plus(std::chrono::hours(12)), deed);
  }
  ProgrammeId made(const std::string& name) {
    ProgrammeId id;
    as(manager, [&](const access::Work& work) { id = find_or_make(work, name); });
    return id;
  }
};

}  // namespace

TEST_CASE("A programme an import names is made as is usual, and found the next time") {
  House house;
  const auto id = house.made("Senior coaching");
  CHECK(house.made("Senior coaching") == id);
  house.as(house.manager, [&](const access::Work& work) {
    const auto programme = find(work.db, id).value();
    CHECK(programme.planned_sessions == 6);
    CHECK(programme.planned_minutes == 90);
    CHECK(programme.cadence_days == 30);
    CHECK(programme.thresholds.not_started_days == 30);
    CHECK(programme.thresholds.quiet_days == 60);
    CHECK(programme.thresholds.contract_warning_days == 60);
    CHECK_FALSE(programme.managers_see_progress);
    for (ReasonKind kind : kReasonKinds) CHECK(reasons(work.db, id, kind).size() >= 3);
  });
}

TEST_CASE("A programme's details are checked, and its name is its own") {
  House house;
  house.made("Senior coaching");
  house.as(house.manager, [&](const access::Work& work) {
    Details details;
    details.name = " Senior coaching ";
    details.planned_sessions = 0;
    details.cadence_days = 400;
    details.starts_on = kToday;
    details.ends_on = kToday.plus(-1);
    const auto refused = create(work, details);
    REQUIRE_FALSE(refused);
    for (const char* field : {"name", "planned_sessions", "cadence_days", "ends_on"})
      CHECK(refused.problems().of(field));
    Details fine;
    fine.name = "First line leaders";
    fine.funded = Funded::local;
    const auto id = create(work, fine);
    REQUIRE(id);
    CHECK(find_by_name(work.db, "First line leaders")->funded == Funded::local);
    fine.planned_sessions = 8;
    CHECK(edit(work, *id, fine));
    CHECK(find(work.db, *id)->planned_sessions == 8);
  });
}

TEST_CASE("A reason taken away is no longer offered, but still says what it said") {
  House house;
  const auto id = house.made("Senior coaching");
  house.as(house.manager, [&](const access::Work& work) {
    CHECK(is_reason(work.db, id, ReasonKind::cancel, "leave"));
    REQUIRE(set_reasons(work, id, ReasonKind::cancel, {"Court sitting", "Work took priority", "Court sitting!"}));
    const auto offered = reasons(work.db, id, ReasonKind::cancel);
    REQUIRE(offered.size() == 3);
    CHECK(offered[0].code == "court_sitting");
    CHECK(offered[1].code == "work_priority");
    CHECK(offered[2].code == "court_sitting_2");
    CHECK_FALSE(is_reason(work.db, id, ReasonKind::cancel, "leave"));
    CHECK(reason_label(work.db, id, ReasonKind::cancel, "leave") == "Planned leave");
    CHECK(reason_label(work.db, id, ReasonKind::cancel, kNotRecorded) == "Not recorded");
    REQUIRE(set_reasons(work, id, ReasonKind::cancel, {"Planned leave"}));
    CHECK(reasons(work.db, id, ReasonKind::cancel).at(0).code == "leave");
    CHECK_FALSE(set_reasons(work, id, ReasonKind::cancel, {" "}));
    CHECK_FALSE(is_reason(work.db, id, ReasonKind::cancel, kNotRecorded));
  });
}

TEST_CASE("Places are set for each agency, and 0 takes the limit away") {
  House house;
  const auto id = house.made("Senior coaching");
  house.as(house.manager, [&](const access::Work& work) {
    const auto courts = people::organisation_with_code(work.db, "COURTS").value().id;
    REQUIRE(set_places(work, id, {{courts, 12}}));
    REQUIRE(places(work.db, id).size() == 1);
    CHECK(places(work.db, id)[0].places == 12);
    CHECK_FALSE(set_places(work, id, {{courts, -1}}));
    REQUIRE(set_places(work, id, {{courts, 0}}));
    CHECK(places(work.db, id).empty());
  });
}

TEST_CASE("Who manages one programme changes that one alone; who sees none is told it does not exist") {
  House house;
  const auto mine = house.made("Mine"), other = house.made("Other");
  access::Actor manager;
  manager.account = AccountId::fresh();
  manager.person = PersonId::fresh();
  manager.grants = {{access::Role::programme_manager, access::PlaceKind::programme, mine.str()}};
  const auto refusal = [&](const access::Actor& actor, const ProgrammeId& id) {
    std::optional<Refusal> why;
    try {
      house.as(actor, [&](const access::Work& work) {
        Details details;
        details.name = "Changed";
        (void)edit(work, id, details);
      });
    } catch (const Refused& refused) {
      why = refused.why();
    }
    return why;
  };
  CHECK_FALSE(refusal(manager, mine));
  CHECK(refusal(manager, other) == Refusal::not_found);
  CHECK(refusal(test::holder(house.database, access::Role::agency_lead, "COURTS"), mine) == Refusal::not_allowed);
  CHECK(refusal(test::holder(house.database, access::Role::system_administrator, "MIN"), mine) == Refusal::not_found);
  CHECK_FALSE(may_create(manager));
  house.as(manager, [&](const access::Work& work) { CHECK(visible(work).size() == 1); });
  house.as(house.manager, [&](const access::Work& work) { CHECK(visible(work).size() == 2); });
}

TEST_CASE("Funding and kinds of reason have codes that lead back") {
  for (Funded funded : {Funded::central, Funded::local}) CHECK(funded_from(code(funded)) == funded);
  for (ReasonKind kind : kReasonKinds) CHECK(reason_kind_from(code(kind)) == kind);
  CHECK_FALSE(funded_from("both"));
  CHECK_FALSE(reason_kind_from("why"));
}
