// What everybody finds on their first page: signatures they are waited for, and aims they are shown.
#include "agreements/waiting.hpp"

#include "agreements/scene_test.hpp"

using namespace waymark;
using namespace waymark::agreements;
using namespace waymark::agreements::test_scene;
using test::a_database;

namespace {

using Lines = std::vector<std::string>;

Lines waiting(House& house, const access::Actor& who) {
  return house.scene.get<Lines>(who, [](const access::Work& work) {
    Lines lines;
    for (const auto& one : to_sign(work)) lines.push_back((one.is_aims ? "aims of " : "with ") + one.with);
    return lines;
  });
}

std::size_t shown(House& house, const access::Actor& who) {
  return house.scene.get<std::size_t>(who, [](const access::Work& work) { return aims_shown_to(work).size(); });
}

}  // namespace

TEST_CASE("An agreement waits for each partner until they have signed it, and for nobody else") {
  House house(a_database());
  const auto coachee = house.agreement().partnership.coachees.front().name;
  const auto coach = house.agreement().partnership.coaches.back().name;
  house.draft(house.coach, "Not yet proposed");
  CHECK(waiting(house, house.coach).empty());
  house.propose(house.coach, "To be signed");
  CHECK(waiting(house, house.coach) == Lines{"with " + coachee});
  CHECK(waiting(house, house.coachee) == Lines{"with " + coach});
  for (const auto& other : {house.line_manager, house.scene.manager(), house.scene.staff("1004"), access::Actor()})
    CHECK(waiting(house, other).empty());
  CHECK(house.sign(house.coach) == "303");
  CHECK(waiting(house, house.coach).empty());
  CHECK(waiting(house, house.coachee).size() == 1);
  CHECK(house.post(house.coachee, house.here() + "/send-back", "version=" + house.agreement().to_sign()->id.str())
            .status == 303);
  CHECK(waiting(house, house.coachee).empty());
}

TEST_CASE("What was proposed with an earlier coach waits for nobody") {
  House house(a_database());
  house.propose(house.coach, "With the first");
  house.scene.move_to(Date(2026, 4, 1));
  house.new_coach();
  for (const auto& who : {house.coach, house.coachee, house.scene.coach_actor("COACH-2")})
    CHECK(waiting(house, who).empty());
}

TEST_CASE("The third party finds the aims they are shown, and signs those in force once") {
  House house(a_database());
  house.rule(false, true);
  const auto coachee = house.agreement().partnership.coachees.front().name;
  CHECK(shown(house, house.line_manager) == 0);
  REQUIRE(house.post(house.coachee, house.here() + "/third-party", "kind=line_manager").status == 303);
  CHECK(shown(house, house.line_manager) == 1);
  CHECK(waiting(house, house.line_manager).empty());
  for (const auto* aims : {"First", "Second"}) {
    house.agree_on(aims);
    CHECK(waiting(house, house.line_manager) == Lines{"aims of " + coachee});
    CHECK(house.outcome(house.line_manager, Method::post, house.here() + "/aims", house.signature()) == "303");
    CHECK(waiting(house, house.line_manager).empty());
  }
  for (const auto& other : {house.coach, house.coachee, house.scene.manager(), access::Actor()})
    CHECK(shown(house, other) == 0);
  house.agree_on("Third");
  CHECK(house.post(house.coachee, house.here() + "/third-party/withdraw").status == 303);
  CHECK(shown(house, house.line_manager) == 0);
  CHECK(waiting(house, house.line_manager).empty());
}
