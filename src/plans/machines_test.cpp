// What the program's machines read of plans.
#include "plans/plans_scene_test.hpp"

using namespace waymark;
using namespace waymark::plans;
using test::a_database;
using test::PlansScene;

TEST_CASE("A person's pack holds their own goals with everything written of them, and nobody else's") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.add_step(house.coach, id, "Ask Zofia", Date(2026, 3, 9));
  house.record(house.coach, id, Date(2026, 3, 2), 1);
  house.scene.as_program([&](const access::Work& work) {
    const vault::SubjectAccessPacker packer(work, house.coachee.person);
    const auto sections = packed_for(house.vault(), work, packer, house.coachee.person);
    REQUIRE(sections.size() == 1);
    CHECK(london(sections.front().at).date == Date(2026, 3, 2));
    for (const char* text : {"Speak up in meetings", "Silent as a stone", "Ask Zofia", "+1: More than expected"})
      CHECK(sections.front().text.find(text) != std::string::npos);
    const vault::SubjectAccessPacker of_coach(work, house.coach.person);
    CHECK(packed_for(house.vault(), work, of_coach, house.coach.person).empty());
    CHECK_THROWS_AS(packed_for(house.vault(), work, of_coach, house.coachee.person), Refused);
  });
}

TEST_CASE("The mean attainment of five plans or more is a figure; of fewer it is not") {
  PlansScene house(a_database());
  auto proposal = house.scene.proposal("1001", "COACH-3");
  proposal.coachees = {house.scene.person("1001"), house.scene.person("1002"), house.scene.person("1003"),
                       house.scene.person("1004")};
  const auto group = house.scene.agreed(proposal);
  const auto coach = house.scene.coach_actor("COACH-3");
  const auto three_goals = [&](const access::Actor& actor, const EngagementId& id, const PersonId& whose) {
    for (int i = 0; i < 3; ++i) house.add(actor, id, whose);
  };
  for (const auto& coachee : proposal.coachees) three_goals(coach, group, coachee);
  const std::vector all{house.engagement, group};
  const auto mean = [&] {
    std::optional<vault::Summary> found;
    house.scene.as_program([&](const access::Work& work) {
      found = attainment_over(house.vault(), work, vault::Aggregator(work, "attainment"), all);
    });
    return found;
  };
  CHECK_FALSE(mean());
  three_goals(house.coach, house.engagement, house.coachee.person);
  REQUIRE(mean());
  CHECK(mean()->count == 5);
  CHECK(mean()->mean == doctest::Approx(36.307).epsilon(0.000'1));
  house.scene.as(house.coach,
                 [&](const access::Work& work) { CHECK_THROWS_AS(vault::Aggregator(work, "attainment"), Refused); });
}
