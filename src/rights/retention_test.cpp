#include "rights/scene_test.hpp"

using namespace waymark;
using namespace waymark::rights;
using namespace waymark::test;

TEST_CASE("Months are counted to the same day, or to the last of a month that has no such day") {
  CHECK(plus_months(Date(2026, 1, 31), 1) == Date(2026, 2, 28));
  CHECK(plus_months(Date(2027, 12, 15), 2) == Date(2028, 2, 15));
  CHECK(plus_months(Date(2028, 2, 29), 12) == Date(2029, 2, 28));
  CHECK(plus_months(Date(2026, 3, 31), -1) == Date(2026, 2, 28));
}

TEST_CASE("Content is due after the schedule's months, and not sooner than 31 days after that was changed") {
  const Date ended(2026, 3, 2);
  CHECK(due_on(ended, {}, {}) == Date(2027, 3, 2));
  CHECK(due_on(ended, {.months = 0}, {}) == ended);
  const auto before = start_of_day(Date(2026, 3, 1)), after = start_of_day(Date(2026, 6, 1));
  CHECK(due_on(ended, {.months = 1, .changed_at = before}, {}) == Date(2026, 4, 2));
  CHECK(due_on(ended, {.months = 1, .changed_at = after}, {}) == Date(2026, 7, 2));
  CHECK(due_on(ended, {.months = 1}, after) == Date(2026, 7, 2));
}

TEST_CASE("When its time is over an engagement's content is shredded with a certificate, and its figures stay") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  const auto before = all.scene.engagement(all.engagement);
  all.scene.move_to(Date(2027, 3, 1));
  CHECK(all.keep_to_schedule() == 0);
  CHECK(all.reread(all.coachee) == "what was said");
  all.scene.move_to(Date(2027, 3, 2));
  CHECK(all.keep_to_schedule() == 1);
  CHECK(all.reread(all.coachee) == "gone");
  const auto certificate = all.certificate(all.engagement);
  REQUIRE(certificate);
  CHECK(certificate->reason == "retention_over");
  CHECK(certificate->objects == 1);
  CHECK(certificate->key_destroyed_at);
  const auto after = all.scene.engagement(all.engagement);
  CHECK(after.sessions_completed == before.sessions_completed);
  CHECK(after.minutes_completed == before.minutes_completed);
  CHECK(after.delivered_net == before.delivered_net);
  CHECK(after.delivered_net == Money::pence(285'00));
  CHECK(all.scene.check().empty());
  CHECK(all.keep_to_schedule() == 0);
}

TEST_CASE("An engagement taken up again is not due, though its end had been noted") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  CHECK(all.due(Date(2027, 3, 2)).size() == 1);
  all.scene.database().change_now(
      [&](db::Connection& db) { db.run("update engagement set completed_on = null where id = $1", all.engagement); });
  CHECK(all.due(Date(2027, 3, 2)).empty());
  all.scene.move_to(Date(2028, 3, 2));
  CHECK(all.keep_to_schedule() == 0);
  CHECK(all.reread(all.coachee) == "what was said");
}

TEST_CASE("A programme's own schedule holds for its engagements, and only who manages it sets it") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  const auto page = "/programmes/" + all.scene.programme.str() + "/retention";
  CHECK(all.outcome(all.officer, web::Method::get, page) == "not_found");
  CHECK(all.outcome(all.coach, web::Method::get, page) == "not_found");
  const auto manager = all.scene.manager();
  CHECK(all.get(manager, page).body.find("value=\"12\"") != std::string::npos);
  CHECK(all.outcome(manager, web::Method::post, page, "months=121&invoice_months=72") == "422");
  CHECK(all.get(manager, page).body.find("value=\"12\"") != std::string::npos);
  CHECK(all.outcome(manager, web::Method::post, page, "months=3&invoice_months=24&seen=usual") == "303");
  CHECK(all.due(Date(2026, 6, 1)).empty());
  REQUIRE(all.due(Date(2026, 6, 2)).size() == 1);
  CHECK(all.due(Date(2026, 6, 2)).front().due_on == Date(2026, 6, 2));
  CHECK(all.outcome(manager, web::Method::post, page, "months=4&invoice_months=24&seen=usual") == "out_of_turn");
  CHECK(all.lines("retention_set").size() == 1);
}

TEST_CASE("What must outlive shredding is aggregated before it, and a failure of that keeps the content") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  all.scene.move_to(Date(2027, 3, 2));
  bool fails = true;
  std::vector<std::string> seen;
  all.rooms.aggregations.push_back([&](vault::Vault& vault, const access::Work& work, const keys::Scope& scope) {
    if (fails) throw std::runtime_error("cannot count");
    CHECK(vault.holds(work, all.thought(work, all.engagement, all.coachee.person)));
    seen = {scope.id};
  });
  CHECK(all.keep_to_schedule() == 0);
  CHECK(all.reread(all.coachee) == "what was said");
  fails = false;
  CHECK(all.keep_to_schedule() == 1);
  CHECK(seen == std::vector{all.engagement.str()});
}

TEST_CASE("Partners are told once, thirty days before, and not of what is held") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  all.complete(all.engagement);
  const auto tell = [&](Date day, Date since) {
    all.scene.move_to(day);
    all.scene.as_program([&](const access::Work& work) { daily_work().front().run(work, since); });
    const auto told = all.scene.told(all.coachee.person);
    return std::count(told.begin(), told.end(), "content_goes_soon");
  };
  CHECK(tell(Date(2027, 1, 30), Date(2027, 1, 29)) == 0);
  const auto hold = all.hold({.engagement = all.engagement});
  CHECK(tell(Date(2027, 1, 31), Date(2027, 1, 30)) == 0);
  all.scene.as(all.officer, [&](const access::Work& work) { lift_hold(work, hold); });
  // The hold put the day off by 31 days.
  CHECK(tell(Date(2027, 2, 1), Date(2027, 1, 31)) == 1);
  CHECK(tell(Date(2027, 2, 2), Date(2027, 2, 1)) == 1);
  const auto told = all.scene.told(all.coach.person);
  CHECK(std::count(told.begin(), told.end(), "content_goes_soon") == 1);
}

TEST_CASE("What has a date of its own is shredded on that, whatever becomes of the engagement") {
  RightsScene all;
  all.think(all.coachee, "what was said");
  const keys::Scope concern{OrganisationId("none"), "concern", new_id()};
  const vault::Sealed<Thought> statement(concern, "statement");
  all.scene.as(all.coachee, [&](const access::Work& work) { all.vault().seal(work, statement, "a concern"); });
  all.rooms.own_dates.push_back([&](const access::Work&, Date until) {
    std::vector<DueScope> due{{concern, Date(2026, 9, 1), all.engagement, {all.coachee.person}}};
    return until < due.front().due_on ? std::vector<DueScope>() : due;
  });
  REQUIRE(all.due(Date(2026, 9, 1)).size() == 1);
  CHECK(all.due(Date(2026, 9, 1)).front().ref == all.scene.engagement(all.engagement).ref);
  all.scene.move_to(Date(2026, 9, 1));
  const auto hold = all.hold({.person = all.coachee.person});
  CHECK(all.keep_to_schedule() == 0);
  all.scene.as(all.officer, [&](const access::Work& work) { lift_hold(work, hold); });
  CHECK(all.keep_to_schedule() == 1);
  CHECK(all.due(Date(2026, 9, 1)).empty());
  CHECK(all.reread(all.coachee) == "what was said");
}
