// What people are written about their sessions, and what their calendars get.
#include <doctest/doctest.h>

#include <set>

#include "calendar/calendar.hpp"
#include "engagements/appointments.hpp"
#include "engagements/engagements.hpp"
#include "jobs/outbox_scene_test.hpp"
#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;

namespace {

/// What a base64 text stands for.
std::string from_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string made;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    const auto value = kDigits.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    if ((count += 6) >= 8) made += static_cast<char>(bits >> (count -= 8) & 0xFF);
  }
  return made;
}

/// A message with its calendar's text readable, folded lines joined.
std::string readable(const std::string& message) {
  std::string all = message;
  const std::string mark = "Content-Transfer-Encoding: base64\r\n\r\n";
  for (std::size_t at = 0; (at = message.find(mark, at)) != std::string::npos; at += mark.size())
    all += from_base64(message.substr(at + mark.size(), message.find("\r\n--", at) - at - mark.size()));
  for (const std::string fold : {"=\r\n", "\r\n ", "\r\n\t"})
    for (std::size_t at; (at = all.find(fold)) != std::string::npos;) all.erase(at, 3);
  return all;
}

class MailScene : public test::Scene {
 public:
  explicit MailScene(test::TestDatabase held) : Scene(std::move(held)) {
    office_.kinds = mail_kinds();
    office_.sender = {"Waymark", "https://waymark.example", "waymark@service.example"};
    office_.recipient = [](db::Connection& db, const PersonId& id, Date) -> std::optional<jobs::Recipient> {
      const auto found = people::find_person(db, id);
      if (!found) return std::nullopt;
      return jobs::Recipient{found->name(), found->email};
    };
  }
  /// What is carried now, by address.
  std::multimap<std::string, std::string> carry() {
    test::KeepingCarrier carrier;
    const StoppedClock clock(now);
    jobs::carry_due(database(), clock, office_, carrier);
    std::multimap<std::string, std::string> mails;
    for (const auto& parcel : carrier.parcels) mails.emplace(parcel.to, readable(parcel.message));
    return mails;
  }
  int remind() {
    static const auto works = daily_work();
    return jobs::do_daily(database(), StoppedClock(now), works);
  }

 private:
  jobs::PostOffice office_;
};

bool says(const std::multimap<std::string, std::string>& mails, const std::string& to, std::string_view text) {
  const auto [from, until] = mails.equal_range(to);
  return std::any_of(from, until, [&](const auto& mail) { return mail.second.find(text) != std::string::npos; });
}

const std::string kCoach = "sian@fox.example", kCoachee = "p1002@ministry.example";

}  // namespace

TEST_CASE("A session arranged, moved and cancelled is one appointment in both partners' calendars") {
  MailScene scene(test::a_database());
  const auto id = scene.agreed();
  scene.carry();
  const auto coach = scene.coach_actor("COACH-1");
  SessionId session;
  scene.as(coach, [&](const access::Work& work) {
    session = *arrange_session(work, id, {{Date(2026, 3, 28), 14 * 60}, 90, Mode::video, true});
  });
  auto mails = scene.carry();
  CHECK(mails.size() == 2);
  for (const auto& to : {kCoach, kCoachee}) {
    CHECK(says(mails, to, "METHOD:REQUEST"));
    CHECK(says(mails, to, "UID:" + session.str() + "@waymark"));
    CHECK(says(mails, to, "SEQUENCE:0"));
    CHECK(says(mails, to, "DTSTART;TZID=Europe/London:20260328T140000"));
    CHECK(says(mails, to, "SUMMARY:Private appointment"));
    CHECK(says(mails, to, "When: 28 March 2026 at 2pm"));
    CHECK(says(mails, to, "https://waymark.example/engagements/" + id.str() + "/sessions/" + session.str()));
  }
  CHECK(says(mails, kCoach, "You arranged a session"));
  CHECK(scene.told(coach.person).front() != "session_arranged");  // their own deed is no news to them

  scene.as(scene.staff("1002"), [&](const access::Work& work) {
    CHECK(rearrange_session(work, id, session, {{Date(2026, 3, 29), 30}, 60, Mode::video, true}, "work_priority"));
  });
  mails = scene.carry();
  CHECK(says(mails, kCoach, "SEQUENCE:1"));
  CHECK(says(mails, kCoach, "DTEND;TZID=Europe/London:20260329T023000"));

  scene.as(coach, [&](const access::Work& work) { CHECK(cancel_session(work, id, session, "work_priority")); });
  mails = scene.carry();
  for (const auto& to : {kCoach, kCoachee}) {
    CHECK(says(mails, to, "METHOD:CANCEL"));
    CHECK(says(mails, to, "SEQUENCE:2"));
    CHECK(says(mails, to, "UID:" + session.str() + "@waymark"));
  }
}

TEST_CASE("A mail that is late says what holds when it is carried") {
  MailScene scene(test::a_database());
  const auto id = scene.agreed();
  scene.carry();
  const auto session = scene.arranged(id, {Date(2026, 4, 1), 14 * 60});
  scene.as_program(
      [&](const access::Work& work) { CHECK(cancel_session(work, id, session, "work_priority", Side::coach)); });
  const auto mails = scene.carry();
  CHECK(mails.size() == 2);  // the cancellation alone
  CHECK_FALSE(says(mails, kCoach, "METHOD:REQUEST"));
}

TEST_CASE("Sessions that end with their engagement leave the calendars too") {
  MailScene scene(test::a_database());
  const auto id = scene.agreed();
  scene.arranged(id, {Date(2026, 4, 1), 14 * 60});
  scene.arranged(id, {Date(2026, 5, 1), 14 * 60});
  scene.carry();
  scene.as_program([&](const access::Work& work) { CHECK(complete(work, id)); });
  const auto mails = scene.carry();
  const auto cancelled = std::count_if(mails.begin(), mails.end(), [](const auto& mail) {
    return mail.second.find("METHOD:CANCEL") != std::string::npos;
  });
  CHECK(cancelled == 4);
}

