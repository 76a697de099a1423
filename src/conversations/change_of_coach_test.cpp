#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

/// Two conversations written with the first coach, who also wrote for themselves; then the coach is changed.
struct Changed : Talk {
  explicit Changed(TestDatabase held) : Talk(std::move(held)) {
    second = scene.logged(engagement, Date(2026, 3, 1), 30);
    share(coach, "focus=Lapwing&agreed=Dunlin");
    post(coach, at(second), form("share", 0, "focus=Heron"));
    post(coach, at("/notes"), "text=Curlew");
    post(coach, at("/reflect"), "useful=Plover&shared=no");
    post(coach, at(second, "/reflect"), "useful=Wigeon&shared=yes");
    post(coachee, at("/reflect"), "useful=Teal&shared=yes");
    post(coach, at(second), form("draft", 1, "focus=Heron+and+more"));
    scene.move_to(Date(2026, 4, 1));
    next = change_coach();
  }
  std::string let_path() const { return path() + "/conversations/share"; }
  ConversationId of(const SessionId& which) {
    return scene.get<ConversationId>([&](const access::Work& work) {
      return conversations::store::conversation_of(work.db, engagement, which)->id;
    });
  }
  SessionId second;
  access::Actor next;
};

}  // namespace

TEST_CASE("A new coach sees nothing written before their time") {
  Changed talk(a_database());
  for (const auto& session : {talk.session, talk.second})
    for (const auto* page : {"", "/notes", "/reflect", "/prepare"})
      for (const auto* word : {"Lapwing", "Heron", "Curlew", "Plover", "Teal", "Wigeon", "Dunlin"})
        CHECK_FALSE(talk.sees(talk.next, talk.at(session, page), word));
  CHECK(talk.sees(talk.next, talk.path() + "/conversations", "Nothing shared with you"));
  CHECK_FALSE(talk.sees(talk.next, talk.path() + "/conversations", "Written"));
  CHECK(talk.outcome(talk.next, Method::get, talk.let_path()) == "not_found");
  CHECK(talk.outcome(talk.next, Method::post, talk.at(), Talk::form("share", 0, "focus=x")) == "out_of_turn");
  // To prepare the next session they look back on nothing.
  const auto ahead = talk.scene.arranged(talk.engagement, {Date(2026, 4, 16), 600});
  CHECK_FALSE(talk.sees(talk.next, talk.at(ahead, "/prepare"), "Dunlin"));
  CHECK(talk.sees(talk.coachee, talk.at(ahead, "/prepare"), "Dunlin"));
}

TEST_CASE("The coachee shares what was written with an earlier coach one by one, and can take it back") {
  Changed talk(a_database());
  const auto page = talk.get(talk.coachee, talk.let_path()).body;
  CHECK(page.find("Session of 2 March 2026") != std::string::npos);
  CHECK(page.find("Session of 1 March 2026") != std::string::npos);
  CHECK(page.find("Lapwing") == std::string::npos);
  const auto one = "these=" + talk.of(talk.session).str();
  CHECK(talk.post(talk.coachee, talk.let_path(), one).status == 303);
  CHECK(talk.sees(talk.next, talk.at(), "Lapwing"));
  CHECK_FALSE(talk.sees(talk.next, talk.at(talk.second), "Heron"));
  CHECK(talk.scene.told(talk.next.person).front() == "conversation_shared");
  CHECK(talk.lines("earlier_conversation_shared").size() == 1);
  // It stays as it was.
  CHECK(talk.outcome(talk.next, Method::post, talk.at(), Talk::form("share", 1, "focus=x")) == "out_of_turn");
  CHECK(talk.outcome(talk.coachee, Method::post, talk.at(), Talk::form("share", 1, "focus=x")) == "out_of_turn");
  CHECK(talk.post(talk.coachee, talk.let_path()).status == 303);
  CHECK_FALSE(talk.sees(talk.next, talk.at(), "Lapwing"));
  CHECK(talk.outcome(talk.coachee, Method::post, talk.let_path(), "these=" + new_id()) == "not_found");
}

