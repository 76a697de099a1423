// Who sees which plan, and when.
#include <type_traits>

#include "plans/plans_scene_test.hpp"
#include "plans/policy.hpp"

using namespace waymark;
using namespace waymark::plans;
using test::a_database;
using test::PlansScene;

// A line manager's reader opens the shared copy and nothing else, and only its policy makes one.
template <class T, class R>
concept Opens = requires(vault::Vault& vault, const access::Work& work, const R& reader,
                         const vault::Sealed<T>& what) {
  vault.open(work, reader, what);
};
using LineManager = decltype(LineManagerPolicy::line_manager(
    std::declval<const access::Work&>(), std::declval<const keys::Scope&>(), std::declval<const store::GoalRow&>()));
static_assert(Opens<SharedGoalContent, LineManager>);
static_assert(!Opens<GoalContent, LineManager> && !Opens<AttainmentContent, LineManager>);
static_assert(!std::is_constructible_v<vault::Reader<GoalContent>, const access::Work&, keys::Scope>);
static_assert(!std::is_constructible_v<vault::Reader<SharedGoalContent>, const access::Work&, keys::Scope>);
static_assert(!std::is_same_v<GoalContent::Policy, SharedGoalContent::Policy>);
// Machines: what is shared opens to none, a goal is never averaged, and only a score is.
static_assert(vault::OpensTo<GoalContent, vault::SubjectAccessPacker> && vault::OpensTo<GoalContent, vault::Scorer>);
static_assert(!vault::OpensTo<GoalContent, vault::Aggregator> && !vault::OpensTo<GoalContent, vault::Scanner>);
static_assert(vault::OpensTo<AttainmentContent, vault::Aggregator> &&
              !vault::OpensTo<AttainmentContent, vault::SubjectAccessPacker>);
static_assert(!vault::OpensTo<SharedGoalContent, vault::SubjectAccessPacker> &&
              !vault::OpensTo<SharedGoalContent, vault::Aggregator>);

namespace {

/// Everybody who has a role, but is none of the two.
std::vector<access::Actor> others(PlansScene& house) {
  std::vector<access::Actor> all{house.line_manager, house.scene.manager(), house.scene.staff("1004"),
                                 house.scene.coach_actor("COACH-2"), house.scene.supplier_administrator("FOX")};
  using access::Role;
  for (const auto role : {Role::agency_lead, Role::champion, Role::finance_analyst, Role::data_protection_officer,
                          Role::safeguarding_lead, Role::system_administrator})
    all.push_back(test::holder(house.scene.database(), role, "MIN"));
  return all;
}

}  // namespace

TEST_CASE("A plan is its coachee's and their coach's: to every other role it does not exist") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 9));
  const auto goal = house.page_of(id), step = goal + "/steps/" + house.goal(house.coach, id).steps.front().id.str();
  for (const auto& actor : others(house)) {
    for (const auto& target :
         {house.plan(), house.plan() + "?coachee=" + house.coachee.person.str(), house.plan() + "/new",
          house.plan() + "/print", goal, goal + "/edit", goal + "/delete", step + "/edit"}) {
      CAPTURE(actor.name);
      CAPTURE(target);
      CHECK(house.looks_at(actor, target) == "not_found");
    }
    for (const auto& target : {goal + "/status", goal + "/share", goal + "/delete", step, step + "/remove"})
      CHECK(house.posts(actor, target, "status=achieved&shared=yes&done=yes") == "not_found");
    CHECK(house.posts(actor, house.plan(), PlansScene::form("Mine")) == "not_found");
  }
  CHECK(house.goal(house.coachee, id).status == Status::open);
}

TEST_CASE("Before it is agreed an engagement has no plan") {
  PlansScene house(a_database());
  EngagementId asked;
  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    asked = *engagements::propose(work, house.scene.proposal("1004"));
    engagements::ask(work, asked);
  });
  CHECK(house.looks_at(house.coach, plan_path(asked)) == "not_found");
  CHECK(house.looks_at(house.scene.staff("1004"), plan_path(asked)) == "not_found");
}

