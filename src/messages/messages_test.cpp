#include "messages/messages.hpp"

#include <doctest/doctest.h>

#include "messages/messages_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("Partners read what the other wrote, and for everybody else there is no conversation") {
  Conversations house;
  house.writes(house.coach, "Shall we begin with the board paper?");
  CHECK(house.reads(house.coachee, "Shall we begin with the board paper?"));
  CHECK(house.reads(house.coach, "Shall we begin with the board paper?"));
  auto officer = Scene::somebody(PersonId::fresh(), "Officer");
  officer.grants.push_back({access::Role::data_protection_officer, access::PlaceKind::service, ""});
  auto administrator = Scene::somebody(PersonId::fresh(), "Administrator");
  administrator.grants.push_back({access::Role::system_administrator, access::PlaceKind::service, ""});
  for (const auto& actor : {house.line_manager, house.scene.manager(), house.scene.supplier_administrator("FOX"),
                            house.scene.staff("1004"), house.scene.coach_actor("COACH-2"), officer, administrator}) {
    CHECK(house.outcome(actor, web::Method::get, house.thread()) == "not_found");
    CHECK(house.outcome(actor, web::Method::post, house.thread(), "text=hello") == "not_found");
  }
}

TEST_CASE("Each opening leaves a line, in which the writer sees who opened what of theirs") {
  Conversations house;
  house.writes(house.coach, "One");
  house.get(house.coachee, house.thread());
  auto opened = house.lines("opened");
  REQUIRE(opened.size() == 1);
  CHECK(opened[0].actor == house.coachee.person);
  CHECK(opened[0].about == house.coach.person);
  CHECK(opened[0].subject_kind == "message");
  house.get(house.coach, house.thread());
  opened = house.lines("opened");
  REQUIRE(opened.size() == 2);
  CHECK(opened[0].actor == house.coach.person);
  CHECK(opened[0].about.empty());
}

TEST_CASE("A new coach sees the messages of their own time, and the earlier coach none") {
  Conversations house;
  house.writes(house.coachee, "Written in the first coach's time");
  house.scene.move_to(Date(2026, 4, 1));
  const auto next = house.scene.coach_actor("COACH-2");
  house.changes_coach("COACH-2");
  CHECK_FALSE(house.reads(next, "Written in the first"));
  CHECK(house.reads(house.coachee, "Written in the first"));
  CHECK(house.outcome(house.coach, web::Method::get, house.thread()) == "not_found");
  house.writes(house.coachee, "Welcome");
  CHECK(house.reads(next, "Welcome"));
  const auto old = house.ids().front();
  CHECK(house.outcome(next, web::Method::get, house.thread() + "?before=" + old) == "not_found");
  CHECK(house.outcome(next, web::Method::get, house.thread() + "/" + old + "/withdraw") == "not_found");

  // Whoever coaches again begins anew: their first time stays closed to them.
  house.scene.move_to(Date(2026, 5, 1));
  house.changes_coach("COACH-1");
  CHECK(house.unread(house.coach) == 0);
  house.writes(house.coachee, "Welcome back");
  CHECK(house.unread(house.coach) == 1);
  CHECK(house.waiting(house.coach) == 2);  // one of each time
  CHECK(house.reads(house.coach, "Welcome back"));
  CHECK_FALSE(house.reads(house.coach, "Written in the first"));
}

TEST_CASE("In a group a message goes to all others") {
  Conversations house;
  auto proposal = house.scene.proposal("1001", "COACH-3");
  proposal.coachees.push_back(house.scene.person("1004"));
  house.engagement = house.scene.agreed(proposal);
  const auto coach = house.scene.coach_actor("COACH-3"), first = house.scene.staff("1001"),
             second = house.scene.staff("1004");
  house.writes(first, "To all of you");
  CHECK(house.unread(coach) == 1);
  CHECK(house.unread(second) == 1);
  CHECK(house.unread(first) == 0);
  CHECK(house.reads(second, "To all of you"));
  CHECK(house.reads(first, "Read by 1 of 2"));
  CHECK(house.reads(first, "Your message to everybody in this engagement"));
  CHECK(house.reads(coach, "To all of you"));
  CHECK(house.reads(first, "Read by 2 of 2"));
}

