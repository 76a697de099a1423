// What a supplier gives each new coachee at the start.
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;

TEST_CASE("A tool a supplier gives at the start reaches each new coachee of its coaches, who is told") {
  ToolsScene house(a_database());
  const auto id = house.released();
  CHECK(house.posts(house.fox, ToolsScene::path(id) + "/at-start", "given=yes") == "303");
  CHECK(house.shows(house.fox, "/tools?view=yours", "Given at the start"));
  const auto engagement = house.scene.agreed("1004", "COACH-1");
  house.deliver();
  const auto person = house.scene.person("1004");
  const auto handed = house.handed_to(person);
  REQUIRE(handed.size() == 1);
  CHECK(handed.front().engagement == engagement);
  CHECK(handed.front().handed_by.empty());
  const auto told = house.scene.told(person);
  CHECK(std::count(told.begin(), told.end(), "tool_given") == 1);
  CHECK(house.shows(house.scene.staff("1004"), handed_path(engagement, handed.front().id),
                    "Given at the start of the coaching"));
  // Coachees of before, and of another supplier's coaches, are not touched.
  CHECK(house.handed_to(house.coachee.person).empty());
  house.scene.agreed("1003", "COACH-3");
  house.deliver();
  CHECK(house.handed_to(house.scene.person("1003")).empty());
}

TEST_CASE("Only an administrator of the supplier marks its released tools, and takes that back") {
  ToolsScene house(a_database());
  const auto id = house.released();
  const auto mark = ToolsScene::path(id) + "/at-start";
  for (const auto& actor : {house.coach, house.manager, house.scene.supplier_administrator("ELM")})
    CHECK(house.posts(actor, mark, "given=yes") == "not_allowed");
  const auto draft = house.draft(house.fox, house.as_fox());
  CHECK(house.posts(house.fox, ToolsScene::path(draft) + "/at-start", "given=yes") == "not_allowed");
  CHECK(house.posts(house.fox, mark, "given=yes") == "303");
  CHECK(house.posts(house.fox, mark, "given=no") == "303");
  house.scene.agreed("1004", "COACH-1");
  house.deliver();
  CHECK(house.handed_to(house.scene.person("1004")).empty());
}

TEST_CASE("A tool for one programme, and one withdrawn meanwhile, are not given elsewhere or any more") {
  ToolsScene house(a_database());
  ProgrammeId other;
  house.scene.as_program([&](const access::Work& work) { other = programmes::find_or_make(work, "Another"); });
  auto words = ToolsScene::words("For another programme");
  words.audience = Audience::programme;
  words.audience_programme = other;
  const auto elsewhere = house.released(words), gone = house.released();
  for (const auto& id : {elsewhere, gone})
    CHECK(house.posts(house.fox, ToolsScene::path(id) + "/at-start", "given=yes") == "303");
  house.scene.as(house.fox, [&](const access::Work& work) { REQUIRE(withdraw_tool(work, gone, "Old")); });
  house.scene.agreed("1004", "COACH-1");
  house.deliver();
  CHECK(house.handed_to(house.scene.person("1004")).empty());
}

TEST_CASE("News that comes twice, or after the coaching has ended, gives nothing twice or too late") {
  ToolsScene house(a_database());
  const auto id = house.released();
  CHECK(house.posts(house.fox, ToolsScene::path(id) + "/at-start", "given=yes") == "303");
  const auto engagement = house.scene.agreed("1004", "COACH-1");
  house.deliver();
  house.scene.as_program(
      [&](const access::Work& work) { jobs::publish(work, "engagement_agreed", engagement.str(), {}, work.now); });
  house.deliver();
  CHECK(house.handed_to(house.scene.person("1004")).size() == 1);

  const auto late = house.scene.agreed("1003", "COACH-1");
  house.scene.as(house.manager,
                 [&](const access::Work& work) { REQUIRE(engagements::end_early(work, late, "no_time")); });
  house.deliver();
  CHECK(house.handed_to(house.scene.person("1003")).empty());
}
