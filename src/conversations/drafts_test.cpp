#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("A draft is its author's alone until they share it") {
  Talk talk(a_database());
  CHECK(talk.post(talk.coach, talk.at(), Talk::form("draft", 0, "focus=Lapwing&confidence=many")).status == 303);
  const auto page = talk.get(talk.coach, talk.at()).body;
  CHECK(page.find("Lapwing") != std::string::npos);
  CHECK(page.find("many") != std::string::npos);
  CHECK(page.find("This is your draft") != std::string::npos);
  CHECK_FALSE(talk.sees(talk.coachee, talk.at(), "Lapwing"));
  CHECK_FALSE(talk.sees(talk.coachee, talk.path() + "/conversations", "draft"));
  CHECK(talk.sees(talk.coach, talk.path() + "/conversations", "Your draft"));
  CHECK(talk.scene.told(talk.coachee.person).front() != "conversation_shared");
  CHECK(talk.share(talk.coach, "focus=Lapwing") == 303);
  CHECK(talk.sees(talk.coachee, talk.at(), "Lapwing"));
  CHECK_FALSE(talk.sees(talk.coach, talk.path() + "/conversations", "Your draft"));
}

TEST_CASE("Drafts of one sitting are one audit line, however often they are saved") {
  Talk talk(a_database());
  const auto lines = [&] {
    std::size_t count = 0;
    for (const auto& line : talk.lines("content_sealed"))
      if (line.detail.starts_with("conversation_draft")) ++count;
    return count;
  };
  for (int minute = 0; minute < 30; ++minute) {
    const auto saved = talk.post(talk.coach, talk.at(), Talk::form("typed", 0, fmt::format("focus=Word{}", minute)));
    CHECK(saved.status == 200);
    CHECK(saved.content_type == "application/json; charset=utf-8");
    talk.scene.now = talk.scene.now.plus(std::chrono::seconds(55));
  }
  CHECK(lines() == 1);
  CHECK(talk.sees(talk.coach, talk.at(), "Word29"));
  talk.scene.now = talk.scene.now.plus(std::chrono::minutes(3));
  talk.post(talk.coach, talk.at(), Talk::form("typed", 0, "focus=Later"));
  CHECK(lines() == 2);
  // The other's draft is a sitting of its own.
  talk.post(talk.coachee, talk.at(), Talk::form("typed", 0, "focus=Mine"));
  CHECK(lines() == 3);
}

TEST_CASE("A draft that is too long is not saved, and says so") {
  Talk talk(a_database());
  const auto saved = talk.post(talk.coach, talk.at(), Talk::form("typed", 0, "focus=" + std::string(20'001, 'x')));
  CHECK(saved.status == 422);
  CHECK(saved.body.find("20,000 characters or fewer") != std::string::npos);
  CHECK_FALSE(talk.sees(talk.coach, talk.at(), "xxx"));
}

TEST_CASE("A draft begun before the other changed the conversation is shown beside it, with a warning") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  talk.post(talk.coachee, talk.at(), Talk::form("draft", 1, "focus=Heron"));
  CHECK(talk.share(talk.coach, "focus=Curlew", 1) == 303);
  const auto page = talk.get(talk.coachee, talk.at()).body;
  CHECK(page.find("was changed by Siân Rahman after you began this draft") != std::string::npos);
  CHECK(page.find("Heron") != std::string::npos);
  CHECK(page.find("Curlew") != std::string::npos);
}

TEST_CASE("What a script saves too late does not bring back a draft that was shared") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  CHECK(talk.outcome(talk.coach, Method::post, talk.at(), Talk::form("typed", 0, "focus=Lap")) == "out_of_turn");
  CHECK_FALSE(talk.sees(talk.coach, talk.at(), "This is your draft"));
}

TEST_CASE("A draft can be thrown away, once asked whether") {
  Talk talk(a_database());
  CHECK(talk.outcome_of(talk.coach, "/discard") == "not_found");
  talk.post(talk.coach, talk.at(), Talk::form("draft", 0, "focus=Lapwing"));
  CHECK(talk.outcome_of(talk.coachee, "/discard") == "not_found");
  CHECK(talk.sees(talk.coach, talk.at("/discard"), "gone for good"));
  talk.post(talk.coachee, talk.at("/discard"));
  CHECK(talk.sees(talk.coach, talk.at(), "Lapwing"));
  CHECK(talk.post(talk.coach, talk.at("/discard")).status == 303);
  CHECK_FALSE(talk.sees(talk.coach, talk.at(), "Lapwing"));
}

TEST_CASE("A draft of an engagement that is over is still its author's to read, and to throw away") {
  Talk talk(a_database());
  talk.post(talk.coach, talk.at(), Talk::form("draft", 0, "focus=Lapwing"));
  talk.end();
  CHECK(talk.sees(talk.coach, talk.at(), "Lapwing"));
  CHECK_FALSE(talk.sees(talk.coachee, talk.at(), "Lapwing"));
  CHECK(talk.post(talk.coach, talk.at("/discard")).status == 303);
  CHECK_FALSE(talk.sees(talk.coach, talk.at(), "Lapwing"));
}