TEST_CASE("Before an engagement is agreed there is nothing, and when it is over messages are only read") {
  Conversations house;
  EngagementId proposed;
  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    proposed = *engagements::propose(work, house.scene.proposal("1004", "COACH-3"));
    engagements::ask(work, proposed);
  });
  const auto path = engagements::path_of(proposed) + "/messages";
  CHECK(house.outcome(house.scene.staff("1004"), web::Method::get, path) == "not_found");

  house.writes(house.coach, "Last words");
  const auto id = house.ids().front();
  house.scene.as_program([&](const access::Work& work) { REQUIRE(engagements::complete(work, house.engagement)); });
  CHECK(house.reads(house.coachee, "Last words"));
  CHECK(house.reads(house.coachee, "This engagement is over"));
  CHECK_FALSE(house.reads(house.coachee, "<textarea"));
  CHECK(house.outcome(house.coachee, web::Method::post, house.thread(), "text=more") == "out_of_turn");
  CHECK(house.outcome(house.coach, web::Method::post, house.thread() + "/" + id + "/withdraw") == "out_of_turn");
}

TEST_CASE("What cannot be sent is still in the form") {
  Conversations house;
  const auto empty = house.post(house.coach, house.thread(), "text=+%0D%0A+");
  CHECK(empty.status == 422);
  CHECK(empty.body.find("Enter a message") != std::string::npos);
  const std::string long_text(messages::kLongest + 1, 'x');
  const auto too_long = house.post(house.coach, house.thread(), "text=" + long_text);
  CHECK(too_long.status == 422);
  CHECK(too_long.body.find("Use 5,000 characters or fewer") != std::string::npos);
  CHECK(too_long.body.find(long_text) != std::string::npos);
  CHECK(house.ids().empty());
  CHECK(house.post(house.coach, house.thread(), "text=" + std::string(messages::kLongest, 'x')).status == 303);
}

TEST_CASE("What somebody types is text, its lines as they typed them") {
  Conversations house;
  house.post(house.coach, house.thread(), "text=%3Csvg+onload%3D1%3E%0D%0Asecond+line%0D%0A%0D%0Anext+paragraph");
  const auto page = house.get(house.coachee, house.thread()).body;
  CHECK(page.find("<svg onload=1>") == std::string::npos);
  CHECK(
      page.find("<p class=\"govuk-body waymark-written\">&lt;svg onload=1&gt;\nsecond line\n\nnext paragraph</p>") !=
      std::string::npos);
}

TEST_CASE("When the engagement is shredded its messages are gone, and that there were some stays") {
  Conversations house;
  house.writes(house.coach, "Gone one day");
  house.scene.as_program([&](const access::Work& work) {
    house.vault().shred(work, engagements::scope_of(work, house.scene.engagement(house.engagement)),
                        "retention_over");
  });
  CHECK(house.reads(house.coachee, "This message is no longer kept."));
  CHECK_FALSE(house.reads(house.coachee, "Gone one day"));
}

TEST_CASE("A person's file has what they wrote and what they may still see of what was written to them") {
  Conversations house;
  house.writes(house.coach, "From the first coach");
  house.writes(house.coachee, "From the coachee");
  house.scene.move_to(Date(2026, 4, 1));
  house.changes_coach("COACH-2");
  const auto next = house.scene.coach_actor("COACH-2");
  house.writes(next, "From the next coach");
  CHECK(house.packed(house.coachee.person) ==
        std::vector<std::string>{"From the first coach", "From the coachee", "From the next coach"});
  CHECK(house.packed(house.coach.person) == std::vector<std::string>{"From the first coach"});
  CHECK(house.packed(next.person) == std::vector<std::string>{"From the next coach"});
  CHECK(house.packed(house.line_manager.person).empty());
  CHECK(house.lines("machine_read").size() == 4);
}
