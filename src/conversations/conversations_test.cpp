#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("A conversation one partner shares is there for both, and for nobody else") {
  Talk talk(a_database());
  CHECK(talk.share(talk.coach, "focus=Lapwing&agreed=Heron&confidence=7") == 303);
  for (const auto& partner : {talk.coach, talk.coachee}) {
    const auto page = talk.get(partner, talk.at());
    CHECK(page.status == 200);
    CHECK(page.body.find("Lapwing") != std::string::npos);
    CHECK(page.body.find("7 out of 10") != std::string::npos);
    CHECK(talk.sees(partner, talk.path() + "/conversations", "Written, last by"));
  }
  for (const auto& other : {talk.line_manager, talk.scene.manager(), talk.scene.supplier_administrator("FOX"),
                            talk.scene.coach_actor("COACH-2"), access::Actor::program("Waymark")})
    for (const auto* page : {"", "/notes", "/prepare", "/reflect", "/discard"})
      CHECK(talk.outcome_of(other, page) == "not_found");
  CHECK(talk.outcome(talk.line_manager, Method::get, talk.path() + "/conversations") == "not_found");
  CHECK(talk.outcome(talk.line_manager, Method::get, talk.path() + "/conversations/share") == "not_found");
  CHECK(talk.outcome(talk.line_manager, Method::post, talk.at(), Talk::form("share", 1, "focus=x")) == "not_found");
}

TEST_CASE("The other side is told that a conversation is shared, and that it is changed") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  CHECK(talk.scene.told(talk.coachee.person).front() == "conversation_shared");
  CHECK(talk.share(talk.coachee, "focus=Heron", 1) == 303);
  CHECK(talk.scene.told(talk.coach.person).front() == "conversation_changed");
  CHECK(talk.sees(talk.coach, talk.at(), "Heron"));
  CHECK_FALSE(talk.sees(talk.coach, talk.at(), "Lapwing"));
}

TEST_CASE("Each opening is a line that names whose it is") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  REQUIRE(talk.lines("opened").empty());
  talk.get(talk.coachee, talk.at());
  const auto lines = talk.lines("opened");
  REQUIRE(lines.size() == 2);
  for (const auto& line : lines) {
    CHECK(line.subject_kind == "conversation");
    CHECK(line.actor == talk.coachee.person);
    CHECK(line.stream == "engagement/" + talk.engagement.str());
    CHECK((line.about == talk.coach.person || line.about == talk.coachee.person));
  }
  CHECK(lines[0].about != lines[1].about);
  // The list opens nothing.
  talk.get(talk.coachee, talk.path() + "/conversations");
  CHECK(talk.lines("opened").size() == 2);
}

TEST_CASE("A rating out of range is refused, and what was typed is still there") {
  Talk talk(a_database());
  for (const auto* rating : {"11", "-1", "7.5", "seven", "100"}) {
    const auto page =
        talk.post(talk.coach, talk.at(), Talk::form("share", 0, "focus=Lapwing&confidence=" + std::string(rating)));
    CHECK(page.status == 422);
    CHECK(page.body.find("must be a whole number from 0 to 10") != std::string::npos);
    CHECK(page.body.find("Lapwing") != std::string::npos);
    CHECK(page.body.find("value=\"" + std::string(rating) + "\"") != std::string::npos);
  }
  CHECK_FALSE(talk.sees(talk.coachee, talk.at(), "Lapwing"));
  CHECK(talk.share(talk.coach, "confidence=0&progress=10") == 303);
}

