// What partners do with a plan, through its pages.
#include "plans/plans_scene_test.hpp"

using namespace waymark;
using test::a_database;
using test::PlansScene;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("An empty plan says what a good goal is") {
  PlansScene house(a_database());
  CHECK(house.shows(house.coachee, house.plan(), "A good goal:"));
  CHECK(house.shows(house.coach, house.plan(), "Add a goal"));
}

TEST_CASE("A goal either partner adds stands in the plan of the coachee, and the other is told") {
  PlansScene house(a_database());
  CHECK(house.posts(house.coach, house.plan(), PlansScene::form("Delegate+more")) == "303");
  CHECK(house.posts(house.coachee, house.plan(), PlansScene::form("Speak+up")) == "303");
  for (const auto& actor : {house.coach, house.coachee}) {
    const auto page = house.body(actor, house.plan());
    CHECK(holds(page, "Delegate more"));
    CHECK(holds(page, "Speak up"));
    CHECK(holds(page, "30 September 2026"));
  }
  CHECK(house.scene.told(house.coachee.person).front() == "goal_added");
  CHECK(house.scene.told(house.coach.person).front() == "goal_added");
}

TEST_CASE("Bad input is answered with what was typed and what to put right") {
  PlansScene house(a_database());
  const auto wrong = house.post(house.coachee, house.plan(),
                                "title=Learn+Welsh&measure=&importance=9&target_on-day=31&target_on-month=2"
                                "&target_on-year=2026&level_more=Dreams+in+it");
  CHECK(wrong.status == 422);
  for (const char* text :
       {"Learn Welsh", "Dreams in it", "Enter how you will know that it is achieved", "Select how important it is",
        "Select how difficult it is", "The date must be a real date", "Select where things stood at the start"})
    CHECK(holds(wrong.body, text));

  const auto id = house.add(house.coachee);
  const auto step = house.post(house.coachee, house.page_of(id) + "/steps",
                               "step_text=Ask+Zofia&step_due-day=1&step_due-month=3&step_due-year=2026");
  CHECK(step.status == 422);
  CHECK(holds(step.body, "Ask Zofia"));
  CHECK(holds(step.body, "The due date must be today or later"));
  const auto level = house.post(house.coachee, house.page_of(id) + "/levels",
                                "reading_on-day=3&reading_on-month=3&reading_on-year=2026&reading_note=Soon");
  CHECK(level.status == 422);
  CHECK(holds(level.body, "Select where the goal stands"));
  CHECK(holds(level.body, "Soon"));
  const auto evidence = house.post(house.coachee, house.page_of(id) + "/evidence",
                                   "evidence_text=&evidence_on-day=9&evidence_on-month=3&evidence_on-year=2026");
  CHECK(evidence.status == 422);
  CHECK(holds(evidence.body, "Enter what shows how far you have come"));
  CHECK(house.posts(house.coachee, house.page_of(id) + "/status", "status=forgotten") == "422");
}

TEST_CASE("A goal is worded anew, unless somebody was quicker") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  const auto seen = std::to_string(house.goal(house.coach, id).worded_at.micros());
  CHECK(house.shows(house.coach, house.page_of(id) + "/edit", "Silent as a stone"));
  const auto form = PlansScene::form("Speak+first") + "&seen=" + seen;
  CHECK(house.posts(house.coach, house.page_of(id) + "/edit", form) == "303");
  CHECK(house.goal(house.coachee, id).words.title == "Speak first");
  CHECK(house.posts(house.coachee, house.page_of(id) + "/edit", form) == "out_of_turn");
}

TEST_CASE("Steps are added, marked, edited and removed; an overdue one shows until it is done") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  CHECK(house.posts(house.coach, house.page_of(id) + "/steps",
                    "step_text=Ask+Zofia&step_due-day=4&step_due-month=3&step_due-year=2026") == "303");
  const auto step = house.page_of(id) + "/steps/" + house.goal(house.coach, id).steps.front().id.str();
  house.scene.move_to(Date(2026, 3, 5));
  CHECK(house.shows(house.coachee, house.plan(), "1 step overdue"));
  CHECK(house.posts(house.coachee, step, "done=yes") == "303");
  CHECK_FALSE(house.shows(house.coachee, house.plan(), "overdue"));
  CHECK(house.shows(house.coach, house.plan(), "1 of 1 done"));
  CHECK(house.posts(house.coachee, step, "done=no") == "303");
  CHECK(house.shows(house.coach, house.page_of(id), "Overdue"));
  CHECK(house.shows(house.coachee, step + "/edit", "Ask Zofia"));
  CHECK(house.posts(house.coachee, step + "/edit", "step_text=Ask+Amal") == "303");
  CHECK(house.goal(house.coach, id).steps.front().text == "Ask Amal");
  CHECK_FALSE(house.goal(house.coach, id).steps.front().due_on);
  CHECK(house.posts(house.coachee, step + "/remove") == "303");
  CHECK(house.goal(house.coach, id).steps.empty());
  CHECK(house.posts(house.coachee, step, "done=yes") == "not_found");
}

