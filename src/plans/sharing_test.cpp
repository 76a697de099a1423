// What a line manager sees, and since when.
#include <algorithm>

#include "plans/plans_scene_test.hpp"
#include "plans/policy.hpp"

using namespace waymark;
using namespace waymark::plans;
using test::a_database;
using test::PlansScene;

namespace {

const std::string kShared = "/plans/shared-with-me";

}  // namespace

TEST_CASE("A line manager sees only the goals that are ticked, and of them four facts") {
  PlansScene house(a_database());
  const auto ticked = house.add(house.coachee);
  house.add(house.coachee, PlansScene::words("Kept between the two"));
  house.add_step(house.coachee, ticked, "Ask Zofia", Date(2026, 3, 9));
  CHECK_FALSE(house.shows(house.line_manager, kShared, "Speak up in meetings"));
  house.share(ticked);
  for (const auto& target : {kShared, house.plan() + "/shared"}) {
    const auto page = house.body(house.line_manager, target);
    const auto holds = [&](std::string_view text) { return page.find(text) != std::string::npos; };
    for (const char* text : {"Speak up in meetings", "Once in every meeting", "30 September 2026", "-1: Less than"})
      CHECK(holds(text));
    for (const char* text : {"quiet voices", "Silent as a stone", "Very important", "Ask Zofia", "Kept between"})
      CHECK_FALSE(holds(text));
  }
  CHECK(house.scene.told(house.line_manager.person) == std::vector<std::string>{"goal_shared"});
  CHECK(house.looks_at(house.line_manager, house.page_of(ticked)) == "not_found");
}

TEST_CASE("What is shared follows the goal, and is taken back at once") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  CHECK(house.posts(house.coachee, house.page_of(id) + "/share", "shared=yes") == "303");
  house.record(house.coach, id, Date(2026, 3, 2), 1);
  CHECK(house.shows(house.line_manager, kShared, "+1: More than expected"));
  CHECK(house.posts(house.coachee, house.page_of(id) + "/share") == "303");
  CHECK(house.shows(house.line_manager, kShared, "Nobody shares a goal with you"));
  CHECK(house.shows(house.line_manager, house.plan() + "/shared", "No goal of this engagement"));
  house.scene.as(house.line_manager, [&](const access::Work& work) {
    const auto scope = engagements::scope_of(work, *engagements::find(work.db, house.engagement));
    CHECK_FALSE(house.vault().holds(work, vault::Sealed<SharedGoalContent>(scope, id.str())));
  });
  house.share(id);
  house.scene.as(house.coach,
                 [&](const access::Work& work) { delete_goal(house.vault(), work, house.engagement, id); });
  CHECK(house.shows(house.line_manager, kShared, "Nobody shares a goal with you"));
}

TEST_CASE("The coach does not choose for the coachee, and nobody but today's line manager sees what is ticked") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  CHECK(house.posts(house.coach, house.page_of(id) + "/share", "shared=yes") == "not_allowed");
  house.share(id);
  const auto other = house.scene.staff("1004");
  for (const auto& actor : {house.scene.manager(), other, house.coach, house.coachee}) {
    CHECK(house.looks_at(actor, house.plan() + "/shared") == "not_found");
    CHECK(house.shows(actor, kShared, "Nobody shares a goal with you"));
  }
  house.scene.as_program([&](const access::Work& work) {
    auto post = *people::post_on(work.db, house.coachee.person, work.today);
    post.from_on = work.today;
    post.manager = other.person;
    REQUIRE(people::change_post(work, house.coachee.person, post));
  });
  CHECK(house.shows(other, kShared, "Speak up in meetings"));
  CHECK(house.shows(house.line_manager, kShared, "Nobody shares a goal with you"));
  CHECK(house.looks_at(house.line_manager, house.plan() + "/shared") == "not_found");
}

TEST_CASE("The list of what is shared holds what the policy lets one see, page by page") {
  PlansScene house(a_database());
  std::vector<GoalId> goals;
  for (std::size_t i = 0; i < kMostGoals; ++i)
    goals.push_back(house.add(house.coachee, PlansScene::words("Goal " + std::to_string(i + 1) + ".")));
  const auto second = house.scene.agreed("1003", "COACH-3");
  const auto zofia = house.scene.staff("1003");
  goals.push_back(house.add(zofia, second, zofia.person, PlansScene::words("Of another")));
  for (std::size_t i = 0; i < kMostGoals; ++i) house.share(goals[i]);
  house.scene.as(zofia,
                 [&](const access::Work& work) { share_goal(house.vault(), work, second, goals.back(), true); });
  CHECK(house.shows(house.line_manager, kShared + "?page=2", "Goal 20.") !=
        house.shows(house.line_manager, kShared + "?page=1", "Goal 20."));
  CHECK(house.shows(house.line_manager, kShared, "page=2"));
  house.scene.as(house.line_manager, [&](const access::Work& work) {
    const auto rows = store::shared_with(work.db, work.actor.person, 0, 100);
    CHECK(rows.size() == goals.size());
    for (const auto& shared : rows) CHECK(sees_shared(work, shared.row));
    CHECK(plans::shared_with_me(house.vault(), work, 2).entries.size() == 1);
  });
  CHECK(house.posts(house.coachee, house.plan(), PlansScene::form("One+too+many")) == "422");
}

TEST_CASE("The coachee sees who opened a goal of theirs, the line manager too") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.share(id);
  house.body(house.line_manager, kShared);
  house.body(house.coach, house.page_of(id));
  std::vector<PersonId> openers;
  for (const auto& line : house.lines("opened"))
    if (line.about == house.coachee.person) openers.push_back(line.actor);
  CHECK(std::count(openers.begin(), openers.end(), house.line_manager.person) == 1);
  CHECK(std::count(openers.begin(), openers.end(), house.coach.person) == 1);
}
