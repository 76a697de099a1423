// What goes with a coachee who is erased: what was written to them. That tools were used stays as a figure.
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;

namespace {

/// A group of 1002 and 1004, each of whom was handed a tool with a note.
struct Group : ToolsScene {
  Group() : ToolsScene(a_database()) {
    auto proposal = scene.proposal();
    proposal.coachees.push_back(scene.person("1004"));
    engagement = scene.agreed(proposal);
    other = scene.staff("1004");
    tool = released();
    scene.as(coach, [&](const access::Work& work) {
      REQUIRE(hand_tool(vault(), work, engagement, tool, {coachee.person, other.person}, "Begin with three cards"));
    });
    REQUIRE(posts(coachee, page(coachee) + "/done") == "303");
  }
  std::string page(const access::Actor& who) { return handed_path(engagement, handed_to(who.person).front().id); }
  std::vector<vault::Place> own(const access::Actor& who) {
    return scene.get<std::vector<vault::Place>>(
        [&](const access::Work& work) { return own_pieces(vault(), work, who.person); });
  }
  std::int64_t erase(const access::Actor& who) {
    std::int64_t pieces = 0;
    scene.as_program([&](const access::Work& work) { pieces = erase_own(vault(), work, who.person); });
    return pieces;
  }

  access::Actor other;
  ToolId tool;
};

}  // namespace

TEST_CASE(
    "Of one of a group who is erased, what the coach wrote to them goes, and that they used the tool is counted") {
  Group group;
  CHECK(group.shows(group.coach, group.page(group.coachee), "Begin with three cards"));
  CHECK(group.own(group.coachee).size() == 1);
  CHECK(group.erase(group.coachee) == 1);
  CHECK(group.own(group.coachee).empty());
  for (const auto& partner : {group.coach, group.coachee})
    CHECK_FALSE(group.shows(partner, group.page(group.coachee), "Begin with three cards"));
  for (const auto& partner : {group.coach, group.other})
    CHECK(group.shows(partner, group.page(group.other), "Begin with three cards"));
  const auto kept = group.handed_to(group.coachee.person);
  REQUIRE(kept.size() == 1);
  CHECK(kept.front().done_at);
  group.scene.database().read([&](db::Connection& db) {
    CHECK(group.vault().check(db).empty());
    CHECK(vault::compare_with_trail(db).empty());
  });
}

TEST_CASE("What a coach wrote with a tool stays with the coachee when the coach is erased") {
  Group group;
  CHECK(group.own(group.coach).empty());
  CHECK(group.erase(group.coach) == 0);
  CHECK(group.shows(group.coachee, group.page(group.coachee), "Begin with three cards"));
}
