// Who adds tools, and what keeps one from being added.
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Problems problems(ToolsScene& house, const ToolWords& words, const std::optional<SentFile>& file = {}) {
  Problems found;
  house.scene.as(house.fox, [&](const access::Work& work) {
    const auto made = add_tool(work, house.as_fox(), words, file);
    if (!made) found = made.problems();
  });
  return found;
}

}  // namespace

TEST_CASE("Suppliers’ administrators, coaches and programme managers add tools, and nobody else does") {
  ToolsScene house(a_database());
  const auto finance = test::holder(house.scene.database(), access::Role::finance_analyst, "MIN");
  for (const auto& actor : {house.fox, house.coach, house.manager}) {
    CHECK(house.looks_at(actor, "/tools/new") == "200");
    CHECK(house.posts(actor, "/tools", ToolsScene::form("Cards")) == "303");
    CHECK(house.shows(actor, "/tools?view=yours", "Cards"));
  }
  for (const auto& actor : {house.coachee, house.line_manager, finance}) {
    CHECK(house.looks_at(actor, "/tools/new") == "not_found");
    CHECK(house.looks_at(actor, "/tools") == "not_found");
    CHECK(house.posts(actor, "/tools", ToolsScene::form("Cards")) == "not_found");
  }
}

TEST_CASE("Nobody offers on behalf of another supplier, nor as what they are not") {
  ToolsScene house(a_database());
  const Capacity elm{OfferedAs::supplier, house.supplier("ELM")};
  house.scene.as(house.fox, [&](const access::Work& work) {
    CHECK_THROWS_AS(add_tool(work, elm, ToolsScene::words(), {}), Refused);
    CHECK_THROWS_AS(add_tool(work, ToolsScene::as_manager(), ToolsScene::words(), {}), Refused);
  });
  house.scene.as(house.coach, [&](const access::Work& work) {
    CHECK_THROWS_AS(add_tool(work, house.as_fox(), ToolsScene::words(), {}), Refused);
  });
}

TEST_CASE("A draft is its author’s alone; a supplier’s is every administrator’s of that supplier") {
  ToolsScene house(a_database());
  const auto id = house.draft(house.fox, house.as_fox());
  const auto colleague = house.scene.supplier_administrator("FOX"), rival = house.scene.supplier_administrator("ELM");
  CHECK(house.looks_at(colleague, ToolsScene::path(id)) == "200");
  CHECK(house.looks_at(colleague, ToolsScene::path(id) + "/edit") == "200");
  for (const auto& actor : {rival, house.coach, house.manager, house.coachee})
    CHECK(house.looks_at(actor, ToolsScene::path(id)) == "not_found");
  const auto own = house.draft(house.coach, house.as_coach());
  CHECK(house.looks_at(house.coach, ToolsScene::path(own) + "/edit") == "200");
  CHECK(house.looks_at(house.fox, ToolsScene::path(own)) == "not_found");
}

TEST_CASE("Bad input is answered with what was typed and what to put right") {
  ToolsScene house(a_database());
  const auto wrong = house.post(house.fox, "/tools",
                                "title=Values+cards&description=&purpose=magic&language=cy&licence=&audience=supplier"
                                "&tags=one,two&kind=link&link=http://tools.example/");
  CHECK(wrong.status == 422);
  for (const char* text : {"value=\"Values cards\"", "one,two", "http://tools.example/", "Select its purpose",
                           "Enter what it is for and how it is used", "Enter under which licence",
                           "Select the supplier whose coaches may use it"})
    CHECK(holds(wrong.body, text));
  const auto both = house.post(house.fox, "/tools", ToolsScene::form("Cards") + "&kind=nothing");
  CHECK(both.status == 303);
  const auto file = house.post(house.fox, "/tools",
                               "title=Values+cards&description=Sort&purpose=career&language=cy&licence=OGL"
                               "&audience=everyone&tags=&kind=file");
  CHECK(file.status == 422);
  CHECK(holds(file.body, "Choose the file"));
  CHECK(holds(file.body, "Choose the file again: up to 10 MB"));
}

TEST_CASE("A link is https, to a host, with nobody’s name or password in it") {
  ToolsScene house(a_database());
  const auto refused = [&](std::string link) {
    auto words = ToolsScene::words();
    words.link = std::move(link);
    return problems(house, words).of("link").has_value();
  };
  for (const char* link : {"", "http://tools.example/", "https://", "https://localhost/", "javascript:alert(1)",
                           "https://a b.example/", "https://me:secret@tools.example/", "https://tools.example/\"x",
                           "https://tools.example/\r\nSet-Cookie: a=b", "//tools.example/"})
    CHECK(refused(link));
  for (const char* link : {"https://tools.example", "https://tools.example/a?b=c#d", "https://tools.example:8443/"})
    CHECK_FALSE(refused(link));
}

TEST_CASE("A tool has up to ten tags, each once, and is for a supplier or programme there is") {
  ToolsScene house(a_database());
  auto words = ToolsScene::words();
  words.tags = tags_from("Values, values , VALUES,, Éire ,eire");
  CHECK(words.tags == std::vector<std::string>{"Values", "Éire"});
  words.tags = tags_from("a,b,c,d,e,f,g,h,i,j,k");
  CHECK(problems(house, words).of("tags"));
  words.tags = {"a|b"};
  CHECK(problems(house, words).of("tags"));
  words.tags.clear();
  words.audience = Audience::supplier;
  words.audience_supplier = house.supplier("ELM");
  CHECK(problems(house, words).of("audience_supplier"));
  words.audience = Audience::programme;
  words.audience_programme = ProgrammeId::fresh();
  CHECK(problems(house, words).of("audience_programme"));
}

TEST_CASE("A new version is reviewed again, and the released one stays in use until then") {
  ToolsScene house(a_database());
  const auto id = house.released();
  const auto changed = ToolsScene::form("Values+cards+2") + ToolsScene::seen(house.tool(id));
  CHECK(house.posts(house.fox, ToolsScene::path(id) + "/edit", changed) == "303");
  CHECK(house.state(id) == State::draft);
  CHECK(house.tool(id).latest.number == 2);
  CHECK(house.shows(house.coach, ToolsScene::path(id), "<h1 class=\"govuk-heading-l\">Values cards</h1>"));
  CHECK(house.shows(house.fox, ToolsScene::path(id), "Values cards 2"));
  CHECK(house.shows(house.fox, ToolsScene::path(id) + "?version=1", "There is a newer version"));
  CHECK(house.looks_at(house.coach, ToolsScene::path(id) + "?version=2") == "not_found");
  house.submit(house.fox, id);
  CHECK(house.looks_at(house.fox, ToolsScene::path(id) + "/edit") == "out_of_turn");
  CHECK(house.shows(house.coach, "/tools", "Values cards"));
  CHECK_FALSE(house.shows(house.coach, "/tools", "Values cards 2"));
  house.release(id);
  CHECK(house.shows(house.coach, "/tools", "Values cards 2"));
}

TEST_CASE("A draft that changed since the form was drawn is not overwritten") {
  ToolsScene house(a_database());
  const auto id = house.draft(house.fox, house.as_fox());
  const auto form = ToolsScene::form("Newer") + ToolsScene::seen(house.tool(id));
  CHECK(house.posts(house.fox, ToolsScene::path(id) + "/edit", form) == "303");
  CHECK(house.tool(id).latest.words.title == "Newer");
  CHECK(house.tool(id).latest.number == 1);
  CHECK(house.posts(house.fox, ToolsScene::path(id) + "/edit", form) == "out_of_turn");
}
