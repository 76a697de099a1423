// Who finds which tools, and how they are searched.
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using store::Question;
using store::View;
using test::a_database;
using test::ToolsScene;

namespace {

std::vector<std::string> titles(ToolsScene& house, const access::Actor& actor, const Question& question = {}) {
  return house.scene.get<std::vector<std::string>>(actor, [&](const access::Work& work) {
    std::vector<std::string> found;
    const auto standing = standing_of(work);
    for (const auto& line : store::lines(work.db, standing, question, 0, 100))
      found.push_back(line.shown.words.title);
    CHECK(store::count(work.db, standing, question) == static_cast<std::int64_t>(found.size()));
    return found;
  });
}

using Titles = std::vector<std::string>;

ToolWords for_supplier(ToolsScene& house, std::string title, const std::string& supplier) {
  auto words = ToolsScene::words(std::move(title));
  words.audience = Audience::supplier;
  words.audience_supplier = house.supplier(supplier);
  return words;
}

ToolWords for_programme(const ProgrammeId& programme, std::string title) {
  auto words = ToolsScene::words(std::move(title));
  words.audience = Audience::programme;
  words.audience_programme = programme;
  return words;
}

/// One of each: for everybody, for Foxglove, for Elm, for the programme, for another; a draft, one to review, one
/// withdrawn, and one released with a new draft.
std::vector<ToolId> furnish(ToolsScene& house) {
  ProgrammeId other;
  house.scene.as_program([&](const access::Work& work) { other = programmes::find_or_make(work, "Another"); });
  const auto by_manager = [&](const ToolWords& words) {
    const auto id = house.draft(house.other_manager, ToolsScene::as_manager(), words);
    house.submit(house.other_manager, id);
    house.release(id);
    return id;
  };
  std::vector<ToolId> all{house.released(ToolsScene::words("Everybody")),
                          house.released(for_supplier(house, "Fox only", "FOX")),
                          by_manager(for_supplier(house, "Elm only", "ELM")),
                          by_manager(for_programme(house.scene.programme, "Programme only")),
                          by_manager(for_programme(other, "Other programme")),
                          house.draft(house.coach, house.as_coach(), ToolsScene::words("Draft"))};
  all.push_back(house.draft(house.fox, house.as_fox(), ToolsScene::words("Waiting")));
  house.submit(house.fox, all.back());
  all.push_back(house.released(ToolsScene::words("Gone")));
  house.scene.as(house.manager, [&](const access::Work& work) { REQUIRE(withdraw_tool(work, all.back(), "Old")); });
  all.push_back(house.released(ToolsScene::words("Renewed")));
  house.scene.as(house.fox, [&](const access::Work& work) {
    REQUIRE(edit_tool(work, all.back(), ToolsScene::words("Newer"), {}, house.tool(all.back()).latest.changed_at));
  });
  return all;
}

}  // namespace

TEST_CASE("Coaches find what is for them: everybody’s, their supplier’s, their programme’s") {
  ToolsScene house(a_database());
  furnish(house);
  CHECK(titles(house, house.coach) == Titles{"Everybody", "Fox only", "Programme only", "Renewed"});
  CHECK(titles(house, house.offering_coach("COACH-2")) == Titles{"Everybody", "Renewed"});
  CHECK(titles(house, house.offering_coach("COACH-3")) == Titles{"Elm only", "Everybody", "Renewed"});
  CHECK(titles(house, house.fox) == Titles{"Everybody", "Fox only", "Renewed"});
  CHECK(titles(house, house.coachee).empty());
  CHECK(titles(house, house.manager) ==
        Titles{"Elm only", "Everybody", "Fox only", "Other programme", "Programme only", "Renewed"});
}

TEST_CASE("What a list shows somebody and what they may open are the same") {
  ToolsScene house(a_database());
  const auto all = furnish(house);
  house.hand(all[1]);
  const auto own = house.programme_manager(house.scene.programme);
  const auto finance = test::holder(house.scene.database(), access::Role::finance_analyst, "MIN");
  for (const auto& actor : {house.coach, house.offering_coach("COACH-2"), house.offering_coach("COACH-3"), house.fox,
                            house.scene.supplier_administrator("ELM"), house.manager, house.other_manager, own,
                            house.coachee, house.line_manager, finance})
    house.scene.get<bool>(actor, [&](const access::Work& work) {
      const auto standing = standing_of(work);
      const auto lists = [&](View view, const ToolId& id) {
        Question question;
        question.view = view;
        for (const auto& line : store::lines(work.db, standing, question, 0, 100))
          if (line.id == id) return true;
        return false;
      };
      for (const auto& id : all) {
        const auto tool = store::find(work.db, id).value();
        CAPTURE(tool.latest.words.title);
        CAPTURE(actor.name);
        const bool handed = store::was_handed(work.db, actor.person, id);
        CHECK(lists(View::library, id) == finds_in_library(standing, tool, handed));
        CHECK(lists(View::yours, id) == keeps(standing, tool));
        CHECK(lists(View::to_review, id) == may_review(standing, tool));
        const bool gone = tool.withdrawn_at && tool.released;
        CHECK(lists(View::withdrawn, id) == (gone && (keeps(standing, tool) || reviews(standing, *tool.released))));
      }
      return true;
    });
}

