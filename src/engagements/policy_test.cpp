#include "engagements/policy.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

/// Engagements across agencies, coaches and programmes, in several states.
struct Spread : Scene {
  Spread() : Scene(a_database()) {
    as_program(
        [&](const access::Work& work) { other_programme = programmes::find_or_make(work, "First line leaders"); });
    all = {agreed("1002", "COACH-1"), agreed("1004", "COACH-1"), agreed("1001", "COACH-2"), agreed("1002", "COACH-3"),
           agreed("1003", "COACH-1")};
    auto elsewhere = proposal("1004", "COACH-3");
    elsewhere.programme = other_programme;
    all.push_back(agreed(elsewhere));
    auto group = proposal("1004", "COACH-2");
    group.coachees.push_back(person("1001"));
    all.push_back(agreed(group));
    as(manager(), [&](const access::Work& work) { all.push_back(*propose(work, proposal("1002", "COACH-1"))); });
  }
  access::Actor with(access::Role role, access::PlaceKind kind, const std::string& place) {
    auto actor = somebody(PersonId::fresh(), "Somebody");
    actor.grants.push_back({role, kind, place});
    return actor;
  }
  std::string unit() {
    return get<std::string>([](const access::Work& work) {
      return people::organisation_with_code(work.db, "COURTS:Digital").value().id.str();
    });
  }

  ProgrammeId other_programme;
  std::vector<EngagementId> all;
};

std::set<EngagementId> listed(Spread& spread, const access::Actor& actor) {
  return spread.get<std::set<EngagementId>>(actor, [](const access::Work& work) {
    std::set<EngagementId> ids;
    for (const auto& line : list(work, as_of(work), {}, {}, 1, 100).lines) ids.insert(line.id);
    return ids;
  });
}

std::set<EngagementId> openable(Spread& spread, const access::Actor& actor) {
  return spread.get<std::set<EngagementId>>(actor, [&](const access::Work& work) {
    std::set<EngagementId> ids;
    for (const auto& id : spread.all)
      if (may_see(work, find(work.db, id).value())) ids.insert(id);
    return ids;
  });
}

}  // namespace

TEST_CASE("The list shows exactly the engagements whose page opens, whoever asks") {
  using access::PlaceKind;
  using access::Role;
  Spread spread;
  auto coach_and_lead = spread.coach_actor("COACH-2");
  coach_and_lead.grants.push_back(holder(spread.database(), Role::agency_lead, "PRISONS").grants.front());
  auto supplier_and_coachee = spread.supplier_administrator("ELM");
  supplier_and_coachee.person = spread.person("1001");
  supplier_and_coachee = spread.coached(supplier_and_coachee);
  const struct {
    const char* who;
    access::Actor actor;
    std::size_t sees;
  } actors[] = {
      {"programme manager of the ministry", spread.manager(), 8},
      {"programme manager of an agency", holder(spread.database(), Role::programme_manager, "COURTS"), 4},
      {"programme manager of a programme",
       spread.with(Role::programme_manager, PlaceKind::programme, spread.other_programme.str()), 1},
      {"agency lead", holder(spread.database(), Role::agency_lead, "PRISONS"), 3},
      {"lead of a board without anybody", holder(spread.database(), Role::agency_lead, "BOARD"), 0},
      {"lead of a unit", spread.with(Role::agency_lead, PlaceKind::organisation, spread.unit()), 3},
      {"coach", spread.coach_actor("COACH-1"), 4},
      {"internal coach who is coached", spread.coach_actor("COACH-2"), 3},
      {"coach and agency lead", coach_and_lead, 5},
      {"coachee", spread.staff("1002"), 3},
      {"coachee in a group", spread.staff("1001"), 2},
      {"line manager", Scene::somebody(PersonId::fresh(), "Manager"), 0},
      {"supplier administrator", spread.supplier_administrator("FOX"), 4},
      {"supplier administrator who is coached", supplier_and_coachee, 4},
      {"champion", holder(spread.database(), Role::champion, "MIN"), 0},
      {"finance", holder(spread.database(), Role::finance_analyst, "MIN"), 0},
      {"system administrator", holder(spread.database(), Role::system_administrator, "MIN"), 0},
      {"the program", access::Actor::program("waymark"), 8},
  };
  for (const auto& one : actors) {
    CAPTURE(one.who);
    const auto shown = listed(spread, one.actor);
    CHECK(shown == openable(spread, one.actor));
    CHECK(shown.size() == one.sees);
  }
}

