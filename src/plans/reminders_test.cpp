// What people are told of a plan, and when.
#include <algorithm>

#include "plans/plans_scene_test.hpp"

using namespace waymark;
using namespace waymark::plans;
using test::a_database;
using test::PlansScene;

namespace {

void morning(PlansScene& house, Date day) {
  house.scene.move_to(day, 8);
  const auto works = daily_work();
  jobs::do_daily(house.scene.database(), StoppedClock(house.scene.now), works);
}

std::int64_t times_told(PlansScene& house, const PersonId& person, std::string_view kind) {
  const auto told = house.scene.told(person);
  return std::count(told.begin(), told.end(), kind);
}

}  // namespace

TEST_CASE("The coachee is reminded the day before a step is due, and three days after if it is not done") {
  PlansScene house(a_database());
  const auto id = house.add(house.coachee);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 9));
  house.add_step(house.coachee, id, "Ask Amal", Date(2026, 3, 9));
  const auto due = [&] { return times_told(house, house.coachee.person, "step_due"); };
  const auto overdue = [&] { return times_told(house, house.coachee.person, "step_overdue"); };
  morning(house, Date(2026, 3, 7));
  CHECK(due() == 0);
  morning(house, Date(2026, 3, 8));
  CHECK(due() == 1);
  morning(house, Date(2026, 3, 9));
  morning(house, Date(2026, 3, 11));
  CHECK(overdue() == 0);
  morning(house, Date(2026, 3, 12));
  morning(house, Date(2026, 3, 13));
  CHECK(due() == 1);
  CHECK(overdue() == 1);
  CHECK(times_told(house, house.coach.person, "step_due") == 0);
}

TEST_CASE("Done steps and closed goals are not spoken of") {
  PlansScene house(a_database());
  const auto done = house.add(house.coachee), closed = house.add(house.coachee);
  house.add_step(house.coachee, done, "Ask Zofia", Date(2026, 3, 9));
  house.add_step(house.coachee, closed, "Ask Amal", Date(2026, 3, 9));
  const auto step = house.goal(house.coachee, done).steps.front().id;
  house.scene.as(house.coachee, [&](const access::Work& work) {
    mark_step(work, house.engagement, done, step, true);
    set_status(house.vault(), work, house.engagement, closed, Status::dropped);
  });
  morning(house, Date(2026, 3, 8));
  morning(house, Date(2026, 3, 12));
  CHECK(times_told(house, house.coachee.person, "step_due") == 0);
  CHECK(times_told(house, house.coachee.person, "step_overdue") == 0);
}

TEST_CASE("The other partner hears of changes once a day for each goal, and of ticked steps never") {
  PlansScene house(a_database());
  const auto id = house.add(house.coach);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 9));
  house.add_step(house.coachee, id, "Ask Amal", Date(2026, 3, 9));
  CHECK(times_told(house, house.coach.person, "goal_changed") == 1);
  house.scene.move_to(Date(2026, 3, 3));
  const auto step = house.goal(house.coachee, id).steps.front().id;
  house.scene.as(house.coachee, [&](const access::Work& work) { mark_step(work, house.engagement, id, step, true); });
  CHECK(times_told(house, house.coach.person, "goal_changed") == 1);
  house.record(house.coachee, id, Date(2026, 3, 3), 0);
  CHECK(times_told(house, house.coach.person, "goal_changed") == 2);
}

TEST_CASE("A mail of this room says nothing of what was written") {
  PlansScene house(a_database());
  const auto kinds = mail_kinds();
  CHECK(jobs::notice_words(*jobs::kind_of(kinds, "goal_shared"), "Éilis O’Hara") ==
        "Éilis O’Hara shares a goal with you");
  // A reminder whose step was done meanwhile is left out.
  const auto id = house.add(house.coachee);
  house.add_step(house.coachee, id, "Ask Zofia", Date(2026, 3, 3));
  const auto* due = jobs::kind_of(kinds, "step_due");
  REQUIRE(due);
  jobs::Mail mail;
  mail.about_id = id.str();
  mail.happened_at = house.scene.now;
  const auto moot = [&] {
    return house.scene.get<bool>(
        [&](const access::Work& work) { return due->facts(work.db, mail, {}, {}, work.now).moot; });
  };
  CHECK_FALSE(moot());
  const auto step = house.goal(house.coachee, id).steps.front().id;
  house.scene.as(house.coachee, [&](const access::Work& work) { mark_step(work, house.engagement, id, step, true); });
  CHECK(moot());
}
