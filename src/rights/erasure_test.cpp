#include "money/money.hpp"
#include "rights/leaver_test.hpp"

using namespace waymark;
using namespace waymark::rights;
using namespace waymark::test;

namespace {

bool found_anywhere(Scene& scene, const std::string& text) {
  bool found = false;
  scene.database().read([&](db::Connection& db) {
    for (const auto sql : {"select count(*) from person where first_name || last_name || email || search_key like $1",
                           "select count(*) from person where staff_number like $1",
                           "select count(*) from engagement where coachee_name like $1",
                           "select count(*) from coach_card where name like $1",
                           "select count(*) from engagement_event where by_name || detail like $1",
                           "select count(*) from notice where by_name like $1",
                           "select count(*) from mail where by_name || sent_to like $1"})
      if (db.value<std::int64_t>(sql, "%" + text + "%").value_or(0) > 0) {
        MESSAGE(sql);
        found = true;
      }
  });
  return found;
}

}  // namespace

TEST_CASE("What the preview says goes is what goes, and what it says stays is what stays") {
  Leaver all;
  all.complete(all.own);
  const auto shown = all.look();
  CHECK(shown.blocks.empty());
  CHECK(shown.goes.engagements == 1);
  CHECK(shown.goes.pieces == 2);
  CHECK(shown.goes.account);
  CHECK(shown.goes.notices > 0);
  CHECK(shown.stays.sessions == 1);
  const auto gone = all.erase_them();
  REQUIRE(gone);
  CHECK(*gone == shown.goes);
  const auto after = all.look();
  CHECK(after.goes == Goes());
  CHECK(after.stays == shown.stays);
  CHECK(all.certificate(all.own)->reason == "erasure");
  all.scene.deliver();
  CHECK(all.scene.check().empty());
  CHECK(all.scene.engagement(all.own).sessions_completed == 1);
  CHECK(all.scene.engagement(all.own).minutes_completed == 90);
  CHECK(all.lines("person_erased").size() == 1);
}

TEST_CASE("After an erasure the person is found by id only, in no list, search, notice or mail") {
  Leaver all;
  all.complete(all.own);
  const auto accepted = all.scene.engagement(all.own).coachee_name;
  CHECK(accepted == "Amal Bhatt");
  REQUIRE(all.erase_them());
  all.scene.deliver();
  CHECK_FALSE(found_anywhere(all.scene, "Bhatt"));
  CHECK_FALSE(found_anywhere(all.scene, "1004"));
  CHECK(all.person().erased_at);
  CHECK(all.scene.engagement(all.own).coachee_name == all.person().name());
  all.scene.database().read([&](db::Connection& db) {
    CHECK_FALSE(people::person_with_staff_number(db, "1004"));
    CHECK_FALSE(people::person_with_email(db, "p1004@ministry.example"));
    CHECK_FALSE(accounts::account_of(db, all.who.person));
    CHECK(people::compare_with_recount(db, all.scene.today()).empty());
  });
  const auto search = all.post(all.officer, "/rights/erasure", "person=1004");
  CHECK(search.status == 422);
  CHECK(all.get(all.officer, "/rights/erasure/" + all.who.person.str()).body.find("was erased on") !=
        std::string::npos);
}

TEST_CASE("Nobody is erased twice, or without their staff number typed") {
  Leaver all;
  all.complete(all.own);
  const auto wrong = all.erase_them("1005");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.problems().of("typed"));
  CHECK(all.person().name() == "Amal Bhatt");
  const auto path = "/rights/erasure/" + all.who.person.str();
  CHECK(all.get(all.officer, path).body.find("type their staff number") != std::string::npos);
  CHECK(all.outcome(all.officer, web::Method::post, path, "typed=1004") == "303");
  CHECK(all.outcome(all.officer, web::Method::post, path, "typed=1004") == "out_of_turn");
}

TEST_CASE("An open engagement, a legal hold and an invoice stand in the way of an erasure") {
  Leaver all;
  auto erased = all.erase_them();
  REQUIRE_FALSE(erased);
  CHECK(erased.problems().front().message.find("is not over") != std::string::npos);
  all.complete(all.own);
  const auto hold = all.hold({.engagement = all.own});
  erased = all.erase_them();
  REQUIRE_FALSE(erased);
  CHECK(erased.problems().size() == 1);
  CHECK(erased.problems().front().message.find("legal hold") != std::string::npos);
  CHECK(all.look().blocks.size() == 1);
  all.scene.as(all.officer, [&](const access::Work& work) { lift_hold(work, hold); });
  CHECK(all.look().blocks.empty());

  all.complete(all.engagement);
  all.scene.as_program([&](const access::Work& work) {
    money::InvoiceRecord line;
    line.invoice_ref = "INV-1";
    const auto contract = all.scene.contract("C-FOX");
    line.supplier = contract.terms.supplier;
    line.contract = contract.id;
    line.engagement = all.engagement;
    line.invoiced_on = Date(2026, 3, 2);
    line.description = "Coaching";
    line.net = Money::pence(285'00);
    line.vat = Money::pence(57'00);
    money::save(work, std::vector{line});
  });
  all.who = all.coachee;
  CHECK(all.look().blocks.size() == 2);
  CHECK(all.look().blocks.back().find("2 March 2032") != std::string::npos);
}

TEST_CASE("Of an erased coach no name is left in engagements, and what their coachees wrote stays") {
  Leaver all;
  const auto coach = all.scene.coach_actor("COACH-2");
  all.scene.as(all.scene.manager(), [&](const access::Work& work) {
    REQUIRE(engagements::change_coach(work, all.engagement, coach.coach, {}, "coach_unavailable"));
  });
  all.scene.as(coach, [&](const access::Work& work) {
    const auto reasons = programmes::reasons(work.db, all.scene.programme, programmes::ReasonKind::pause);
    REQUIRE(engagements::pause(work, all.engagement, reasons.front().code));
  });
  all.think(all.coachee, "what was said");
  for (const auto& id : {all.engagement, all.own})
    all.scene.as(all.scene.manager(), [&](const access::Work& work) {
      const auto reasons = programmes::reasons(work.db, all.scene.programme, programmes::ReasonKind::end);
      REQUIRE(engagements::end_early(work, id, reasons.front().code));
    });
  CHECK(found_anywhere(all.scene, "Łukasik"));
  all.who = coach;
  REQUIRE(all.erase_them("1003"));
  all.scene.deliver();
  CHECK_FALSE(found_anywhere(all.scene, "Łukasik"));
  CHECK(all.scene.check().empty());
  CHECK(all.reread(all.coachee) == "what was said");
}

TEST_CASE("Nobody erases themselves") {
  Leaver all;
  all.complete(all.own);
  all.officer.person = all.who.person;
  CHECK(all.look().blocks.size() == 1);
  CHECK_FALSE(all.erase_them());
}