TEST_CASE(
    "When one agency becomes part of another, who follows that one sees the engagements that go on under the old "
    "name") {
  using access::Role;
  Spread spread;
  const auto before = listed(spread, holder(spread.database(), Role::agency_lead, "PRISONS"));
  REQUIRE(before.size() == 3);
  spread.as_program([](const access::Work& work) {
    people::save_organisations(work, std::vector<people::OrganisationRecord>{
                                         {"JUSTICE", "Justice Group", "MIN", people::OrganisationKind::agency},
                                         {"PRISONS", "Prison Service", "JUSTICE", people::OrganisationKind::board}});
  });
  const auto lead = holder(spread.database(), Role::agency_lead, "JUSTICE");
  CHECK(listed(spread, lead) == before);
  CHECK(openable(spread, lead) == before);
}

TEST_CASE("A supplier's administrator sees name and agency, and no grade") {
  Spread spread;
  const auto administrator = spread.supplier_administrator("FOX");
  CHECK_FALSE(sees_grades(administrator));
  CHECK(sees_grades(spread.manager()));
  spread.get<bool>(administrator, [&](const access::Work& work) {
    for (const auto& line : list(work, as_of(work), {}, {}, 1).lines) {
      CHECK(line.grade.empty());
      CHECK_FALSE(line.coachee_name.empty());
    }
    Filter by_grade;
    by_grade.grades = {"SCS1"};
    CHECK(list(work, as_of(work), by_grade, {}, 1).lines.empty());
    CHECK_FALSE(may_see_grade(work, find(work.db, spread.all[0]).value()));
    return true;
  });
  auto also_coached = spread.supplier_administrator("FOX");
  also_coached.person = spread.person("1002");
  also_coached = spread.coached(also_coached);
  spread.get<bool>(also_coached, [&](const access::Work& work) {
    int with_grade = 0;
    for (const auto& line : list(work, as_of(work), {}, {}, 1).lines) {
      CHECK(line.grade.empty() != may_see_grade(work, find(work.db, line.id).value()));
      with_grade += !line.grade.empty();
    }
    CHECK(with_grade == 3);
    return true;
  });
}

TEST_CASE("A line manager sees sessions done of planned, only where the programme says so, and no page") {
  Spread spread;
  const auto manager = spread.staff("1001");
  const auto progress = [&] {
    return spread.get<std::vector<Progress>>(manager,
                                             [](const access::Work& work) { return progress_of_reports(work); });
  };
  CHECK(progress().empty());
  spread.as_program([&](const access::Work& work) {
    auto details = programmes::Details(programmes::find(work.db, spread.programme).value());
    details.managers_see_progress = true;
    REQUIRE(programmes::edit(work, spread.programme, details));
  });
  spread.logged(spread.all[0], Date(2026, 3, 1));
  const auto seen_now = progress();
  REQUIRE(seen_now.size() == 3);  // 1002 with two coaches, 1003; the mere proposal is not told
  int done = 0;
  for (const auto& one : seen_now) done += one.sessions_completed;
  CHECK(done == 1);
  spread.get<bool>(manager, [&](const access::Work& work) {
    CHECK(may_see_progress(work, find(work.db, spread.all[0]).value()));
    CHECK_FALSE(may_see_progress(work, find(work.db, spread.all[1]).value()));
    CHECK_FALSE(may_see(work, find(work.db, spread.all[0]).value()));
    return true;
  });
}

TEST_CASE("Logging is for coach, coachee and who manages the engagement; managing for the last alone") {
  using access::Role;
  Spread spread;
  const auto engagement = spread.engagement(spread.all[0]);  // 1002 of COURTS with COACH-1
  const auto may = [&](const access::Actor& actor) {
    return spread.get<std::pair<bool, bool>>(actor, [&](const access::Work& work) {
      return std::pair(may_log(work, engagement), may_manage(work, engagement));
    });
  };
  CHECK(may(spread.coach_actor("COACH-1")) == std::pair(true, false));
  CHECK(may(spread.staff("1002")) == std::pair(true, false));
  CHECK(may(spread.manager()) == std::pair(true, true));
  CHECK(may(holder(spread.database(), Role::programme_manager, "PRISONS")) == std::pair(false, false));
  CHECK(may(holder(spread.database(), Role::agency_lead, "COURTS")) == std::pair(false, false));
  CHECK(may(spread.supplier_administrator("FOX")) == std::pair(false, false));
  CHECK(may(spread.coach_actor("COACH-3")) == std::pair(false, false));
  CHECK(may(spread.staff("1001")) == std::pair(false, false));
}

TEST_CASE("A programme manager of one agency proposes for its people alone") {
  Spread spread;
  const auto manager = holder(spread.database(), access::Role::programme_manager, "COURTS");
  spread.as(manager, [&](const access::Work& work) { CHECK(propose(work, spread.proposal("1002"))); });
  CHECK_THROWS_AS(spread.as(manager, [&](const access::Work& work) { (void)propose(work, spread.proposal("1004")); }),
                  Refused);
  CHECK_THROWS_AS(spread.as(spread.staff("1002"),
                            [&](const access::Work& work) { (void)propose(work, spread.proposal("1002")); }),
                  Refused);
}
