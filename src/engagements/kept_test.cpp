#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

Scene a_scene() { return Scene(a_database()); }

}  // namespace

TEST_CASE("After a change of coach what the old one delivered stays under the old contract") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.logged(id, Date(2026, 3, 1));
  scene.logged(id, Date(2026, 3, 2).plus(-5));
  scene.arranged(id, {Date(2026, 4, 10), 14 * 60});
  scene.as(scene.manager(), [&](const access::Work& work) {
    CHECK(change_coach(work, id, scene.coach("COACH-3").id, scene.contract("C-ELM").id, "").problems().of("reason"));
    CHECK(change_coach(work, id, scene.coach("COACH-3").id, scene.contract("C-ELM").id, "coach_unavailable"));
  });
  CHECK(scene.engagement(id).supplier == scene.coach("COACH-3").supplier);
  CHECK(scene.contract("C-FOX").ordered_net == Money::pence(2 * 285'00));
  CHECK(scene.contract("C-ELM").ordered_net == Money::pence(4 * 300'00));
  CHECK(scene.engagement(id).ordered_net == Money::pence(2 * 285'00 + 4 * 300'00));
  CHECK(scene.sessions(id)[2].cancel_reason == "coach_changed");
  scene.logged(id, Date(2026, 3, 2).plus(-1), 60);
  CHECK(scene.engagement(id).delivered_net == Money::pence(2 * 285'00 + 200'00));
  CHECK(scene.told(scene.coach("COACH-1").person).front() == "coach_changed");
  CHECK_THROWS_AS(scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) { (void)seen(work, id); }),
                  Refused);
  CHECK(scene.check().empty());
}

TEST_CASE("Sessions with an internal coach cost nothing when an external one follows") {
  auto scene = a_scene();
  const auto id = scene.agreed("1002", "COACH-2");
  scene.logged(id, Date(2026, 3, 1));
  scene.as(scene.manager(), [&](const access::Work& work) {
    CHECK(change_coach(work, id, scene.coach("COACH-1").id, scene.contract("C-FOX").id, "coach_unavailable"));
  });
  CHECK(scene.engagement(id).ordered_net == Money::pence(5 * 285'00));
  CHECK(scene.engagement(id).delivered_net == Money());
  CHECK(scene.check().empty());
}

TEST_CASE("What follows from a programme's days or a contract's price is worked out anew when they change") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.logged(id, Date(2026, 3, 1));
  scene.as(scene.manager(), [&](const access::Work& work) {
    auto details = programmes::Details(programmes::find(work.db, scene.programme).value());
    details.thresholds.quiet_days = 10;
    REQUIRE(programmes::edit(work, scene.programme, details));
    auto contract = contracts::find_by_ref(work.db, "C-FOX").value();
    contract.terms.rate = Money::pence(300'00);
    REQUIRE(contracts::edit(work, contract.id, contract.terms, contract.changed_at));
  });
  scene.deliver();
  CHECK(scene.engagement(id).quiet_from == Date(2026, 3, 12));
  CHECK(scene.engagement(id).delivered_net == Money::pence(300'00));
  CHECK(scene.contract("C-FOX").ordered_net == Money::pence(6 * 300'00));
  CHECK(scene.check().empty());
}

TEST_CASE("However it is priced, a session logged in one step counts as a recount would count it") {
  for (const auto pricing :
       {contracts::Pricing::per_session, contracts::Pricing::per_hour, contracts::Pricing::fixed}) {
    auto scene = a_scene();
    scene.as(scene.manager(), [&](const access::Work& work) {
      auto contract = contracts::find_by_ref(work.db, "C-FOX").value();
      contract.terms.pricing = pricing;
      contract.terms.rate = Money::pence(1000'01);
      REQUIRE(contracts::edit(work, contract.id, contract.terms, contract.changed_at));
    });
    auto proposal = scene.proposal();
    proposal.planned_sessions = 3;
    const auto id = scene.agreed(proposal);
    for (int number = 0; number < 4; ++number) {
      scene.logged(id, Date(2026, 3, 1).plus(-number * 2), 55 + number);
      CHECK(scene.check().empty());
    }
    CHECK(scene.engagement(id).sessions_completed == 4);
    CHECK(scene.engagement(id).last_completed_on == Date(2026, 3, 1));
  }
}
