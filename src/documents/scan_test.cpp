// Held, released, refused.
#include "documents/clamd_fake_test.hpp"
#include "documents/documents_scene_test.hpp"

using namespace waymark;
using namespace waymark::documents;
using namespace waymark::test;

namespace {

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

constexpr const char* kDown = "127.0.0.1:1";  // where nobody listens

}  // namespace

TEST_CASE("With a scanner, its owner alone knows of a document until it is found clean") {
  DocumentsScene scene(a_database());
  FakeClamd clamd("stream: OK");
  scene.settings.clamd = clamd.address();
  REQUIRE(scene.add(scene.coachee, std::string(200'000, 'x'), "a.txt", "title=Mine") == 303);
  const auto one = scene.newest(scene.coachee);
  CHECK(scene.titles(scene.coach).empty());
  CHECK(scene.looks(scene.coach, scene.path_of(one)) == "not_found");
  CHECK(scene.looks(scene.coach, scene.file_of(one)) == "not_found");
  CHECK(scene.looks(scene.coachee, scene.file_of(one)) == "not_found");
  CHECK(says(scene.get(scene.coachee, scene.path_of(one)).body, "nobody but you sees it yet"));
  CHECK(scene.told(scene.coach.person).empty());
  CHECK(scene.scan() == 1);
  CHECK(clamd.heard == std::string(200'000, 'x'));
  CHECK(scene.titles(scene.coach) == std::vector<std::string>{"Mine"});
  CHECK(scene.content_of(scene.download(scene.coach, scene.newest(scene.coach))) == clamd.heard);
  CHECK(scene.told(scene.coach.person) == std::vector<std::string>{"document_added"});
  CHECK(scene.told(scene.coachee.person).empty());
  CHECK(scene.lines("document_released").size() == 1);
  CHECK(scene.lines("machine_read").size() + scene.lines("scanner").size() <= 1);
  CHECK(scene.scan() == 0);
}

TEST_CASE("What is harmful is destroyed, and its owner told without its name") {
  DocumentsScene scene(a_database());
  FakeClamd clamd("stream: Waymark.Test.EICAR.UNOFFICIAL FOUND");
  scene.settings.clamd = clamd.address();
  REQUIRE(scene.add(scene.coachee, kPdf, "secretname.pdf", "title=Secretname") == 303);
  CHECK(scene.scan() == 1);
  CHECK(scene.count("document_piece") == 0);
  CHECK(scene.count("sealed_content where object_kind in ('document_file', 'document_words')") == 0);
  CHECK(scene.told(scene.coachee.person) == std::vector<std::string>{"document_refused"});
  CHECK(scene.told(scene.coach.person).empty());
  CHECK(scene.titles(scene.coach).empty());
  const auto page = scene.get(scene.coachee, scene.all()).body;
  CHECK(says(page, "A document that was refused"));
  CHECK_FALSE(says(page, "ecretname"));
  CHECK(says(scene.get(scene.coachee, scene.path_of(scene.newest(scene.coachee))).body, "has been destroyed"));
  CHECK(scene.used(scene.coachee) == 0);
  CHECK(scene.scan() == 0);
}

TEST_CASE("Without a verdict a document is held and asked about again, each time later; its owner is told once") {
  DocumentsScene scene(a_database());
  FakeClamd broken("stream: Can't allocate memory ERROR");
  scene.settings.clamd = broken.address();
  REQUIRE(scene.add(scene.coachee) == 303);
  CHECK(scene.scan() == 1);
  CHECK(scene.scan() == 0);  // it pauses
  int scans = 1;
  for (int minute = 0; minute < 240; ++minute) {
    scene.scene.now = scene.scene.now.plus(std::chrono::minutes(1));
    scans += scene.scan();
  }
  CHECK(scans >= 7);
  CHECK(scans <= 10);
  CHECK(scene.told(scene.coachee.person) == std::vector<std::string>{"document_held"});
  CHECK(scene.titles(scene.coach).empty());
  CHECK(scene.count("document_piece") == 1);
  FakeClamd clamd("stream: OK");
  scene.settings.clamd = clamd.address();
  scene.scene.now = scene.scene.now.plus(std::chrono::hours(2));
  CHECK(scene.scan() == 1);
  CHECK(scene.titles(scene.coach).size() == 1);
}

TEST_CASE(
    "While the scanner is down nothing is opened for it; once it is back, what waited is checked within seconds") {
  DocumentsScene scene(a_database());
  scene.settings.clamd = kDown;
  for (int i = 0; i < 12; ++i) REQUIRE(scene.add(scene.coachee, "a letter", "a.txt") == 303);
  for (int minute = 0; minute < 45; ++minute) {
    CHECK(scene.scan() == 0);
    scene.scene.now = scene.scene.now.plus(std::chrono::minutes(1));
  }
  CHECK(scene.count("document_version where scans > 0") == 0);
  CHECK(scene.told(scene.coachee.person) == std::vector<std::string>(12, "document_held"));
  FakeClamd clamd("stream: OK");
  scene.settings.clamd = clamd.address();
  scene.scene.now = scene.scene.now.plus(std::chrono::seconds(15));
  CHECK(scene.scan() == 10);
  CHECK(scene.scan() == 2);
  CHECK(scene.count("document_version where released_at is null") == 0);
}

TEST_CASE("A document over the scanner's limit is held, not released") {
  DocumentsScene scene(a_database());
  FakeClamd clamd("INSTREAM size limit exceeded. ERROR", 100'000);
  scene.settings.clamd = clamd.address();
  REQUIRE(scene.add(scene.coachee, std::string(3'000'000, 'x'), "a.txt") == 303);
  CHECK(scene.scan() == 1);
  CHECK(scene.titles(scene.coach).empty());
  CHECK(scene.count("document_version where released_at is null and refused_at is null") == 1);
}

TEST_CASE("A new version that is held hides none of those before it") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee, "first", "a.txt", "title=First") == 303);
  const auto one = scene.newest(scene.coach);
  scene.settings.clamd = kDown;
  REQUIRE(
      scene.send_file(scene.coachee, scene.path_of(one) + "/versions", "title=Second", "a.txt", "second").status ==
      303);
  CHECK(scene.titles(scene.coach) == std::vector<std::string>{"First"});
  CHECK(scene.titles(scene.coachee) == std::vector<std::string>{"Second"});
  CHECK_FALSE(says(scene.get(scene.coach, scene.path_of(one)).body, "Version 2"));
  scene.settings.clamd.clear();
  CHECK(scene.scan() == 1);  // the scanner was taken out of service
  CHECK(scene.titles(scene.coach) == std::vector<std::string>{"Second"});
}

TEST_CASE("What is withdrawn while it is held is scanned no more, and one that was altered is held with an alarm") {
  DocumentsScene scene(a_database());
  FakeClamd clamd("stream: OK");
  scene.settings.clamd = clamd.address();
  REQUIRE(scene.add(scene.coachee) == 303);
  CHECK(scene.post(scene.coachee, scene.path_of(scene.newest(scene.coachee)) + "/withdraw").status == 303);
  CHECK(scene.scan() == 0);
  REQUIRE(scene.add(scene.coachee, std::string(100'000, 'x'), "a.txt") == 303);
  scene.scene.as_program(
      [&](const access::Work& work) { work.db.run("delete from document_piece where number = 1"); });
  CHECK(scene.scan() == 1);
  CHECK(scene.count("alarm") == 1);
  CHECK(scene.count("document_version where released_at is not null") == 0);
}

TEST_CASE("Settings that cannot be are named, and none for a scanner is warned of") {
  Settings settings;
  CHECK(check(settings).empty());
  CHECK(warnings(settings).size() == 1);
  settings.clamd = "nonsense";
  settings.quota_bytes = 1;
  CHECK(check(settings).size() == 2);
  CHECK(warnings(settings).empty());
  settings.most_bytes = kMostBytes + 1;
  CHECK(check(settings).size() == 3);
}