TEST_CASE("Levels by day are a picture that is read out, and a table of the same numbers") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.scene.move_to(Date(2026, 4, 1));
  house.record(house.coach, id, Date(2026, 3, 20), 0);
  house.record(house.coach, id, Date(2026, 4, 1), 1);
  house.record(house.coachee, id, Date(2026, 4, 1), 2);
  const auto goal = house.goal(house.coachee, id);
  REQUIRE(goal.history().size() == 3);
  CHECK(goal.history().front().level == -1);
  CHECK(goal.level_now() == 2);
  const auto page = house.body(house.coachee, house.page_of(id));
  CHECK(holds(page, "role=\"img\" aria-labelledby=\"progress-title\""));
  CHECK(holds(page, "From 2 March 2026, Less than expected, to 1 April 2026, Much more than expected</title>"));
  CHECK(holds(page, "The same as a table"));
  CHECK(holds(page, "Starting level"));
  CHECK_FALSE(holds(page, " style=\""));
}

TEST_CASE("Evidence is removed by who wrote it and by whose plan it is, after a question") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  const std::string day = "&evidence_on-day=2&evidence_on-month=3&evidence_on-year=2026";
  CHECK(house.posts(house.coach, house.page_of(id) + "/evidence", "evidence_text=First+line%0ASecond" + day) ==
        "303");
  CHECK(house.posts(house.coachee, house.page_of(id) + "/evidence", "evidence_text=Applause" + day) == "303");
  CHECK(house.shows(house.coachee, house.page_of(id), "First line\nSecond"));
  const auto evidence = house.goal(house.coach, id).evidence;
  REQUIRE(evidence.size() == 2);
  const auto at = [&](std::size_t i) { return house.page_of(id) + "/evidence/" + evidence[i].id.str() + "/remove"; };
  CHECK(house.posts(house.coach, at(1)) == "not_allowed");
  CHECK(house.shows(house.coach, at(0), "cannot be brought back"));
  CHECK(house.posts(house.coachee, at(0)) == "303");
  CHECK(house.posts(house.coachee, at(1)) == "303");
  CHECK(house.goal(house.coach, id).evidence.empty());
}

TEST_CASE("A goal is deleted after a question, and is in the vault no more") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 9));
  CHECK(house.shows(house.coach, house.page_of(id) + "/delete", "Delete this goal?"));
  CHECK(house.posts(house.coach, house.page_of(id) + "/delete") == "303");
  CHECK(house.looks_at(house.coachee, house.page_of(id)) == "not_found");
  CHECK(house.shows(house.coachee, house.plan(), "A good goal:"));
  CHECK(house.lines("goal_deleted").size() == 1);
  CHECK(house.scene.told(house.coachee.person).front() == "goal_deleted");
}

TEST_CASE("The score of a plan stands on its page from three goals on, at the start and now") {
  PlansScene house(a_database());
  house.add(house.coachee);
  auto later = PlansScene::words("Listen longer");
  later.start.reset();
  house.add(house.coachee, later);
  auto page = house.body(house.coach, house.plan());
  CHECK(holds(page, "A score needs at least 3 goals that have a starting level. So far 1 goal has one."));
  CHECK(holds(page, "No starting level yet:"));
  const auto second = house.add(house.coachee, PlansScene::words("Second")),
             third = house.add(house.coachee, PlansScene::words("Third"));
  house.record(house.coachee, second, Date(2026, 3, 2), 0);
  house.record(house.coachee, third, Date(2026, 3, 2), 1);
  page = house.body(house.coachee, house.plan());
  CHECK(holds(page, "36.3"));
  CHECK(holds(page, "50.0"));
  CHECK(holds(page, "What this number means"));
}

TEST_CASE("The whole plan is one page to print, without its forms") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 9));
  const auto page = house.body(house.coachee, house.plan() + "/print");
  for (const char* text : {"Speak up in meetings", "Silent as a stone", "Ask Zofia", "9 March 2026"})
    CHECK(holds(page, text));
  CHECK_FALSE(holds(page, "Mark as done"));
}