TEST_CASE("Calendars say what a session is only where both partners chose it") {
  MailScene scene(test::a_database());
  const auto id = scene.agreed();
  scene.carry();
  const auto choose = [&](const access::Actor& who) {
    scene.as(who, [](const access::Work& work) { calendar::choose_titles(work, true); });
  };
  const auto feed = [&](const PersonId& person) {
    return scene.get<std::vector<calendar::Appointment>>([&](const access::Work& work) {
      return appointments_of(work.db, person, "https://waymark.example", work.now);
    });
  };
  choose(scene.coach_actor("COACH-1"));
  scene.arranged(id, {Date(2026, 4, 1), 14 * 60});
  auto mails = scene.carry();
  CHECK(says(mails, kCoach, "SUMMARY:Private appointment"));
  CHECK_FALSE(feed(scene.person("1002")).at(0).title);
  choose(scene.staff("1002"));
  scene.arranged(id, {Date(2026, 5, 1), 14 * 60});
  mails = scene.carry();
  CHECK(says(mails, kCoach, "SUMMARY:Coaching session"));
  CHECK(feed(scene.person("1002")).at(0).title);
}

TEST_CASE("A person's feed holds their own sessions, and no cancelled one") {
  MailScene scene(test::a_database());
  const auto id = scene.agreed();
  const auto kept = scene.arranged(id, {Date(2026, 4, 1), 14 * 60});
  const auto gone = scene.arranged(id, {Date(2026, 5, 1), 14 * 60});
  scene.move_to(Date(2026, 3, 3));
  const auto done = scene.logged(id, Date(2026, 3, 2), 30);
  scene.agreed("1004", "COACH-3");
  scene.as_program(
      [&](const access::Work& work) { CHECK(cancel_session(work, id, gone, "work_priority", Side::coach)); });
  const auto ids = [&](const PersonId& person) {
    return scene.get<std::set<std::string>>([&](const access::Work& work) {
      std::set<std::string> found;
      for (const auto& each : appointments_of(work.db, person, "", work.now)) found.insert(each.id);
      return found;
    });
  };
  const std::set<std::string> both{kept.str(), done.str()};
  CHECK(ids(scene.person("1002")) == both);
  CHECK(ids(scene.coach("COACH-1").person) == both);
  CHECK(ids(scene.person("1004")).empty());
  CHECK(ids(scene.person("1001")).empty());
}

TEST_CASE("Both are reminded on the day before a session, and its coach afterwards until it is logged") {
  MailScene scene(test::a_database());
  const auto id = scene.agreed();
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.carry();
  const auto morning = [&](int day) {
    scene.move_to(Date(2026, 3, day), 7);
    scene.remind();
    scene.remind();
    return scene.carry();
  };
  CHECK(morning(8).empty());
  auto mails = morning(9);
  CHECK(mails.size() == 2);
  CHECK(says(mails, kCoachee, "You have a session tomorrow"));
  CHECK(says(mails, kCoachee, "When: 10 March 2026 at 2pm"));
  CHECK(morning(10).empty());
  mails = morning(11);
  CHECK(mails.size() == 1);
  CHECK(says(mails, kCoach, "to be logged"));
  CHECK(morning(12).empty());
  CHECK(morning(14).size() == 1);  // the third day was yesterday, when nothing ran
  scene.as_program([&](const access::Work& work) {
    CHECK(complete_session(work, id, session, {90, Mode::video, {}}));
  });
  scene.carry();
  CHECK(morning(17).empty());
}

TEST_CASE("No word of what is planted in a session's data is in any mail") {
  MailScene scene(test::a_database());
  const std::string planted = "Zyxwvut";
  scene.as_program([&](const access::Work& work) {
    for (const auto kind : {programmes::ReasonKind::cancel, programmes::ReasonKind::rearrange,
                            programmes::ReasonKind::pause, programmes::ReasonKind::end})
      CHECK(programmes::set_reasons(work, scene.programme, kind, {planted}));
    auto programme = *programmes::find(work.db, scene.programme);
    programme.name = planted;
    CHECK(programmes::edit(work, scene.programme, programme));
  });
  const auto reason = [&](programmes::ReasonKind kind) {
    return scene.get<std::string>(
        [&](const access::Work& work) { return programmes::reasons(work.db, scene.programme, kind).at(0).code; });
  };
  const auto id = scene.agreed();
  const auto first = scene.arranged(id, {Date(2026, 4, 1), 14 * 60});
  const auto second = scene.arranged(id, {Date(2026, 5, 1), 14 * 60});
  auto mails = scene.carry();
  scene.as_program([&](const access::Work& work) {
    CHECK(rearrange_session(work, id, first, {{Date(2026, 4, 2), 600}, 60, Mode::video, true},
                            reason(programmes::ReasonKind::rearrange)));
    CHECK(cancel_session(work, id, second, reason(programmes::ReasonKind::cancel), Side::coach));
    CHECK(pause(work, id, reason(programmes::ReasonKind::pause)));
  });
  mails.merge(scene.carry());
  scene.as_program(
      [&](const access::Work& work) { CHECK(end_early(work, id, reason(programmes::ReasonKind::end))); });
  mails.merge(scene.carry());
  CHECK(mails.size() >= 12);
  for (const auto& [to, text] : mails) CHECK(text.find(planted) == std::string::npos);
}

TEST_CASE("The words of every kind of mail are good templates") {
  for (const auto& kind : mail_kinds()) CHECK_FALSE(jobs::check_template(kind.kind, jobs::built_in(kind)));
}
