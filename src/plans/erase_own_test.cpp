// What goes with a coachee who is erased: their plans, whole, and nobody else's.
#include "plans/plans_scene_test.hpp"

using namespace waymark;
using namespace waymark::plans;
using test::a_database;
using test::PlansScene;

namespace {

/// A group of 1002 and 1004 with goals of both.
struct Group : PlansScene {
  Group() : PlansScene(a_database()) {
    auto proposal = scene.proposal();
    proposal.coachees.push_back(scene.person("1004"));
    engagement = scene.agreed(proposal);
    other = scene.staff("1004");
    first = add(coachee);
    second = add(coach, engagement, coachee.person, words("Ask before I answer"));
    others = add(other, engagement, other.person, words("Say no twice a week"));
    add_step(coachee, first, "Prepare one question", Date(2026, 3, 9));
    record(coachee, first, scene.today(), 1);
    share(first);
  }
  std::vector<vault::Place> own(const access::Actor& who) {
    return scene.get<std::vector<vault::Place>>(
        [&](const access::Work& work) { return own_pieces(vault(), work, who.person); });
  }
  std::int64_t erase(const access::Actor& who) {
    std::int64_t pieces = 0;
    scene.as_program([&](const access::Work& work) { pieces = erase_own(vault(), work, who.person); });
    return pieces;
  }
  std::int64_t count(const std::string& table) {
    return scene.get<std::int64_t>([&](const access::Work& work) {
      return work.db.value<std::int64_t>("select count(*) from " + table).value();
    });
  }

  access::Actor other;
  GoalId first, second, others;
};

}  // namespace

TEST_CASE("Of one of a group who is erased, their goals go with all that belongs to them, and the others' stay") {
  Group group;
  // The scorer leaves a score for each of the two plans.
  group.scene.as_program([&](const access::Work& work) {
    const vault::Aggregator aggregator(work, "attainment");
    CHECK_FALSE(attainment_over(group.vault(), work, aggregator, std::vector{group.engagement}));
  });
  CHECK(group.shows(group.line_manager, group.plan() + "/shared", "Speak up in meetings"));
  CHECK(group.own(group.coachee).size() == 4);  // two goals, what the line manager sees, the score
  const auto before = group.count("sealed_content");
  CHECK(group.erase(group.coachee) == 4);
  CHECK(before - group.count("sealed_content") == 4);
  CHECK(group.own(group.coachee).empty());
  CHECK(group.count("goal") == 1);
  CHECK(group.count("goal_step") == 0);

  const auto plan_of_erased = group.plan() + "?coachee=" + group.coachee.person.str();
  CHECK_FALSE(group.shows(group.coach, plan_of_erased, "Speak up in meetings"));
  CHECK(group.looks_at(group.coach, group.page_of(group.first)) == "not_found");
  CHECK_FALSE(group.shows(group.line_manager, group.plan() + "/shared", "Speak up in meetings"));
  CHECK(group.goal(group.other, group.others).words.title == "Say no twice a week");
  CHECK(group.goal(group.coach, group.others).words.title == "Say no twice a week");
  group.scene.database().read([&](db::Connection& db) {
    CHECK(group.vault().check(db).empty());
    CHECK(vault::compare_with_trail(db).empty());
  });
}

TEST_CASE("A coach who is erased takes no goal of their coachees' along") {
  Group group;
  CHECK(group.own(group.coach).empty());
  CHECK(group.erase(group.coach) == 0);
  CHECK(group.goal(group.coachee, group.second).words.title == "Ask before I answer");
}
