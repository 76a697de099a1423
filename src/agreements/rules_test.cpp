// What a programme asks of agreements, and what they begin with; who is reminded.
#include "agreements/scene_test.hpp"

using namespace waymark;
using namespace waymark::agreements;
using namespace waymark::agreements::test_scene;
using test::a_database;

namespace {

std::string log_form(Date day) {
  return fmt::format("starts-day={}&starts-month={}&starts-year={}&time=2pm&minutes=60&mode=video", day.day(),
                     day.month(), day.year());
}

std::string template_form(House& house, const std::string& more) {
  const auto now = house.scene.get<Template>(
      [&](const access::Work& work) { return template_of(work.db, house.scene.programme); });
  std::string form = fmt::format("seen={}", now.changed_at.micros());
  for (const Part part : kParts) form += fmt::format("&heading-{0}=Heading+of+{0}&wording-{0}=About+{0}", code(part));
  return form + more;
}

int remind(House& house) {
  static const auto works = daily_work();
  return jobs::do_daily(house.scene.database(), StoppedClock(house.scene.now), works);
}

std::int64_t times_told(House& house, const access::Actor& who, std::string_view kind) {
  const auto kinds = house.scene.told(who.person);
  return std::count(kinds.begin(), kinds.end(), kind);
}

}  // namespace

TEST_CASE("Where the programme requires an agreement, no session counts as completed before it is in force") {
  House house(a_database());
  house.rule(true, false);
  const auto session = house.scene.arranged(house.engagement, {Date(2026, 3, 3), 14 * 60}).str();
  house.scene.move_to(Date(2026, 3, 5));
  const auto completing = house.path() + "/sessions/" + session + "/complete";
  CHECK(house.says(house.coach, completing, "once coach and coachee have signed their coaching agreement"));
  CHECK(house.says(house.coach, house.path(), "have to sign an agreement before a session counts"));
  CHECK(house.says(house.coach, house.here(), "only once the agreement is signed by all"));

  const auto refused = house.post(house.coach, completing, "minutes=60&mode=video");
  CHECK(refused.status == 422);
  CHECK(refused.body.find("Sign the coaching agreement first") != std::string::npos);
  const auto refused_log = house.post(house.coach, house.path() + "/sessions/log", log_form(Date(2026, 3, 4)));
  CHECK(refused_log.status == 422);
  CHECK(refused_log.body.find("Sign the coaching agreement first") != std::string::npos);
  CHECK(refused_log.body.find("value=\"60\"") != std::string::npos);

  house.agree_on("Needed");
  CHECK(house.post(house.coach, completing, "minutes=60&mode=video").status == 303);
  CHECK(house.post(house.coach, house.path() + "/sessions/log", log_form(Date(2026, 3, 4))).status == 303);
  CHECK(house.scene.engagement(house.engagement).sessions_completed == 2);

  house.scene.move_to(Date(2026, 4, 1));
  house.new_coach();
  const auto next = house.scene.coach_actor("COACH-2");
  CHECK(house.post(next, house.path() + "/sessions/log", log_form(Date(2026, 4, 1))).status == 422);
  CHECK(house.scene.check().empty());
}

TEST_CASE("An amendment under way keeps no session from counting") {
  House house(a_database());
  house.rule(true, false);
  house.agree_on("In force");
  house.propose(house.coachee, "Amended");
  house.scene.move_to(Date(2026, 3, 5));
  CHECK(house.post(house.coach, house.path() + "/sessions/log", log_form(Date(2026, 3, 4))).status == 303);
}

TEST_CASE("Where it is not required, and in files, sessions count without one") {
  House house(a_database());
  house.scene.logged(house.engagement, Date(2026, 3, 1));
  house.rule(true, false);
  house.scene.as_program([&](const access::Work& work) {
    engagements::SessionRecord record;
    record.engagement = house.engagement;
    record.number = 2;
    record.starts_at = LocalTime{Date(2026, 3, 2), 9 * 60}.instant().value();
    record.minutes = 60;
    record.status = "completed";
    engagements::save_sessions(work, std::span(&record, 1));
  });
  CHECK(house.scene.sessions(house.engagement).size() == 2);
}

TEST_CASE("A file that gives an engagement another coach takes its agreement's effect away") {
  House house(a_database());
  house.agree_on("With the coach before");
  house.scene.as_program([&](const access::Work& work) {
    auto record = engagements::load_engagements(work.db).at(engagements::find(work.db, house.engagement)->ref);
    engagements::save_engagements(work, std::span(&record, 1));
    CHECK(engagements::find(work.db, house.engagement)->agreement_signed_at.has_value());
    record.coach = house.scene.coach("COACH-2").id;
    record.contract = {};
    engagements::save_engagements(work, std::span(&record, 1));
    CHECK_FALSE(engagements::find(work.db, house.engagement)->agreement_signed_at.has_value());
  });
  const auto next = house.scene.coach_actor("COACH-2");
  CHECK_FALSE(house.says(next, house.here(), "With the coach before"));
}

