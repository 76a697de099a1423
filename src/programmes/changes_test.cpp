#include "jobs/jobs.hpp"
#include "programmes/scene_test.hpp"

namespace waymark::programmes {
using namespace test_scene;

TEST_CASE("A programme manager adds a programme, and it reads back as written") {
  Department department;
  department.act(department.holder(Role::programme_manager), [](const access::Work& work) {
    Details wanted = Department::details("  Senior leaders ");
    wanted.aims = "Leaders who ask.\nLeaders who listen.";
    wanted.starts_on = Date(2026, 4, 1);
    wanted.ends_on = Date(2028, 3, 31);
    wanted.planned_minutes = 60;
    wanted.cadence_days = 21;
    wanted.managers_see_progress = true;
    wanted.thresholds = {.not_started_days = 14, .quiet_days = 45, .contract_warning_days = 90};
    const auto id = create(work, wanted);
    REQUIRE(id);
    const auto kept = find(work.db, *id).value();
    CHECK(kept.name == "Senior leaders");
    CHECK(kept.aims == wanted.aims);
    CHECK(kept.starts_on == wanted.starts_on);
    CHECK(kept.ends_on == wanted.ends_on);
    CHECK(kept.planned_minutes == 60);
    CHECK(kept.cadence_days == 21);
    CHECK(kept.managers_see_progress);
    CHECK(kept.thresholds.not_started_days == 14);
    CHECK(kept.thresholds.quiet_days == 45);
    CHECK(kept.thresholds.contract_warning_days == 90);
    CHECK(kept.changed_at == work.now);
  });
}

TEST_CASE("A programme cannot take another's name when it is changed, and may keep its own") {
  Department department;
  const auto first = department.programme("Senior leaders"), second = department.programme("First line leaders");
  department.act([&](const access::Work& work) {
    const auto renamed = edit(work, second, Department::details(" Senior leaders "));
    REQUIRE_FALSE(renamed);
    CHECK(renamed.problems().of("name"));
    CHECK(edit(work, first, Department::details("Senior leaders")));
  });
}

TEST_CASE("Numbers and thresholds of a programme are held within their limits, which are allowed themselves") {
  Department department;
  department.act([](const access::Work& work) {
    Details low = Department::details(" "), high = Department::details(std::string(201, 'n'));
    low.planned_sessions = low.cadence_days = 0;
    low.planned_minutes = 14;
    low.thresholds = {0, 0, 0};
    high.aims = std::string(4001, 'a');
    high.planned_sessions = 61;
    high.planned_minutes = 481;
    high.cadence_days = 366;
    high.thresholds = {366, 366, 366};
    const auto too_low = create(work, low), too_high = create(work, high);
    REQUIRE_FALSE(too_low);
    REQUIRE_FALSE(too_high);
    for (const char* field : {"name", "planned_sessions", "planned_minutes", "cadence_days", "not_started_days",
                              "quiet_days", "contract_warning_days"}) {
      CAPTURE(field);
      CHECK(too_low.problems().of(field));
      CHECK(too_high.problems().of(field));
    }
    CHECK(too_high.problems().of("aims"));
    CHECK(all(work.db).empty());

    Details edge = Department::details(std::string(200, 'n'));
    edge.starts_on = edge.ends_on = kToday;
    edge.planned_sessions = edge.cadence_days = 1;
    edge.planned_minutes = 15;
    edge.thresholds = {1, 365, 1};
    CHECK(create(work, edge));
  });
}

TEST_CASE("A changed programme is told, so that what follows from its thresholds is worked out anew") {
  Department department;
  const auto id = department.programme();
  department.act([&](const access::Work& work) { CHECK(edit(work, id, Department::details("Renamed"))); });
  static std::vector<std::string> heard;
  heard.clear();
  const jobs::Listener listener{
      "programme_changed", [](const access::Work&, const jobs::News& news) { heard.push_back(news.subject_id); }};
  jobs::deliver_due(department.db.database(), StoppedClock(start_of_day(kToday.plus(1))), std::span(&listener, 1));
  CHECK(heard == std::vector{id.str()});
}

TEST_CASE("A change drawn from what has changed since is refused, and nothing is overwritten") {
  Department department;
  const auto id = department.programme();
  const auto manager = department.holder(Role::programme_manager);
  Instant seen;
  department.act([&](const access::Work& work) { seen = find(work.db, id).value().changed_at; });
  department.act(
      manager, [&](const access::Work& work) { CHECK(edit(work, id, Department::details("First"), seen)); }, 13);
  department.act(
      manager,
      [&](const access::Work& work) {
        CHECK(refusal([&] { (void)edit(work, id, Department::details("Second"), seen); }) == Refusal::out_of_turn);
        CHECK(find(work.db, id).value().name == "First");
      },
      14);
}

TEST_CASE("Places and reasons are changed as the details are: by those who manage the programme alone") {
  Department department;
  const auto one = department.programme("One"), other = department.programme("Other");
  const auto refused = [&](const Actor& actor, const ProgrammeId& id, Refusal expected) {
    CAPTURE(actor.name);
    department.act(actor, [&](const access::Work& work) {
      CHECK(refusal([&] { (void)edit(work, id, Department::details("Mine")); }) == expected);
      CHECK(refusal([&] { (void)set_places(work, id, {}); }) == expected);
      CHECK(refusal([&] { (void)set_reasons(work, id, ReasonKind::end, {"Mine"}); }) == expected);
    });
  };
  for (const auto role : {Role::agency_lead, Role::champion, Role::finance_analyst})
    refused(department.holder(role), one, Refusal::not_allowed);
  refused(Department::holder_for_programme(one), other, Refusal::not_found);
  refused(department.holder(Role::system_administrator), one, Refusal::not_found);
  refused(department.holder(Role::programme_manager), ProgrammeId::fresh(), Refusal::not_found);
  department.act(department.holder(Role::champion), [](const access::Work& work) {
    CHECK(refusal([&] { (void)create(work, Department::details("Mine")); }) == Refusal::not_allowed);
  });
}

TEST_CASE("The list of programmes holds exactly those a person may see") {
  Department department;
  department.programme("One");
  const auto two = department.programme("Two");
  std::vector<Actor> cast{Actor::visitor(), Actor::program("test"), Department::holder_for_programme(two),
                          test::holder_for_supplier(department.db.database(), Role::supplier_administrator, "FOX")};
  for (int role = 0; role < access::kRoles; ++role) cast.push_back(department.holder(static_cast<Role>(role)));
  for (const auto& actor : cast)
    department.act(actor, [&](const access::Work& work) {
      CAPTURE(actor.name);
      const auto seen = visible(work);
      for (const auto& programme : all(work.db)) {
        const bool listed =
            std::any_of(seen.begin(), seen.end(), [&](const auto& one) { return one.id == programme.id; });
        CHECK(listed == may_see(actor, programme.id));
        if (may_manage(actor, programme.id)) CHECK(listed);
      }
    });
}

TEST_CASE("Places are listed by the agency's name; one that is wrong keeps all as they were") {
  Department department;
  const auto id = department.programme();
  department.act([&](const access::Work& work) {
    const auto courts = people::organisation_with_code(work.db, "COURTS").value().id;
    const auto prisons = people::organisation_with_code(work.db, "PRISONS").value().id;
    REQUIRE(set_places(work, id, {{prisons, 4}, {courts, 12}}));
    const auto wrong = set_places(work, id, {{courts, 3}, {prisons, 100'001}});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.problems().of("places-" + prisons.str()));
    CHECK(refusal([&] { (void)set_places(work, id, {{OrganisationId::fresh(), 1}}); }) == Refusal::not_found);
    REQUIRE(places(work.db, id).size() == 2);
    CHECK(places(work.db, id)[0].organisation == courts);
    CHECK(places(work.db, id)[0].places == 12);
    CHECK(places(work.db, id)[1].places == 4);
  });
}

}  // namespace waymark::programmes
