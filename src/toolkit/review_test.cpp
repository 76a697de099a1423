// Tools are reviewed by another than their author before coaches find them.
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;

namespace {

/// Somebody on the staff list who holds the role by a grant that is kept.
access::Actor standing_manager(ToolsScene& house, const std::string& staff_number) {
  auto actor = house.scene.staff(staff_number);
  actor.grants = house.manager.grants;
  house.scene.as_program([&](const access::Work& work) {
    work.db.run(
        "insert into role_grant (id, person_id, role, place_kind, place_id, granted_by, granted_at)"
        " values ($1, $2, 'programme_manager', 'organisation', $3, null, 1)",
        new_id(), actor.person, actor.grants.front().place_id);
  });
  return actor;
}

}  // namespace

TEST_CASE("Those who may review are told of a tool to review, and the author of what became of it") {
  ToolsScene house(a_database());
  const auto reviewer = standing_manager(house, "1004"), author = standing_manager(house, "1003");
  const auto id = house.draft(author, ToolsScene::as_manager());
  CHECK(house.looks_at(reviewer, ToolsScene::path(id)) == "not_found");
  CHECK(house.posts(author, ToolsScene::path(id) + "/submit") == "303");
  CHECK(house.scene.told(reviewer.person) == std::vector<std::string>{"tool_to_review"});
  CHECK(house.scene.told(author.person).empty());
  CHECK(house.shows(reviewer, "/tools?view=to-review", "Values cards"));
  CHECK(house.shows(reviewer, ToolsScene::path(id) + "/review", "What is to become of it?"));
  const auto review = ToolsScene::path(id) + "/review";
  CHECK(house.posts(reviewer, review, std::string("decision=release") + ToolsScene::seen(house.tool(id))) == "303");
  CHECK(house.state(id) == State::released);
  CHECK(house.scene.told(author.person) == std::vector<std::string>{"tool_released"});
  CHECK(house.posts(reviewer, review, std::string("decision=release") + ToolsScene::seen(house.tool(id))) ==
        "out_of_turn");
  CHECK(house.shows(author, ToolsScene::path(id), "Released: version 1"));
}

TEST_CASE("Nobody reviews their own: neither its author nor who keeps it nor who worked on it") {
  ToolsScene house(a_database());
  const auto id = house.draft(house.manager, ToolsScene::as_manager());
  house.submit(house.manager, id);
  CHECK(house.looks_at(house.manager, ToolsScene::path(id) + "/review") == "not_allowed");
  CHECK(house.posts(house.manager, ToolsScene::path(id) + "/review",
                    std::string("decision=release") + ToolsScene::seen(house.tool(id))) == "not_allowed");
  CHECK_FALSE(house.shows(house.manager, "/tools?view=to-review", "Values cards"));
  CHECK(house.looks_at(house.other_manager, ToolsScene::path(id) + "/review") == "200");

  const auto theirs = house.draft(house.fox, house.as_fox());
  house.submit(house.fox, theirs);
  auto both = house.other_manager;
  both.grants.push_back(house.fox.grants.front());
  CHECK(house.looks_at(both, ToolsScene::path(theirs) + "/review") == "not_allowed");
  CHECK_FALSE(house.shows(both, "/tools?view=to-review", ToolsScene::path(theirs)));
  CHECK(house.looks_at(house.coach, ToolsScene::path(theirs) + "/review") == "not_found");
}

TEST_CASE("A tool is sent back with a reason, put right, and sent again") {
  ToolsScene house(a_database());
  const auto id = house.draft(house.coach, house.as_coach());
  house.submit(house.coach, id);
  const auto review = ToolsScene::path(id) + "/review";
  const auto seen = ToolsScene::seen(house.tool(id));
  const auto without = house.post(house.manager, review, "decision=send_back&reason=" + seen);
  CHECK(without.status == 422);
  CHECK(without.body.find("Enter the reason") != std::string::npos);
  CHECK(house.posts(house.manager, review, "decision=send_back&reason=Say+how+long+it+takes" + seen) == "303");
  CHECK(house.state(id) == State::sent_back);
  CHECK(house.scene.told(house.coach.person).front() == "tool_sent_back");
  CHECK(house.shows(house.coach, ToolsScene::path(id), "Say how long it takes"));
  CHECK(house.posts(house.coach, ToolsScene::path(id) + "/edit",
                    ToolsScene::form("Cards") + ToolsScene::seen(house.tool(id))) == "303");
  CHECK(house.posts(house.coach, ToolsScene::path(id) + "/submit") == "303");
  CHECK(house.posts(house.coach, ToolsScene::path(id) + "/submit") == "out_of_turn");
  CHECK(house.state(id) == State::to_review);
  CHECK(house.posts(house.manager, review, "decision=release" + seen) == "out_of_turn");
  CHECK(house.posts(house.manager, review, std::string("decision=release") + ToolsScene::seen(house.tool(id))) ==
        "303");
  CHECK(house.lines("tool_released").size() == 1);
}

TEST_CASE("A programme’s manager reviews the tools of that programme, and no others") {
  ToolsScene house(a_database());
  const auto own = house.programme_manager(house.scene.programme);
  auto words = ToolsScene::words("For one programme");
  words.audience = Audience::programme;
  words.audience_programme = house.scene.programme;
  const auto theirs = house.draft(house.coach, house.as_coach(), words),
             other = house.draft(house.fox, house.as_fox());
  house.submit(house.coach, theirs);
  house.submit(house.fox, other);
  CHECK(house.looks_at(own, ToolsScene::path(theirs) + "/review") == "200");
  CHECK(house.looks_at(own, ToolsScene::path(other) + "/review") == "not_found");
  CHECK(house.shows(own, "/tools?view=to-review", "1 tool"));
}

TEST_CASE("A withdrawn tool is no longer found, handed on or opened; a new version brings it back") {
  ToolsScene house(a_database());
  const auto id = house.released();
  house.hand(id);
  const auto handed = house.handed_to(house.coachee.person).front();
  const auto withdraw = ToolsScene::path(id) + "/withdraw";
  CHECK(house.looks_at(house.coach, withdraw) == "not_allowed");
  CHECK(house.shows(house.manager, withdraw, "can no longer open it"));
  CHECK(house.posts(house.manager, withdraw, "reason=") == "422");
  CHECK(house.posts(house.manager, withdraw, "reason=Its+licence+has+ended") == "303");
  CHECK(house.posts(house.manager, withdraw, "reason=Again") == "out_of_turn");
  CHECK(house.scene.told(house.fox.person).front() == "tool_withdrawn");
  CHECK(house.looks_at(house.coach, ToolsScene::path(id)) == "not_found");
  CHECK(house.looks_at(house.coachee, ToolsScene::path(id)) == "not_found");
  CHECK(house.shows(house.coachee, toolkit::handed_path(house.engagement, handed.id), "has been withdrawn"));
  CHECK(house.looks_at(house.coachee, toolkit::handed_path(house.engagement, handed.id) + "/open") == "not_found");
  CHECK(house.posts(house.coach, house.tools(), "tool=" + id.str()) == "not_found");
  CHECK(house.shows(house.fox, "/tools?view=withdrawn", "Values cards"));
  CHECK(house.posts(house.fox, ToolsScene::path(id) + "/edit",
                    ToolsScene::form("Cards") + ToolsScene::seen(house.tool(id))) == "303");
  house.submit(house.fox, id);
  house.release(id);
  CHECK(house.shows(house.coach, "/tools", "Cards"));
}