TEST_CASE("The plan goes with the coachee: a new coach sees all of it at once, the earlier one none") {
  PlansScene house(a_database());
  const auto id = house.add(house.coach);
  house.scene.move_to(Date(2026, 4, 1));
  const auto next = house.scene.coach("COACH-2");
  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    REQUIRE(engagements::change_coach(work, house.engagement, next.id, {}, "coach_unavailable"));
  });
  CHECK(house.shows(house.scene.coach_actor("COACH-2"), house.page_of(id), "Silent as a stone"));
  CHECK(house.looks_at(house.coach, house.page_of(id)) == "not_found");
  CHECK(house.looks_at(house.coach, house.plan()) == "not_found");
  CHECK(house.posts(house.scene.coach_actor("COACH-2"), house.page_of(id) + "/status", "status=achieved") == "303");
}

TEST_CASE("In a group each coachee has a plan of their own, which the others do not see and the coach does") {
  PlansScene house(a_database());
  auto proposal = house.scene.proposal("1004");
  proposal.coachees.push_back(house.scene.person("1003"));
  const auto group = house.scene.agreed(proposal);
  const auto amal = house.scene.staff("1004"), zofia = house.scene.staff("1003");
  const auto amals = house.add(amal, group, amal.person, PlansScene::words("Amal writes less"));
  const auto zofias = house.add(house.coach, group, zofia.person, PlansScene::words("Zofia writes more"));
  const auto plan = plan_path(group);
  CHECK(house.shows(amal, plan, "Amal writes less"));
  CHECK_FALSE(house.shows(amal, plan, "Zofia writes more"));
  CHECK(house.looks_at(amal, goal_path(group, zofias)) == "not_found");
  CHECK(house.looks_at(zofia, goal_path(group, amals)) == "not_found");
  CHECK(house.looks_at(zofia, plan + "?coachee=" + amal.person.str()) == "not_found");
  CHECK(house.posts(zofia, plan, PlansScene::form("For+Amal") + "&coachee=" + amal.person.str()) == "not_found");
  CHECK(house.shows(house.coach, plan, "?coachee=" + amal.person.str()));
  CHECK(house.shows(house.coach, plan + "?coachee=" + amal.person.str(), "Amal writes less"));
  CHECK(house.shows(house.coach, plan + "?coachee=" + zofia.person.str(), "Zofia writes more"));
  // A goal is found in its own engagement alone.
  CHECK(house.looks_at(house.coach, goal_path(house.engagement, amals)) == "not_found");
}

TEST_CASE("Once it is over the coach only reads, and the coachee goes on with steps and progress") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 9));
  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    REQUIRE(engagements::end_early(work, house.engagement, "no_time"));
  });
  const auto goal = house.page_of(id), step = goal + "/steps/" + house.goal(house.coach, id).steps.front().id.str();
  CHECK(house.shows(house.coach, goal, "Ask Zofia"));
  CHECK_FALSE(house.shows(house.coach, goal, "Mark as done"));
  CHECK(house.shows(house.coach, house.plan(), "you can read the plan, not change it"));
  const std::string level = "reading_level=1&reading_on-day=2&reading_on-month=3&reading_on-year=2026";
  for (const auto& target : {goal + "/status", goal + "/levels", goal + "/steps", step, goal + "/delete"})
    CHECK(house.posts(house.coach, target, level + "&status=achieved&done=yes&step_text=More") == "out_of_turn");
  CHECK(house.posts(house.coachee, step, "done=yes") == "303");
  CHECK(house.posts(house.coachee, goal + "/steps", "step_text=More") == "303");
  CHECK(house.posts(house.coachee, goal + "/levels", level) == "303");
  CHECK(house.posts(house.coachee, goal + "/share", "shared=yes") == "303");
  CHECK(house.posts(house.coachee, goal + "/delete") == "out_of_turn");
  CHECK(house.posts(house.coachee, house.plan(), PlansScene::form("New")) == "out_of_turn");
  CHECK(house.goal(house.coach, id).level_now() == 1);
}

TEST_CASE("When what was written is shredded, the plan says so and holds nothing") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.share(id);
  house.scene.as_program([&](const access::Work& work) {
    const auto found = engagements::find(work.db, house.engagement);
    house.vault().shred(work, engagements::scope_of(work, *found), "retention_over");
  });
  CHECK(house.shows(house.coachee, house.plan(), "has been deleted"));
  CHECK(house.looks_at(house.coachee, house.page_of(id)) == "not_found");
  CHECK(house.shows(house.line_manager, "/plans/shared-with-me", "Nobody shares a goal with you"));
}
