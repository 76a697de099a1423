#include "rights/scene_test.hpp"

using namespace waymark;
using namespace waymark::rights;
using namespace waymark::test;

TEST_CASE("A hold on an engagement or on anybody of it beats the schedule until it is lifted") {
  for (const auto whose : {"engagement", "coachee", "coach"}) {
    CAPTURE(whose);
    RightsScene all;
    all.think(all.coachee, "what was said");
    all.complete(all.engagement);
    all.scene.move_to(Date(2027, 3, 2));
    HoldOn on;
    if (whose == std::string("engagement")) on.engagement = all.engagement;
    else on.person = whose == std::string("coachee") ? all.coachee.person : all.coach.person;
    const auto hold = all.hold(on);
    CHECK(all.keep_to_schedule() == 0);
    CHECK(all.due(Date(2027, 3, 2)).front().held);
    CHECK(all.reread(all.coachee) == "what was said");
    all.scene.as(all.officer, [&](const access::Work& work) { lift_hold(work, hold); });
    all.scene.move_to(Date(2027, 4, 1));
    CHECK(all.keep_to_schedule() == 0);
    all.scene.move_to(Date(2027, 4, 2));
    CHECK(all.keep_to_schedule() == 1);
  }
}

TEST_CASE("A hold laid between shredding and the destruction of the key keeps the key") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  keys::Scope scope;
  all.scene.as_program([&](const access::Work& work) {
    scope = engagements::scope_of(work, *engagements::find(work.db, all.engagement));
    all.vault().shred(work, scope, "retention_over");
  });
  const auto hold = all.hold({.engagement = all.engagement});
  all.keep_to_schedule();
  CHECK(all.keys().keys().has(scope));
  CHECK_FALSE(all.certificate(all.engagement)->key_destroyed_at);
  all.scene.as(all.officer, [&](const access::Work& work) { lift_hold(work, hold); });
  all.keep_to_schedule();
  CHECK_FALSE(all.keys().keys().has(scope));
  CHECK(all.certificate(all.engagement)->key_destroyed_at);
}

TEST_CASE("Holds are laid and lifted on pages, once each, with a line in the trail") {
  RightsScene all;
  const auto ref = all.scene.engagement(all.engagement).ref;
  CHECK(all.get(all.officer, "/rights/holds").body.find("There are no holds") != std::string::npos);
  const auto wrong =
      all.post(all.officer, "/rights/holds/new", "on=engagement&ref=nothing&reason=audit&reference=A-1");
  CHECK(wrong.body.find("There is no engagement with that reference") != std::string::npos);
  CHECK(wrong.body.find("value=\"A-1\"") != std::string::npos);
  const auto form = "on=engagement&ref=" + ref + "&reason=audit&reference=A-1";
  CHECK(all.outcome(all.officer, web::Method::post, "/rights/holds/new", form) == "303");
  CHECK(all.outcome(all.officer, web::Method::post, "/rights/holds/new",
                    "on=person&person=1002&reason=legal_claim&reference=B-2") == "303");
  const auto page = all.get(all.officer, "/rights/holds").body;
  CHECK(page.find(ref) != std::string::npos);
  CHECK(page.find("B-2") != std::string::npos);
  CHECK(all.lines("hold_laid").size() == 2);
  std::string id;
  all.scene.as(all.officer, [&](const access::Work& work) { id = holds(work, 0, 10).front().id; });
  const auto path = "/rights/holds/" + id + "/lift";
  CHECK(all.get(all.officer, path).body.find("Lift this legal hold?") != std::string::npos);
  CHECK(all.outcome(all.officer, web::Method::post, path) == "303");
  CHECK(all.outcome(all.officer, web::Method::post, path) == "out_of_turn");
  CHECK(all.lines("hold_lifted").size() == 1);
}

TEST_CASE("Only the data protection officer enters the pages of people's rights") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  all.scene.move_to(Date(2027, 3, 2));
  REQUIRE(all.keep_to_schedule() == 1);
  const auto certificate = "/rights/certificates/" + all.certificate(all.engagement)->id;
  const std::string erasing = "/rights/erasure/" + all.coachee.person.str();
  for (const auto& page :
       {std::string("/rights"), std::string("/rights/retention"), std::string("/rights/certificates"), certificate,
        std::string("/rights/holds"), std::string("/rights/holds/new"), std::string("/rights/subject-access"),
        std::string("/rights/erasure"), erasing}) {
    CAPTURE(page);
    CHECK(all.outcome(all.officer, web::Method::get, page) == "200");
    for (const auto& other :
         {all.scene.manager(), all.coach, all.coachee, all.line_manager, all.scene.supplier_administrator("FOX")})
      CHECK(all.outcome(other, web::Method::get, page) == "not_found");
  }
  const auto shown = all.get(all.officer, certificate).body;
  CHECK(shown.find(all.scene.engagement(all.engagement).ref) != std::string::npos);
  CHECK(shown.find("The retention period was over") != std::string::npos);
  all.scene.as(all.scene.manager(), [&](const access::Work& work) {
    CHECK_THROWS_AS(lay_hold(work, {.engagement = all.engagement}, HoldReason::audit, "A-1"), Refused);
    CHECK_THROWS_AS(preview(all.vault(), work, all.rooms, all.coachee.person), Refused);
    CHECK_THROWS_AS(erase(all.vault(), work, all.rooms, all.coachee.person, "1002"), Refused);
  });
}
