#include "calendar/calendar.hpp"

#include <doctest/doctest.h>

#include "tests/support/database.hpp"

using namespace waymark;

namespace {

Instant at(Date day, int minutes) { return *LocalTime{day, minutes}.instant(); }

calendar::Appointment appointment(Instant starts_at, int minutes = 90) {
  calendar::Appointment made;
  made.id = "0123456789abcdefghjkmnpqrstvwxy";
  made.sequence = 2;
  made.starts_at = starts_at;
  made.minutes = minutes;
  made.written_at = at(Date(2026, 2, 1), 600);
  return made;
}

/// The iCalendar text with its folded lines joined.
std::string unfolded(std::string text) {
  for (std::size_t fold; (fold = text.find("\r\n ")) != std::string::npos;) text.erase(fold, 3);
  return text;
}
std::string event(const calendar::Appointment& made) {
  return unfolded(calendar::invitation(made, "waymark@service.example", {"Éilis O’Hara", "eilis@dep.example"}).text);
}
bool has(const std::string& text, const std::string& line) {
  return text.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("An invitation names the appointment for ever, and says no more than when") {
  const auto made = appointment(at(Date(2026, 3, 3), 14 * 60));
  CHECK(calendar::invitation(made, "a@b.example", {"N", "n@b.example"}).method == "REQUEST");
  const auto text = event(made);
  for (const char* line : {"METHOD:REQUEST", "UID:0123456789abcdefghjkmnpqrstvwxy@waymark", "SEQUENCE:2",
                           "DTSTAMP:20260201T100000Z", "DTSTART;TZID=Europe/London:20260303T140000",
                           "DTEND;TZID=Europe/London:20260303T153000", "SUMMARY:Private appointment", "CLASS:PRIVATE",
                           "STATUS:CONFIRMED", "ORGANIZER:mailto:waymark@service.example", "TZID:Europe/London"})
    CHECK_MESSAGE(has(text, line), line);
  CHECK(text.find("RSVP=FALSE") != std::string::npos);
  CHECK(text.find("mailto:eilis@dep.example") != std::string::npos);
  for (const char* nothing : {"URL", "DESCRIPTION", "Coaching", "LOCATION", "O’Hara"})
    CHECK_MESSAGE(text.find(nothing) == std::string::npos, nothing);
}

TEST_CASE("Where all have chosen so, an appointment says what it is and where its page is") {
  auto made = appointment(at(Date(2026, 3, 3), 14 * 60));
  made.title = {"Coaching session; with, commas", "https://waymark.example/engagements/1"};
  const auto text = event(made);
  CHECK(has(text, "SUMMARY:Coaching session\\; with\\, commas"));
  CHECK(has(text, "URL:https://waymark.example/engagements/1"));
  CHECK_FALSE(has(text, "CLASS:PRIVATE"));
}

TEST_CASE("A cancelled appointment is taken back") {
  auto made = appointment(at(Date(2026, 3, 3), 14 * 60));
  made.cancelled = true;
  CHECK(calendar::invitation(made, "a@b.example", {"N", "n@b.example"}).method == "CANCEL");
  CHECK(has(event(made), "METHOD:CANCEL"));
  CHECK(has(event(made), "STATUS:CANCELLED"));
}

TEST_CASE(
    "Times are London's on both sides of the changes of the clocks, and UTC where London's would say two things") {
  // 29 March 2026: the clocks go from 01:00 to 02:00.
  auto text = event(appointment(at(Date(2026, 3, 29), 30), 60));
  CHECK(has(text, "DTSTART;TZID=Europe/London:20260329T003000"));
  CHECK(has(text, "DTEND;TZID=Europe/London:20260329T023000"));
  // 25 October 2026: the hour from 01:00 comes twice.
  text = event(appointment(at(Date(2026, 10, 25), 90), 30));
  CHECK(has(text, "DTSTART:20261025T003000Z"));
  CHECK(has(text, "DTEND:20261025T010000Z"));
  text = event(appointment(at(Date(2026, 10, 25), 90).plus(std::chrono::hours(1)), 60));
  CHECK(has(text, "DTSTART:20261025T013000Z"));
  CHECK(has(text, "DTEND;TZID=Europe/London:20261025T023000"));
}

TEST_CASE("A feed holds every appointment, and asks nobody anything") {
  const calendar::Appointment all[] = {appointment(at(Date(2026, 3, 3), 600)),
                                       appointment(at(Date(2026, 7, 3), 600))};
  const auto text = unfolded(calendar::feed(all, "Waymark"));
  CHECK(has(text, "METHOD:PUBLISH"));
  CHECK(has(text, "X-WR-CALNAME:Waymark"));
  CHECK(has(text, "DTSTART;TZID=Europe/London:20260703T100000"));
  CHECK(text.find("ATTENDEE") == std::string::npos);
  CHECK(calendar::feed({}, "Waymark").starts_with("BEGIN:VCALENDAR\r\n"));
}

namespace {

struct House {
  test::TestDatabase held = test::a_database();
  PersonId add(const std::string& email) {
    const auto id = PersonId::fresh();
    held.database().change_now([&](db::Connection& db) {
      db.run(
          "insert into person (id, first_name, last_name, sort_key, search_key, email, location, on_leave,"
          " created_at, changed_at) values ($1, 'A', '', '', '', $2, '', false, 0, 0)",
          id, email);
    });
    return id;
  }
  void as(const PersonId& person, const std::function<void(const access::Work&)>& deed) {
    access::Actor actor;
    actor.person = person;
    held.database().change_now([&](db::Connection& db) {
      const auto now = at(Date(2026, 2, 1), 600);
      deed({db, actor, now, london(now).date});
    });
  }
};

}  // namespace

TEST_CASE("Titles are shown only where everybody chose it") {
  House house;
  const PersonId both[] = {house.add("a@b.example"), house.add("c@d.example")};
  house.as(both[0], [&](const access::Work& work) {
    calendar::choose_titles(work, true);
    CHECK_FALSE(calendar::titles_shown(work.db, both));
  });
  house.as(both[1], [&](const access::Work& work) {
    calendar::choose_titles(work, true);
    CHECK(calendar::titles_shown(work.db, both));
    calendar::choose_titles(work, false);
    CHECK_FALSE(calendar::titles_shown(work.db, both));
  });
}

TEST_CASE("A secret link opens its maker's calendar until it is revoked or another is made, and is kept as a hash") {
  House house;
  const auto person = house.add("a@b.example");
  house.as(person, [&](const access::Work& work) {
    CHECK_FALSE(calendar::feed_made_at(work.db, person));
    const auto first = calendar::make_feed(work);
    CHECK(calendar::person_of_feed(work.db, first) == person);
    CHECK(calendar::feed_made_at(work.db, person) == work.now);
    CHECK(work.db.value<std::string>("select secret_hash from calendar_feed").value().find(first) ==
          std::string::npos);
    const auto second = calendar::make_feed(work);
    CHECK_FALSE(calendar::person_of_feed(work.db, first));
    CHECK(calendar::person_of_feed(work.db, second) == person);
    CHECK(calendar::secret_in(calendar::feed_path(second).substr(std::string("/calendar/").size())) == second);
    CHECK_FALSE(calendar::secret_in(second));
    CHECK(calendar::revoke_feed(work, person));
    CHECK_FALSE(calendar::revoke_feed(work, person));
    CHECK_FALSE(calendar::person_of_feed(work.db, second));
    CHECK_FALSE(calendar::person_of_feed(work.db, ""));
  });
}
