#include <doctest/doctest.h>

#include "jobs/outbox_scene_test.hpp"

using namespace waymark;
using test::OutboxScene;

namespace {

Problems check(std::string subject, std::string text, std::string_view kind = "thing_done") {
  return jobs::check_template(kind, {std::move(subject), std::move(text)});
}

}  // namespace

TEST_CASE("A template may name only placeholders there are") {
  CHECK_FALSE(check("{service}: {by}", "Dear {name}, {by} on {when}: {link}"));
  CHECK(check("s", "Dear {nmae}").of("text") == "{nmae} is not a placeholder");
  CHECK(check("{{7*7}}", "t").of("subject") == "{{7*7} is not a placeholder");
  CHECK(check("s", "a } b").of("text") == "} is not a placeholder");
  CHECK(check("s", "{list}").of("text") == "{list} is not a placeholder");
  CHECK_FALSE(check("s", "{list}", jobs::kDigest));
  CHECK(check("", " ").size() == 2);
  CHECK(check("two\nlines", "t").of("subject") == "The subject must be one line");
  CHECK(check(std::string(151, 'x'), "t").of("subject"));
  CHECK(check("s", std::string(4001, 'x')).of("text"));
}

TEST_CASE("What a value holds stays text: no placeholder of its own, no second line in a subject") {
  const auto words = jobs::filled({"From {by}", "{name}: {by} ${7*7} %n"}, {.name = "{link}", .by = "A\r\nBcc: b"});
  CHECK(words.subject == "From A  Bcc: b");
  CHECK(words.text == "{link}: A  Bcc: b ${7*7} %n");
}

TEST_CASE("The words built in for every kind are good templates, and name no content") {
  OutboxScene scene;
  for (const auto& kind : scene.office.kinds) CHECK_FALSE(jobs::check_template(kind.kind, jobs::built_in(kind)));
}

TEST_CASE("An administrator's words are used from then on, until they are reset") {
  OutboxScene scene;
  const auto save = [&](const access::Actor& actor, const jobs::Template& words) {
    scene.change(actor, [&](const access::Work& work) {
      const auto saved = jobs::save_template(work, scene.office.kinds, "thing_done", words);
      CHECK(saved);
    });
  };
  CHECK_THROWS_AS(save(OutboxScene::as(scene.coach), {"s", "t"}), Refused);
  save(OutboxScene::administrator(), {"Own words", "Look at {link}"});
  scene.tell(scene.coachee);
  scene.carry();
  CHECK(scene.carrier.parcels.at(0).message.find("Subject: Own words\r\n") != std::string::npos);
  scene.change(OutboxScene::administrator(), [&](const access::Work& work) {
    jobs::reset_template(work, scene.office.kinds, "thing_done");
    CHECK_FALSE(jobs::save_template(work, scene.office.kinds, "thing_done", {"s", "{x}"}));
    CHECK_THROWS_AS(jobs::reset_template(work, scene.office.kinds, "other"), Refused);
  });
  scene.tell(scene.coachee);
  scene.carry();
  CHECK(scene.carrier.parcels.at(1).message.find("Subject: Waymark: news for you\r\n") != std::string::npos);
}

TEST_CASE("A message is well made: encoded words, a lasting Message-ID, the invitation beside the text") {
  OutboxScene scene;
  scene.tell(scene.coach, "meeting");
  scene.carry();
  const auto& parcel = scene.carrier.parcels.at(0);
  CHECK(parcel.from == "waymark@service.example");
  for (const char* header :
       {"From: Waymark <waymark@service.example>\r\n", "To: =?", "Subject: Waymark: an appointment\r\n",
        "Auto-Submitted: auto-generated\r\n", "Date: Wed, 01 Jul 2026 08:00:00 +0000\r\n", "MIME-Version: 1.0\r\n",
        "multipart/mixed", "multipart/alternative", "text/plain; charset=utf-8",
        "text/calendar; charset=utf-8; method=REQUEST", "filename=appointment.ics", "When: 25 October 2026 at 2pm"})
    CHECK_MESSAGE(parcel.message.find(header) != std::string::npos, header);
  CHECK(parcel.message.find("Message-Id: <" + parcel.id + "@service.example>\r\n") != std::string::npos);
  CHECK(parcel.message.find("\n\n") == std::string::npos);  // every line ends with CRLF
  for (const char c : parcel.message) REQUIRE(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("Digests go at seven in London's morning, on the days the clocks change too") {
  const auto at = [](Date day, int hour) { return *LocalTime{day, hour * 60}.instant(); };
  CHECK(jobs::next_morning(at(Date(2026, 3, 29), 0)) == at(Date(2026, 3, 29), 7));
  CHECK(jobs::next_morning(at(Date(2026, 3, 29), 7)) == at(Date(2026, 3, 30), 7));
  CHECK(jobs::next_morning(at(Date(2026, 10, 24), 12)) == at(Date(2026, 10, 25), 7));
  CHECK(jobs::next_morning(at(Date(2026, 10, 24), 12)) - at(Date(2026, 10, 24), 7) == std::chrono::hours(25));
}
