#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

Scene a_scene() { return Scene(a_database()); }

State state(Scene& scene, const EngagementId& id) { return scene.engagement(id).state(scene.today()); }

}  // namespace

TEST_CASE("A leaver's arranged sessions are cancelled, their partner is told, and a manager must decide") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.arranged(id, {Date(2026, 3, 20), 14 * 60});
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(people::record_leaving(work, scene.person("1002"), Date(2026, 3, 10)));
  });
  scene.move_to(Date(2026, 3, 9));
  scene.deliver();
  CHECK(scene.sessions(id)[0].open());
  scene.move_to(Date(2026, 3, 10));
  scene.deliver();
  CHECK(scene.sessions(id)[0].cancel_reason == "person_left");
  CHECK(scene.sessions(id)[0].cancelled_side == Side::coachee);
  CHECK(scene.engagement(id).decision_needed == "coachee_left");
  CHECK(state(scene, id) == State::active);
  CHECK(scene.told(scene.coach("COACH-1").person).front() == "partner_left");
  const auto to_do =
      scene.get<std::vector<Task>>(scene.manager(), [](const access::Work& work) { return tasks(work); });
  REQUIRE(to_do.size() == 1);
  CHECK(to_do[0].kind == Task::Kind::decide);
  scene.as(scene.manager(), [&](const access::Work& work) { decide(work, id); });
  CHECK(scene.engagement(id).decision_needed.empty());
  CHECK(scene.check().empty());
}

TEST_CASE("When a leaving is taken back nothing is left to decide") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(people::record_leaving(work, scene.person("1002"), Date(2026, 3, 2)));
  });
  scene.deliver();
  CHECK(scene.engagement(id).decision_needed == "coachee_left");
  scene.as(scene.manager(),
           [&](const access::Work& work) { REQUIRE(people::withdraw_leaving(work, scene.person("1002"))); });
  scene.deliver();
  CHECK(scene.engagement(id).decision_needed.empty());
}

TEST_CASE("When one of a group leaves the others go on, and a manager is asked") {
  auto scene = a_scene();
  auto proposal = scene.proposal();
  proposal.coachees = {scene.person("1002"), scene.person("1004")};
  const auto id = scene.agreed(proposal);
  scene.arranged(id, {Date(2026, 3, 20), 14 * 60});
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(people::record_leaving(work, scene.person("1002"), Date(2026, 3, 2)));
  });
  scene.deliver();
  CHECK(scene.sessions(id)[0].open());
  CHECK(scene.engagement(id).coachees == 1);
  CHECK(scene.engagement(id).coachee_name == "Amal Bhatt");
  CHECK(scene.engagement(id).decision_needed == "coachee_left");
  CHECK(scene.check().empty());
}

TEST_CASE("A coach who leaves is followed by another, and then nothing is left to decide") {
  auto scene = a_scene();
  const auto id = scene.agreed("1002", "COACH-2");
  scene.arranged(id, {Date(2026, 3, 20), 14 * 60});
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(people::record_leaving(work, scene.person("1003"), Date(2026, 3, 2)));
  });
  scene.deliver();
  CHECK(scene.engagement(id).decision_needed == "coach_left");
  CHECK(scene.sessions(id)[0].cancelled_side == Side::coach);
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(change_coach(work, id, scene.coach("COACH-1").id, scene.contract("C-FOX").id, "coach_unavailable"));
  });
  CHECK(scene.engagement(id).decision_needed.empty());
  CHECK(scene.check().empty());
}