TEST_CASE("A text of 20,000 characters is kept, a longer one refused, an empty conversation too") {
  Talk talk(a_database());
  CHECK(talk.share(talk.coach, "focus=" + std::string(20'001, 'x')) == 422);
  CHECK(talk.share(talk.coach, "focus=++&next=") == 422);
  CHECK(talk.share(talk.coach, "focus=" + std::string(20'000, 'x')) == 303);
}

TEST_CASE("When the other has changed the conversation meanwhile, both texts are on the form") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  CHECK(talk.share(talk.coachee, "focus=Heron", 1) == 303);
  const auto page = talk.post(talk.coach, talk.at(), Talk::form("share", 1, "focus=Curlew"));
  CHECK(page.status == 422);
  CHECK(page.body.find("Éilis O’Hara changed the conversation while you were writing") != std::string::npos);
  CHECK(page.body.find("Heron") != std::string::npos);
  CHECK(page.body.find("Curlew") != std::string::npos);
  CHECK(page.body.find("name=\"version\" value=\"2\"") != std::string::npos);
  CHECK(talk.sees(talk.coachee, talk.at(), "Heron"));
  // Having seen both, they decide.
  CHECK(talk.share(talk.coach, "focus=Curlew+and+Heron", 2) == 303);
  CHECK(talk.sees(talk.coachee, talk.at(), "Curlew and Heron"));
}

TEST_CASE("Two who write the first conversation at once: the second is shown the first") {
  Talk talk(a_database());
  CHECK(talk.share(talk.coach, "focus=Lapwing") == 303);
  CHECK(talk.share(talk.coachee, "focus=Heron") == 422);
}

TEST_CASE("Once the engagement is over its conversations can be read and no longer written") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  talk.end();
  for (const auto& partner : {talk.coach, talk.coachee}) {
    const auto page = talk.get(partner, talk.at() + "?change=yes");
    CHECK(page.body.find("Lapwing") != std::string::npos);
    CHECK(page.body.find("<textarea") == std::string::npos);
    CHECK(talk.outcome(partner, Method::post, talk.at(), Talk::form("share", 1, "focus=x")) == "out_of_turn");
    CHECK(talk.outcome(partner, Method::post, talk.at(), Talk::form("draft", 1, "focus=x")) == "out_of_turn");
    for (const auto* page_of : {"/notes", "/prepare", "/reflect"})
      CHECK(talk.outcome(partner, Method::post, talk.at(page_of), "text=x&useful=x") == "out_of_turn");
  }
}

TEST_CASE("Before an engagement is agreed it has no conversations, and a cancelled session takes none") {
  Talk talk(a_database());
  EngagementId proposed;
  talk.scene.as(talk.scene.manager(), [&](const access::Work& work) {
    proposed = *engagements::propose(work, talk.scene.proposal("1004", "COACH-2"));
  });
  CHECK(talk.outcome(talk.scene.coach_actor("COACH-2"), Method::get,
                     engagements::path_of(proposed) + "/conversations") == "not_found");

  const auto cancelled = talk.scene.arranged(talk.engagement, {Date(2026, 3, 9), 600});
  talk.scene.as(talk.scene.manager(), [&](const access::Work& work) {
    REQUIRE(engagements::cancel_session(work, talk.engagement, cancelled,
                                        talk.reason(work, programmes::ReasonKind::cancel),
                                        engagements::Side::programme));
  });
  CHECK(talk.sees(talk.coach, talk.at(cancelled), "This session did not take place"));
  CHECK(talk.outcome(talk.coach, Method::post, talk.at(cancelled), Talk::form("share", 0, "focus=x")) ==
        "out_of_turn");
}

TEST_CASE("What was written about a session whose log is taken back can still be read") {
  Talk talk(a_database());
  SessionId session;
  talk.scene.as(talk.coach, [&](const access::Work& work) {
    session = *engagements::log_session(work, talk.engagement,
                                        {{Date(2026, 3, 3), 540}, 30, engagements::Mode::video, true});
  });
  CHECK(talk.post(talk.coach, talk.at(session), Talk::form("share", 0, "focus=Lapwing")).status == 303);
  talk.scene.as(talk.coach, [&](const access::Work& work) { engagements::undo_log(work, talk.engagement, session); });
  CHECK(talk.sees(talk.coachee, talk.at(session), "Lapwing"));
  CHECK(talk.sees(talk.coachee, talk.path() + "/conversations", "no longer logged"));
  CHECK(talk.outcome(talk.coachee, Method::get, talk.at(SessionId::fresh())) == "not_found");
}

TEST_CASE("The list shows twenty sessions a page, the newest first") {
  Talk talk(a_database());
  for (int day = 0; day < 24; ++day) talk.scene.logged(talk.engagement, Date(2026, 2, 1).plus(day), 30);
  const auto first = talk.get(talk.coach, talk.path() + "/conversations").body;
  CHECK(first.find("2 March 2026") < first.find("24 February 2026"));
  CHECK(first.find("Session of 1 February 2026") == std::string::npos);
  CHECK(talk.sees(talk.coach, talk.path() + "/conversations?page=2", "Session of 1 February 2026"));
}
