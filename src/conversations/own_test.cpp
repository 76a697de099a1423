#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("Private notes are their author's alone: the other sees neither them nor that there are any") {
  Talk talk(a_database());
  CHECK(talk.post(talk.coach, talk.at("/notes"), "text=Lapwing").status == 303);
  CHECK(talk.sees(talk.coach, talk.at("/notes"), "Lapwing"));
  const auto before = talk.get(talk.scene.staff("1002"), talk.at("/notes")).body;
  CHECK(before.find("Lapwing") == std::string::npos);
  for (const auto* page : {"", "/notes", "/prepare", "/reflect"})
    CHECK_FALSE(talk.sees(talk.coachee, talk.at(page), "Lapwing"));
  CHECK_FALSE(talk.sees(talk.coachee, talk.path() + "/conversations", "(written)"));
  CHECK(talk.sees(talk.coach, talk.path() + "/conversations", "Private notes (written)"));
  // Each has their own.
  CHECK(talk.post(talk.coachee, talk.at("/notes"), "text=Heron").status == 303);
  CHECK(talk.sees(talk.coach, talk.at("/notes"), "Lapwing"));
  CHECK_FALSE(talk.sees(talk.coach, talk.at("/notes"), "Heron"));
  for (const auto& line : talk.lines("opened")) {
    CHECK(line.subject_kind == "private_note");
    CHECK(line.about == line.actor);
  }
}

TEST_CASE("Notes that are emptied are gone") {
  Talk talk(a_database());
  talk.post(talk.coach, talk.at("/notes"), "text=Lapwing");
  CHECK(talk.post(talk.coach, talk.at("/notes"), "text=+").status == 303);
  CHECK_FALSE(talk.sees(talk.coach, talk.path() + "/conversations", "(written)"));
  CHECK(talk.lines("content_removed").size() == 1);
  const auto page = talk.post(talk.coach, talk.at("/notes"), "text=" + std::string(20'001, 'x'));
  CHECK(page.status == 422);
  CHECK(page.body.find("xxxx") != std::string::npos);
}

TEST_CASE("To prepare, both see what was agreed last time, the actions and what to come back to") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Dunlin&agreed=Lapwing&actions=Heron&next=Curlew");
  const auto ahead = talk.scene.arranged(talk.engagement, {Date(2026, 3, 16), 600});
  for (const auto& partner : {talk.coach, talk.coachee}) {
    const auto page = talk.get(partner, talk.at(ahead, "/prepare")).body;
    for (const auto* word : {"Lapwing", "Heron", "Curlew", "/plan"}) CHECK(page.find(word) != std::string::npos);
    CHECK(page.find("Dunlin") == std::string::npos);
  }
  CHECK(talk.sees(talk.coach, talk.at("/prepare"), "There is no earlier conversation"));
  CHECK(talk.post(talk.coachee, talk.at(ahead, "/prepare"), "text=Plover").status == 303);
  CHECK(talk.sees(talk.coachee, talk.at(ahead, "/prepare"), "Plover"));
  CHECK_FALSE(talk.sees(talk.coach, talk.at(ahead, "/prepare"), "Plover"));
  CHECK_FALSE(talk.sees(talk.coach, talk.path() + "/conversations", "(written)"));
}

TEST_CASE("A reflection is its author's alone until they share it, and again when they take it back") {
  Talk talk(a_database());
  CHECK(talk.post(talk.coachee, talk.at("/reflect"), "useful=Lapwing&confident=8&shared=no").status == 303);
  CHECK_FALSE(talk.sees(talk.coach, talk.at("/reflect"), "Lapwing"));
  CHECK(talk.scene.told(talk.coach.person).front() != "reflection_shared");
  CHECK(talk.post(talk.coachee, talk.at("/reflect"), "useful=Lapwing&confident=8&shared=yes").status == 303);
  CHECK(talk.sees(talk.coach, talk.at("/reflect"), "Lapwing"));
  CHECK(talk.sees(talk.coach, talk.at("/reflect"), "8 out of 10"));
  CHECK(talk.scene.told(talk.coach.person).front() == "reflection_shared");
  CHECK(talk.post(talk.coachee, talk.at("/reflect"), "useful=Lapwing&shared=no").status == 303);
  CHECK_FALSE(talk.sees(talk.coach, talk.at("/reflect"), "Lapwing"));
  const auto page = talk.post(talk.coachee, talk.at("/reflect"), "useful=Heron&confident=11");
  CHECK(page.status == 422);
  CHECK(page.body.find("Heron") != std::string::npos);
}

TEST_CASE("There is something to reflect on once the session has begun") {
  Talk talk(a_database());
  const auto ahead = talk.scene.arranged(talk.engagement, {Date(2026, 3, 16), 600});
  CHECK(talk.sees(talk.coach, talk.at(ahead, "/reflect"), "once it has begun"));
  CHECK(talk.outcome(talk.coach, Method::post, talk.at(ahead, "/reflect"), "useful=x") == "out_of_turn");
  talk.scene.move_to(Date(2026, 3, 16), 12);
  CHECK(talk.post(talk.coach, talk.at(ahead, "/reflect"), "useful=x").status == 303);
}

TEST_CASE("In a group the coachees share the conversation; a coachee's reflection goes to the coach alone") {
  Talk talk(a_database());
  const auto [engagement, of] = talk.a_group();
  const auto group = engagement;
  const auto session = of;
  const auto other = talk.scene.staff("1004");
  const auto at = [&](const char* page) {
    return engagements::path_of(group) + "/conversations/" + session.str() + page;
  };
  CHECK(talk.post(talk.coachee, at(""), Talk::form("share", 0, "focus=Lapwing")).status == 303);
  CHECK(talk.sees(other, at(""), "Lapwing"));
  CHECK(talk.sees(talk.coach, at(""), "Lapwing"));
  CHECK(talk.post(talk.coachee, at("/reflect"), "useful=Heron&shared=yes").status == 303);
  CHECK(talk.sees(talk.coach, at("/reflect"), "Heron"));
  CHECK_FALSE(talk.sees(other, at("/reflect"), "Heron"));
  CHECK(talk.post(talk.coach, at("/reflect"), "useful=Curlew&shared=yes").status == 303);
  for (const auto& coachee : {talk.coachee, other}) CHECK(talk.sees(coachee, at("/reflect"), "Curlew"));
}