TEST_CASE("What was shared with one coach is not shared with the coach after them") {
  Changed talk(a_database());
  talk.post(talk.coachee, talk.let_path(), "these=" + talk.of(talk.session).str());
  talk.scene.move_to(Date(2026, 5, 1));
  const auto third = talk.change_coach("COACH-1");
  CHECK_FALSE(talk.sees(third, talk.at(), "Lapwing"));
  CHECK(talk.sees(third, talk.at("/notes"), "Curlew"));
}

TEST_CASE("An earlier coach keeps what they wrote for themselves alone, and no conversation") {
  Changed talk(a_database());
  CHECK(talk.sees(talk.coach, talk.at("/notes"), "Curlew"));
  CHECK(talk.sees(talk.coach, talk.at("/reflect"), "Plover"));
  CHECK_FALSE(talk.sees(talk.coach, talk.at("/reflect"), "Teal"));
  CHECK(talk.outcome_of(talk.coach, "") == "not_found");
  CHECK(talk.outcome(talk.coach, Method::get, talk.at(talk.second)) == "not_found");
  CHECK(talk.outcome(talk.coach, Method::get, talk.at(talk.second, "/reflect")) == "not_found");
  CHECK(talk.outcome(talk.coach, Method::get, talk.at(talk.second, "/discard")) == "not_found");
  CHECK(talk.outcome(talk.coach, Method::post, talk.at("/notes"), "text=more") == "not_found");
  const auto list = talk.get(talk.coach, talk.path() + "/conversations").body;
  CHECK(list.find("Session of 2 March 2026") != std::string::npos);
  CHECK(list.find("Session of 1 March 2026") == std::string::npos);
  CHECK(list.find("Written") == std::string::npos);
}

TEST_CASE("An earlier coach who wrote nothing for themselves finds nothing") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  talk.scene.move_to(Date(2026, 4, 1));
  talk.change_coach();
  CHECK(talk.outcome(talk.coach, Method::get, talk.path() + "/conversations") == "not_found");
}

TEST_CASE("In a group an earlier conversation is shared once every coachee has said yes") {
  Talk talk(a_database());
  const auto [engagement, of] = talk.a_group();
  const auto group = engagement;
  const auto session = of;
  const auto list = engagements::path_of(group) + "/conversations";
  talk.post(talk.coach, list + "/" + session.str(), Talk::form("share", 0, "focus=Lapwing"));
  talk.scene.move_to(Date(2026, 4, 1));
  const auto next = talk.change_coach("COACH-2", group);
  const auto id = talk.scene.get<ConversationId>(
      [&](const access::Work& work) { return conversations::store::conversation_of(work.db, group, session)->id; });
  talk.post(talk.coachee, list + "/share", "these=" + id.str());
  CHECK_FALSE(talk.sees(next, list + "/" + session.str(), "Lapwing"));
  talk.post(talk.scene.staff("1004"), list + "/share", "these=" + id.str());
  CHECK(talk.sees(next, list + "/" + session.str(), "Lapwing"));
  talk.post(talk.coachee, list + "/share");
  CHECK_FALSE(talk.sees(next, list + "/" + session.str(), "Lapwing"));
}

TEST_CASE("Once the engagement is over nothing more is shared, but it can still be taken back") {
  Changed talk(a_database());
  const auto one = "these=" + talk.of(talk.session).str();
  talk.post(talk.coachee, talk.let_path(), one);
  talk.end();
  CHECK(talk.sees(talk.next, talk.at(), "Lapwing"));
  CHECK(talk.outcome(talk.coachee, Method::post, talk.let_path(), one + "&these=" + talk.of(talk.second).str()) ==
        "out_of_turn");
  CHECK(talk.post(talk.coachee, talk.let_path()).status == 303);
  CHECK_FALSE(talk.sees(talk.next, talk.at(), "Lapwing"));
}