TEST_CASE("A programme's own wording is what new drafts begin with, and can be taken back") {
  House house(a_database());
  const auto manager = house.scene.manager();
  const auto page = "/programmes/" + house.scene.programme.str() + "/agreement-template";
  CHECK(house.says(manager, page, "This programme uses the standard wording"));
  CHECK(house.says(manager, page, "There are limits."));
  const auto stale = template_form(house, "");
  CHECK(house.post(manager, page, template_form(house, "&required=yes&three_way=yes")).status == 303);
  CHECK(house.says(house.coach, house.here() + "/draft", "Heading of aims"));
  CHECK(house.says(house.coach, house.here() + "/draft", "About frequency"));
  CHECK(
      house.says(manager, "/programmes/" + house.scene.programme.str(), "no session counts as completed before one"));
  CHECK(house.outcome(manager, Method::post, page, stale) == "out_of_turn");

  const auto empty = house.post(manager, page, "seen=0&wording-aims=Kept+wording");
  CHECK(empty.status == 422);
  CHECK(empty.body.find("Enter a heading for this section") != std::string::npos);
  CHECK(empty.body.find("Kept wording") != std::string::npos);

  CHECK(house.says(manager, page + "/reset", "Delete the programme"));
  CHECK(house.post(manager, page + "/reset").status == 303);
  CHECK(house.says(house.coach, house.here() + "/draft", "How often we meet"));
}

TEST_CASE("What agreements begin with is for who may manage the programme") {
  House house(a_database());
  const auto page = "/programmes/" + house.scene.programme.str() + "/agreement-template";
  CHECK(house.outcome(house.coach, Method::get, page) == "not_found");
  CHECK(house.outcome(house.coachee, Method::post, page, template_form(house, "")) == "not_found");
  const auto lead = test::holder(house.scene.database(), access::Role::agency_lead, "COURTS");
  house.scene.as(
      lead, [&](const access::Work& work) { CHECK_THROWS_AS(reset_template(work, house.scene.programme), Refused); });
}

TEST_CASE("Who has not signed is reminded three, seven and fourteen days after") {
  House house(a_database());
  house.propose(house.coach, "To sign");
  CHECK(house.sign(house.coach) == "303");
  const auto told_by = [&](Date day) {
    house.scene.move_to(day, 8);
    remind(house);
    return times_told(house, house.coachee, "agreement_to_sign");
  };
  CHECK(told_by(Date(2026, 3, 3)) == 0);
  CHECK(told_by(Date(2026, 3, 5)) == 1);
  CHECK(told_by(Date(2026, 3, 6)) == 1);
  CHECK(told_by(Date(2026, 3, 9)) == 2);
  CHECK(told_by(Date(2026, 3, 16)) == 3);
  CHECK(told_by(Date(2026, 3, 17)) == 3);
  CHECK(times_told(house, house.coach, "agreement_to_sign") == 0);
}

TEST_CASE("A third party who has not signed the aims is reminded, and nobody once all is signed") {
  House house(a_database());
  house.rule(false, true);
  REQUIRE(house.post(house.coachee, house.here() + "/third-party", "kind=line_manager").status == 303);
  house.agree_on("Aims");
  house.scene.move_to(Date(2026, 3, 5), 8);
  remind(house);
  CHECK(times_told(house, house.line_manager, "agreement_aims_to_sign") == 2);
  CHECK(times_told(house, house.coachee, "agreement_to_sign") == 0);
  CHECK(house.outcome(house.line_manager, Method::post, house.here() + "/aims", house.signature()) == "303");
  house.scene.move_to(Date(2026, 3, 9), 8);
  remind(house);
  CHECK(times_told(house, house.line_manager, "agreement_aims_to_sign") == 2);
}

TEST_CASE("Mail of a signature no longer waited for is not sent") {
  House house(a_database());
  house.propose(house.coach, "Aims");
  const auto version = house.agreement().to_sign()->id.str();
  const auto moot = [&] {
    return house.scene.get<bool>([&](const access::Work& work) {
      jobs::Mail mail;
      mail.kind = "agreement_proposed";
      mail.about_id = version;
      mail.person = house.coachee.person;
      const auto kinds = mail_kinds();
      return jobs::kind_of(kinds, mail.kind)->facts(work.db, mail, {}, {}, work.now).moot;
    });
  };
  CHECK_FALSE(moot());
  CHECK(house.sign(house.coachee) == "303");
  CHECK(moot());
}
