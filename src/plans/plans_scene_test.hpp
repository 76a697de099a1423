#pragma once
// The sealed scene with action plans in it: for this room's tests.
#include <doctest/doctest.h>

#include "plans/plans.hpp"
#include "plans/store.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::test {

class PlansScene : public SealedScene {
 public:
  explicit PlansScene(TestDatabase held) : SealedScene(std::move(held), plans::routes()) {}

  static plans::GoalWords words(std::string title = "Speak up in meetings") {
    plans::GoalWords made;
    made.title = std::move(title);
    made.description = "Because quiet voices are lost";
    made.measure = "Once in every meeting";
    made.target_on = Date(2026, 9, 30);
    made.importance = 3;
    made.difficulty = 2;
    made.levels[0] = "Silent as a stone";
    made.start = -1;
    return made;
  }
  /// The same as a form.
  static std::string form(const std::string& title) {
    return "title=" + title +
           "&measure=Once+in+every+meeting&importance=3&difficulty=2&start=-1&target_on-day=30&target_on-month=9"
           "&target_on-year=2026";
  }

  plans::GoalId add(const access::Actor& actor, const plans::GoalWords& given = words()) {
    return add(actor, engagement, coachee.person, given);
  }
  plans::GoalId add(const access::Actor& actor, const EngagementId& id, const PersonId& whose,
                    const plans::GoalWords& given = words()) {
    plans::GoalId made;
    scene.as(actor, [&](const access::Work& work) { made = *plans::add_goal(vault(), work, id, whose, given); });
    return made;
  }
  plans::Goal goal(const access::Actor& actor, const plans::GoalId& id) {
    std::optional<plans::Goal> found;
    scene.as(actor, [&](const access::Work& work) { found = plans::find_goal(vault(), work, engagement, id); });
    return std::move(*found);
  }
  void add_step(const access::Actor& actor, const plans::GoalId& id, const std::string& text,
                std::optional<Date> due_on) {
    scene.as(actor, [&](const access::Work& work) {
      REQUIRE(plans::add_step(vault(), work, engagement, id, {text, due_on}));
    });
  }
  void record(const access::Actor& actor, const plans::GoalId& id, Date on, int level) {
    scene.as(actor, [&](const access::Work& work) {
      REQUIRE(plans::record_level(vault(), work, engagement, id, {on, level, {}}));
    });
  }
  void share(const plans::GoalId& id, bool shown = true) {
    scene.as(coachee, [&](const access::Work& work) { plans::share_goal(vault(), work, engagement, id, shown); });
  }
  std::string page_of(const plans::GoalId& id) const { return plans::goal_path(engagement, id); }
  std::string plan() const { return plans::plan_path(engagement); }
  std::string body(const access::Actor& actor, const std::string& target) { return get(actor, target).body; }
  bool shows(const access::Actor& actor, const std::string& target, std::string_view text) {
    return body(actor, target).find(text) != std::string::npos;
  }
  std::string looks_at(const access::Actor& actor, const std::string& target) {
    return outcome(actor, web::Method::get, target);
  }
  std::string posts(const access::Actor& actor, const std::string& target, const std::string& fields = {}) {
    return outcome(actor, web::Method::post, target, fields);
  }
};

}  // namespace waymark::test
