#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

bool finds_none(Scene& scene, const EngagementId& id, const access::Actor& actor) {
  try {
    scene.as(actor, [&](const access::Work& work) { own_partnership(work, id); });
  } catch (const Refused& refused) {
    return refused.why() == Refusal::not_found;
  }
  return false;
}

}  // namespace

TEST_CASE("Only today's coach and the coachees are partners, whatever role another has") {
  Scene scene(a_database());
  const auto id = scene.agreed();
  scene.as(scene.coach_actor("COACH-1"),
           [&](const access::Work& work) { CHECK(own_partnership(work, id).is_coach(work.actor.person)); });
  scene.as(scene.staff("1002"),
           [&](const access::Work& work) { CHECK(own_partnership(work, id).is_coachee(work.actor.person)); });
  CHECK(finds_none(scene, id, scene.staff("1001")));
  CHECK(finds_none(scene, id, scene.manager()));
  CHECK(finds_none(scene, id, scene.supplier_administrator("FOX")));
  CHECK(finds_none(scene, id, access::Actor::program("Waymark")));
}

TEST_CASE("An earlier coach is known as one, with the times of both") {
  Scene scene(a_database());
  const auto id = scene.agreed();
  const auto next = scene.coach("COACH-2");
  scene.move_to(Date(2026, 4, 1));
  scene.as(scene.manager(),
           [&](const access::Work& work) { REQUIRE(change_coach(work, id, next.id, {}, "coach_unavailable")); });
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) {
    const auto found = own_or_earlier_partnership(work, id);
    CHECK(found.is_earlier_coach(work.actor.person));
    CHECK_FALSE(found.is_partner(work.actor.person));
    CHECK(found.coach() == next.person);
    CHECK(london(found.since(next.person)).date == Date(2026, 4, 1));
  });
  CHECK(finds_none(scene, id, scene.coach_actor("COACH-1")));
}

TEST_CASE("What an engagement is sealed under never changes") {
  Scene scene(a_database());
  const auto id = scene.agreed();
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) {
    auto engagement = *find(work.db, id);
    const auto scope = scope_of(work, engagement);
    CHECK(scope.organisation == engagement.organisation);
    engagement.organisation = OrganisationId::fresh();
    CHECK(scope_of(work, engagement) == scope);
    engagement.organisation = {};
    CHECK(scope_of(work, engagement) == scope);
  });
}

TEST_CASE("Where something is sealed, a coach a file brings in begins anew; elsewhere the file corrects who it was") {
  for (const bool sealed : {true, false}) {
    Scene scene(a_database());
    const auto id = scene.agreed();
    if (sealed) scene.as_program([&](const access::Work& work) { scope_of(work, *find(work.db, id)); });
    scene.move_to(Date(2026, 4, 1));
    scene.as_program([&](const access::Work& work) {
      auto record = load_engagements(work.db).begin()->second;
      record.coach = scene.coach("COACH-2").id;
      record.contract = {};
      save_engagements(work, std::span(&record, 1));
      const auto found = *partnership(work.db, id);
      CHECK(found.coach() == scene.coach("COACH-2").person);
      CHECK(found.coaches.size() == (sealed ? 2 : 1));
      CHECK(found.is_earlier_coach(scene.coach("COACH-1").person) == sealed);
    });
  }
}
