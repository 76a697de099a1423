// A tool in a coachee's hands.
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;

namespace {

/// A group of two with COACH-1, in a house whose one engagement is of 1002.
struct Group {
  explicit Group(ToolsScene& house) {
    auto proposal = house.scene.proposal("1002");
    proposal.coachees.push_back(house.scene.person("1004"));
    id = house.scene.agreed(proposal);
    second = house.scene.staff("1004");
  }
  EngagementId id;
  access::Actor second;
};

}  // namespace

TEST_CASE("A coach hands a tool to a coachee, who opens it and marks it done: of that facts are kept") {
  ToolsScene house(a_database());
  const auto id = house.released();
  CHECK(house.shows(house.coachee, house.tools(), "You have been handed no tools yet"));
  CHECK(house.shows(house.coach, house.tools() + "/new?search=values", "Values cards"));
  CHECK(house.shows(house.coach, house.tools() + "/new?tool=" + id.str(), "Only the coachee and you can read it"));
  CHECK(house.shows(house.coach, ToolsScene::path(id), house.tools() + "/new?tool=" + id.str()));
  CHECK(house.posts(house.coach, house.tools(), "tool=" + id.str()) == "303");
  CHECK(house.scene.told(house.coachee.person).front() == "tool_handed");
  CHECK(house.shows(house.coachee, house.tools(), "Not opened yet"));

  const auto one = handed_path(house.engagement, house.handed_to(house.coachee.person).front().id);
  CHECK(house.shows(house.coachee, one, "/documents"));
  const auto away = house.get(house.coachee, one + "/open");
  CHECK(away.status == 303);
  CHECK(away.headers.front().second == "https://tools.example/values");
  CHECK(house.shows(house.coach, house.tools(), "Opened"));
  CHECK(house.posts(house.coach, one + "/done") == "not_allowed");
  CHECK(house.posts(house.coachee, one + "/done") == "303");
  CHECK(house.posts(house.coachee, one + "/done") == "303");
  CHECK(house.shows(house.coach, house.tools(), "Done"));
  CHECK(house.scene.told(house.coach.person).front() == "tool_done");
  for (const char* deed : {"tool_handed", "tool_opened", "tool_done"}) CHECK(house.lines(deed).size() == 1);
}

TEST_CASE("That the coach looks at a tool does not count as the coachee opening it") {
  ToolsScene house(a_database());
  const auto id = house.released();
  house.hand(id);
  const auto one = handed_path(house.engagement, house.handed_to(house.coachee.person).front().id);
  CHECK(house.looks_at(house.coach, one + "/open") == "303");
  CHECK_FALSE(house.handed_to(house.coachee.person).front().opened_at);
}

TEST_CASE("A file is opened by way of its page, in the version that is released") {
  ToolsScene house(a_database());
  auto words = ToolsScene::words();
  words.kind = Kind::file;
  const auto id = house.released(words, SentFile{"cards.txt", "Three questions"});
  house.hand(id);
  const auto one = handed_path(house.engagement, house.handed_to(house.coachee.person).front().id);
  const auto file = house.get(house.coachee, one + "/open").headers.front().second;
  CHECK(file == ToolsScene::path(id) + "/file?version=1");
  CHECK(house.get(house.coachee, file).body == "Three questions");
}

TEST_CASE("Nobody but the partners finds the tools of an engagement, and only the coach hands on") {
  ToolsScene house(a_database());
  const auto id = house.released();
  house.hand(id);
  const auto one = handed_path(house.engagement, house.handed_to(house.coachee.person).front().id);
  for (const auto& actor : {house.manager, house.fox, house.line_manager, house.offering_coach("COACH-2")}) {
    CHECK(house.looks_at(actor, house.tools()) == "not_found");
    CHECK(house.looks_at(actor, one) == "not_found");
    CHECK(house.looks_at(actor, one + "/open") == "not_found");
    CHECK(house.posts(actor, house.tools(), "tool=" + id.str()) == "not_found");
  }
  CHECK(house.posts(house.coachee, house.tools(), "tool=" + id.str()) == "not_allowed");
  CHECK(house.looks_at(house.coachee, house.tools() + "/new") == "not_allowed");
}

TEST_CASE("A tool is handed to somebody once, and only where it may be used; what was typed stays") {
  ToolsScene house(a_database());
  const auto id = house.released();
  house.hand(id);
  const auto again = house.post(house.coach, house.tools(), "tool=" + id.str() + "&note=Try+this");
  CHECK(again.status == 422);
  CHECK(again.body.find("They have this tool already") != std::string::npos);
  CHECK(again.body.find("Try this") != std::string::npos);
  auto words = ToolsScene::words("Elm’s");
  words.audience = Audience::supplier;
  words.audience_supplier = house.supplier("ELM");
  const auto elms = house.draft(house.other_manager, ToolsScene::as_manager(), words);
  house.submit(house.other_manager, elms);
  CHECK(house.posts(house.coach, house.tools(), "tool=" + elms.str()) == "not_found");
  house.release(elms);
  CHECK(house.posts(house.coach, house.tools(), "tool=" + elms.str()) == "not_found");
  CHECK_FALSE(house.shows(house.coach, house.tools() + "/new", "Elm’s"));
  CHECK(house.posts(house.coach, house.tools(), "tool=") == "not_found");
}