TEST_CASE("The library is searched by words of title, description and tags, and filtered") {
  ToolsScene house(a_database());
  auto welsh = ToolsScene::words("Nodau clir");
  welsh.language = Language::welsh;
  welsh.purpose = Purpose::goal_setting;
  welsh.description = "Sut i osod nodau";
  welsh.tags = {"Nodau", "Éire"};
  house.released(welsh);
  house.released(ToolsScene::words("100% you"));
  const auto by_manager = house.draft(house.other_manager, ToolsScene::as_manager(), ToolsScene::words("Feedback"));
  house.submit(house.other_manager, by_manager);
  house.release(by_manager);
  const auto found = [&](const Question& question) { return titles(house, house.coach, question); };
  const auto search = [&](std::string text) {
    Question question;
    question.search = std::move(text);
    return found(question);
  };
  CHECK(search("OSOD nodau") == Titles{"Nodau clir"});
  CHECK(search("eire") == Titles{"Nodau clir"});
  CHECK(search("100%") == Titles{"100% you"});
  CHECK(search("_").empty());
  CHECK(search("cards strength").size() == 2);
  Question question;
  question.purpose = Purpose::goal_setting;
  CHECK(found(question) == Titles{"Nodau clir"});
  question.language = Language::english;
  CHECK(found(question).empty());
  question = {};
  question.supplier = house.supplier("FOX");
  CHECK(found(question).size() == 2);
  question = {};
  question.tag = "VALUES";
  CHECK(found(question) == Titles{"100% you", "Feedback"});
  question.tag = "value";
  CHECK(found(question).empty());
  question = {};
  question.sort = store::SortBy::released;
  question.descending = true;
  CHECK(found(question) == Titles{"Feedback", "100% you", "Nodau clir"});
  question.sort = store::SortBy::supplier;
  question.descending = false;
  CHECK(found(question).front() == "Feedback");
}

TEST_CASE("The library is drawn page by page, with links that sort, and goes out as CSV") {
  ToolsScene house(a_database());
  for (int i = 0; i < 21; ++i) house.released(ToolsScene::words(fmt::format("Card {:02}", i)));
  const auto first = house.body(house.coach, "/tools");
  CHECK(first.find("21 tools") != std::string::npos);
  CHECK(first.find("Card 19") != std::string::npos);
  CHECK(first.find("Card 20") == std::string::npos);
  CHECK(house.shows(house.coach, "/tools?page=2", "Card 20"));
  CHECK(house.shows(house.coach, "/tools?page=99", "Card 20"));
  CHECK(house.shows(house.coach, "/tools?sort=-title", "Card 20"));
  const auto csv = house.get(house.coach, "/tools?format=csv&search=card+07");
  CHECK(csv.content_type.starts_with("text/csv"));
  CHECK(
      csv.body.find("Card 07,\"Sort the cards, then talk about the first three\",reflection,en,"
                    "Open Government Licence,everyone,,Foxglove,\"values, strengths\",link,released,1,2026-03-02") !=
      std::string::npos);
  CHECK(house.shows(house.coach, "/tools?search=nothing+like+it", "No tools fit these filters."));
  CHECK(house.shows(house.coach, "/tools?purpose=magic&sort=magic&view=to-review&page=-3", "21 tools"));
}

TEST_CASE("A coachee finds in the library what they were handed, and nothing else") {
  ToolsScene house(a_database());
  const auto handed = house.released(ToolsScene::words("For you")), other = house.released();
  CHECK(house.looks_at(house.coachee, "/tools") == "not_found");
  house.hand(handed);
  CHECK(titles(house, house.coachee) == Titles{"For you"});
  CHECK(house.shows(house.coachee, "/tools", "1 tool"));
  CHECK_FALSE(house.shows(house.coachee, "/tools", "Add a tool"));
  CHECK(house.shows(house.coachee, ToolsScene::path(handed), "Handed to you on"));
  CHECK_FALSE(house.shows(house.coachee, ToolsScene::path(handed), "How often it is used"));
  CHECK_FALSE(house.shows(house.coachee, ToolsScene::path(handed), "What became of it"));
  CHECK(house.looks_at(house.coachee, ToolsScene::path(other)) == "not_found");
  CHECK(house.looks_at(house.line_manager, ToolsScene::path(handed)) == "not_found");
}
