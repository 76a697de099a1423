// What never became whole.
#include "documents/documents_scene_test.hpp"
#include "documents/intake.hpp"

using namespace waymark;
using namespace waymark::documents;
using namespace waymark::test;

namespace {

std::unique_ptr<Intake> half_an_upload(DocumentsScene& scene) {
  auto intake = std::make_unique<Intake>(*scene.site().database, scene.coach.person, scene.scene.now, scene.settings,
                                         scene.settings.quota_bytes, "a.txt");
  for (int i = 0; i < 30; ++i) intake->take(std::string(100'000, 'x'));
  return intake;
}

int clear(DocumentsScene& scene) { return clear_away(*scene.site().database, StoppedClock(scene.scene.now)); }

}  // namespace

TEST_CASE("An upload whose client goes away is never shown, and its pieces go at once") {
  DocumentsScene scene(a_database());
  const auto intake = half_an_upload(scene);
  CHECK(scene.count("document_piece") == 32);
  CHECK(scene.used(scene.coach) > 2'000'000);
  CHECK(scene.titles(scene.coach).empty());
  intake->abandon();
  CHECK(scene.count("document_piece") == 0);
  CHECK(scene.used(scene.coach) == 0);
}

TEST_CASE("What an upload left when the program ended is cleared away after two hours, and no upload before") {
  DocumentsScene scene(a_database());
  half_an_upload(scene);
  REQUIRE(scene.add(scene.coachee) == 303);
  CHECK(clear(scene) == 0);
  CHECK(scene.count("document_piece") == 33);
  scene.scene.now = scene.scene.now.plus(std::chrono::hours(2) + std::chrono::minutes(1));
  CHECK(clear(scene) == 1);
  CHECK(scene.count("document_piece") == 1);
  CHECK(scene.count("document_upload") == 0);
  CHECK(clear(scene) == 0);
}

TEST_CASE("A file that did not come to its end is not made a document") {
  DocumentsScene scene(a_database());
  const auto intake = half_an_upload(scene);
  scene.scene.as(scene.coach, [&](const access::Work& work) {
    const auto done = add(scene.vault(), work, scene.settings, scene.engagement, intake.get(), {});
    REQUIRE_FALSE(done);
    CHECK(done.problems().of("file") == "The file did not arrive whole. Choose it again");
  });
  CHECK(scene.count("document_piece") == 0);
  CHECK(scene.count("document") == 0);
}

TEST_CASE("An upload that was cleared away meanwhile is out of turn") {
  DocumentsScene scene(a_database());
  const auto intake = half_an_upload(scene);
  intake->end();
  scene.scene.now = scene.scene.now.plus(std::chrono::hours(3));
  CHECK(clear(scene) == 1);
  CHECK_THROWS_AS(scene.scene.as(scene.coach,
                                 [&](const access::Work& work) {
                                   add(scene.vault(), work, scene.settings, scene.engagement, intake.get(), {});
                                 }),
                  Refused);
  CHECK(scene.count("document") == 0);
}

TEST_CASE("A piece cut out, changed or moved is refused with an alarm") {
  for (const char* harm : {"delete from document_piece where number = 40",
                           "update document_piece set content = (select w.content from document_piece w where "
                           "w.number = 3) where number = 2",
                           "update document_piece set number = number + 1000 where number = 44"}) {
    CAPTURE(harm);
    DocumentsScene scene(a_database());
    REQUIRE(scene.add(scene.coach, std::string(3'000'000, 'x'), "a.txt") == 303);
    scene.scene.as_program([&](const access::Work& work) { work.db.run(harm); });
    const auto response = scene.download(scene.coachee, scene.newest(scene.coachee));
    CHECK_THROWS_AS(scene.content_of(response), vault::Tampered);
    CHECK(scene.count("alarm") == 1);
  }
}

TEST_CASE("When an engagement is shredded, the pieces of its documents go too") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coach) == 303);
  const auto one = scene.newest(scene.coach);
  scene.scene.as_program([&](const access::Work& work) {
    const auto scope = engagements::scope_of(work, engagements::find(work.db, scene.engagement).value());
    forget_pieces(scene.vault(), work, scope);
    scene.vault().shred(work, scope, "retention_over");
  });
  CHECK(scene.count("document_piece") == 0);
  CHECK(scene.titles(scene.coachee) == std::vector<std::string>{"-"});
  CHECK(scene.looks(scene.coachee, scene.file_of(one)) == "not_found");
  CHECK(scene.looks(scene.coachee, scene.path_of(one)) == "200");
}
