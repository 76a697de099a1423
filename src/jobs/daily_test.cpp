#include <doctest/doctest.h>

#include "jobs/outbox_scene_test.hpp"

using namespace waymark;
using test::OutboxScene;

namespace {

std::vector<Date> runs;
bool broken = false;

void remind(const access::Work& work, Date since) {
  jobs::publish(work, "reminded", "x", "", work.now.plus(std::chrono::hours(100)));
  if (broken) throw std::runtime_error("the ceiling came down");
  runs.push_back(since);
}
const jobs::DailyWork kWork{"reminders", remind};

}  // namespace

TEST_CASE("Daily work is done once each day, from seven on, and is told which day it was last done") {
  OutboxScene scene;
  runs.clear();
  broken = false;
  const auto go = [&](Date day, int hour) {
    scene.clock.set(*LocalTime{day, hour * 60}.instant());
    return jobs::do_daily(scene.database(), scene.clock, {&kWork, 1});
  };
  CHECK(go(Date(2026, 7, 1), 6) == 0);
  CHECK(go(Date(2026, 7, 1), 7) == 1);
  CHECK(go(Date(2026, 7, 1), 23) == 0);
  CHECK(go(Date(2026, 7, 4), 8) == 1);
  CHECK(runs == std::vector<Date>{Date(2026, 6, 30), Date(2026, 7, 1)});
}

TEST_CASE("Daily work that fails leaves nothing behind, is shown, and is tried again") {
  OutboxScene scene;
  runs.clear();
  broken = true;
  CHECK(jobs::do_daily(scene.database(), scene.clock, {&kWork, 1}) == 0);
  CHECK(jobs::do_daily(scene.database(), scene.clock, {&kWork, 1}) == 0);
  CHECK(scene.count("select count(*) from news") == 0);
  const auto failed = scene.list(jobs::Show::failed);
  REQUIRE(failed.size() == 1);
  CHECK(failed.front().last_error == "the ceiling came down");
  CHECK(failed.front().attempts == 1);
  broken = false;
  scene.change(OutboxScene::administrator(), [](const access::Work& work) { jobs::retry(work, "reminders"); });
  CHECK(jobs::do_daily(scene.database(), scene.clock, {&kWork, 1}) == 1);
  CHECK(scene.list(jobs::Show::failed).empty());
}