TEST_CASE("The note is sealed, and only the coachee and the coach who wrote it read it, each opening told") {
  ToolsScene house(a_database());
  const auto id = house.released();
  CHECK(house.posts(house.coach, house.tools(), "tool=" + id.str() + "&note=Begin+with+marigold") == "303");
  const auto handed = house.handed_to(house.coachee.person).front();
  const auto one = handed_path(house.engagement, handed.id);
  CHECK_FALSE(house.shows(house.coach, house.tools(), "marigold"));
  CHECK(house.shows(house.coach, one, "Begin with marigold"));
  CHECK(house.shows(house.coachee, one, "Begin with marigold"));
  const auto opened = house.lines("opened");
  REQUIRE(opened.size() == 2);
  CHECK(opened.front().about == house.coachee.person);

  const auto next = house.offering_coach("COACH-2");
  house.scene.as(house.manager, [&](const access::Work& work) {
    REQUIRE(engagements::change_coach(work, house.engagement, next.coach, {}, "coach_unavailable"));
  });
  CHECK(house.shows(next, house.tools(), "Values cards"));
  CHECK_FALSE(house.shows(next, one, "marigold"));
  CHECK(house.looks_at(house.coach, one) == "not_found");
  CHECK(house.shows(house.coachee, one, "Begin with marigold"));
}

TEST_CASE("In a group the coach chooses who gets it, and nobody sees what another was handed") {
  ToolsScene house(a_database());
  const Group group(house);
  const auto id = house.released();
  const auto tools = handed_path(group.id);
  CHECK(house.posts(house.coach, tools, "tool=" + id.str()) == "422");
  CHECK(house.posts(house.coach, tools, "tool=" + id.str() + "&note=For+you&coachees=" + group.second.person.str()) ==
        "303");
  CHECK(house.shows(house.coach, tools, "Amal Bhatt"));
  CHECK(house.shows(group.second, tools, "Values cards"));
  CHECK_FALSE(house.shows(house.coachee, tools, "Values cards"));
  const auto one = handed_path(group.id, house.handed_to(group.second.person).front().id);
  CHECK(house.looks_at(house.coachee, one) == "not_found");
  CHECK(house.posts(house.coachee, one + "/done") == "not_found");
  CHECK(house.posts(house.coach, tools,
                    "tool=" + id.str() + "&coachees=" + group.second.person.str() +
                        "&coachees=" + house.coachee.person.str()) == "303");
  CHECK(house.handed_to(group.second.person).size() == 1);
  CHECK(house.handed_to(house.coachee.person).size() == 1);
}

TEST_CASE("Once the engagement is over tools can be read, and nothing is handed on, noted or marked") {
  ToolsScene house(a_database());
  const auto id = house.released(), other = house.released(ToolsScene::words("Another"));
  CHECK(house.posts(house.coach, house.tools(), "tool=" + id.str() + "&note=marigold") == "303");
  const auto one = handed_path(house.engagement, house.handed_to(house.coachee.person).front().id);
  house.scene.as(house.manager, [&](const access::Work& work) {
    REQUIRE(engagements::end_early(work, house.engagement, "no_time"));
  });
  CHECK(house.shows(house.coachee, house.tools(), "This engagement is over"));
  CHECK(house.shows(house.coachee, one, "marigold"));
  CHECK(house.looks_at(house.coachee, one + "/open") == "303");
  CHECK_FALSE(house.handed_to(house.coachee.person).front().opened_at);
  CHECK(house.posts(house.coachee, one + "/done") == "out_of_turn");
  CHECK(house.posts(house.coach, house.tools(), "tool=" + other.str()) == "out_of_turn");
  CHECK(house.looks_at(house.coach, house.tools() + "/new") == "out_of_turn");
}

TEST_CASE("Before an engagement is agreed it has no tools") {
  ToolsScene house(a_database());
  EngagementId id;
  house.scene.as(house.manager, [&](const access::Work& work) {
    id = *engagements::propose(work, house.scene.proposal("1004", "COACH-1"));
  });
  CHECK(house.looks_at(house.coach, handed_path(id)) == "not_found");
}

TEST_CASE("A person’s pack has the tools they were handed, and what their coach wrote to them") {
  ToolsScene house(a_database());
  const auto id = house.released();
  CHECK(house.posts(house.coach, house.tools(), "tool=" + id.str() + "&note=marigold") == "303");
  const auto packed = [&](const PersonId& whose) {
    std::string text;
    house.scene.as_program([&](const access::Work& work) {
      const vault::SubjectAccessPacker packer(work, whose);
      for (const auto& section : packed_for(house.vault(), work, packer, whose)) text += section.text;
    });
    return text;
  };
  CHECK(packed(house.coachee.person).find("Note: marigold") != std::string::npos);
  CHECK(packed(house.coach.person).empty());
}
