// Who sees which documents.
#include "documents/documents_scene_test.hpp"
#include "documents/policy.hpp"
#include "documents/store.hpp"

using namespace waymark;
using namespace waymark::documents;
using namespace waymark::test;

namespace {

using Titles = std::vector<std::string>;

/// The list shows exactly what the policy lets see, one by one.
void list_and_policy_agree(DocumentsScene& scene, const access::Actor& actor) {
  scene.scene.as(actor, [&](const access::Work& work) {
    const auto space = own_space(work, scene.engagement);
    const store::Seen seen{scene.engagement, actor.person, space.from};
    std::vector<DocumentId> listed;
    for (const auto& one : store::page(work.db, seen, {}, 100, 0)) listed.push_back(one.id);
    std::size_t allowed = 0;
    std::vector<DocumentId> all;
    for (const db::Row& row : work.db.query("select id from document")) all.push_back(row.get<DocumentId>(0));
    for (const auto& id : all) {
      const auto found = store::find(work.db, scene.engagement, id, actor.person);
      const bool may = found && may_see(space, actor.person, *found);
      CHECK(may == (std::find(listed.begin(), listed.end(), id) != listed.end()));
      allowed += may ? 1 : 0;
    }
    CHECK(allowed == listed.size());
    CHECK(store::count(work.db, seen) == static_cast<std::int64_t>(allowed));
  });
}

}  // namespace

TEST_CASE("For everybody but the partners there are no documents, whatever their role") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee) == 303);
  const auto one = scene.newest(scene.coach);
  const access::Actor others[] = {scene.line_manager,
                                  scene.scene.manager(),
                                  scene.scene.supplier_administrator("FOX"),
                                  scene.scene.coach_actor("COACH-2"),
                                  holder(scene.scene.database(), access::Role::data_protection_officer, "MIN"),
                                  access::Actor::program("Waymark")};
  for (const auto& actor : others) {
    if (!actor.signed_in()) {
      scene.scene.as(actor,
                     [&](const access::Work& work) { CHECK_THROWS_AS(own_space(work, scene.engagement), Refused); });
      continue;
    }
    for (const auto& target : {scene.all(), scene.all() + "/new", scene.path_of(one), scene.file_of(one),
                               scene.path_of(one) + "/withdraw", scene.path_of(one) + "/versions/new"})
      CHECK(scene.looks(actor, target) == "not_found");
    for (const auto* deed : {"/withdraw", "/show"})
      CHECK(scene.outcome(actor, web::Method::post, scene.path_of(one) + deed) == "not_found");
    CHECK_THROWS_AS(scene.add(actor), Refused);
  }
  CHECK(scene.count("document_piece") == 1);
}

TEST_CASE("A document of one engagement is not found in another") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coach) == 303);
  const auto one = scene.newest(scene.coach);
  const auto other = scene.scene.agreed("1003");
  CHECK(scene.looks(scene.coach, document_path(other, one.id)) == "not_found");
  CHECK(scene.looks(scene.coach, document_path(other, one.id) + "/versions/" + one.newest.id.str()) == "not_found");
}

TEST_CASE("A new coach sees none from before their time; the earlier coach sees none any more") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee, kPdf, "a.pdf", "title=Mine") == 303);
  REQUIRE(scene.add(scene.coach, kPdf, "a.pdf", "title=Theirs") == 303);
  const auto theirs = scene.newest(scene.coachee);
  scene.scene.move_to(Date(2026, 4, 1));
  const auto next = scene.change_coach();
  CHECK(scene.titles(next).empty());
  CHECK(scene.looks(next, scene.path_of(theirs)) == "not_found");
  CHECK(scene.looks(next, scene.file_of(theirs)) == "not_found");
  CHECK(scene.looks(scene.coach, scene.all()) == "not_found");
  CHECK(scene.looks(scene.coach, scene.path_of(theirs)) == "not_found");
  CHECK(scene.titles(scene.coachee) == Titles{"Theirs", "Mine"});
  REQUIRE(scene.add(scene.coachee, kPdf, "a.pdf", "title=New") == 303);
  CHECK(scene.titles(next) == Titles{"New"});
  for (const auto& actor : {next, scene.coachee}) list_and_policy_agree(scene, actor);
}

TEST_CASE(
    "The coachee shows the new coach earlier documents one by one, and can stop; the next coach sees none again") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee, kPdf, "a.pdf", "title=Mine") == 303);
  const auto mine = scene.newest(scene.coachee);
  REQUIRE(scene.add(scene.coach, kPdf, "a.pdf", "title=Theirs") == 303);
  const auto theirs = scene.newest(scene.coachee);
  CHECK(scene.outcome(scene.coachee, web::Method::post, scene.path_of(mine) + "/show", "shown=yes") == "out_of_turn");
  scene.scene.move_to(Date(2026, 4, 1));
  const auto next = scene.change_coach();
  CHECK(scene.get(scene.coachee, scene.path_of(mine)).body.find("Share it with your coach") != std::string::npos);
  CHECK(scene.outcome(next, web::Method::post, scene.path_of(mine) + "/show", "shown=yes") == "not_found");
  CHECK(scene.post(scene.coachee, scene.path_of(mine) + "/show", "shown=yes").status == 303);
  CHECK(scene.titles(next) == Titles{"Mine"});
  CHECK(scene.content_of(scene.download(next, scene.newest(next))) == kPdf);
  CHECK(scene.told(next.person).front() == "document_shown");
  CHECK(scene.post(scene.coachee, scene.path_of(theirs) + "/show", "shown=yes").status == 303);
  CHECK(scene.titles(next) == Titles{"Theirs", "Mine"});
  CHECK(scene.post(scene.coachee, scene.path_of(theirs) + "/show", "shown=no").status == 303);
  CHECK(scene.titles(next) == Titles{"Mine"});
  list_and_policy_agree(scene, next);
  scene.scene.move_to(Date(2026, 5, 1));
  scene.scene.as(scene.scene.manager(), [&](const access::Work& work) {
    REQUIRE(engagements::change_coach(work, scene.engagement, scene.scene.coach("COACH-1").id,
                                      scene.scene.contract("C-FOX").id, "coach_unavailable"));
  });
  CHECK(scene.titles(scene.coach) == Titles{"Theirs"});  // their own, and nobody else's
  list_and_policy_agree(scene, scene.coach);
}

TEST_CASE("Once the engagement is over its documents can be read, and none added, withdrawn or shown") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee) == 303);
  const auto one = scene.newest(scene.coach);
  scene.scene.as(scene.scene.manager(), [&](const access::Work& work) {
    const auto reasons = programmes::reasons(work.db, scene.scene.programme, programmes::ReasonKind::end);
    REQUIRE(engagements::end_early(work, scene.engagement, reasons.front().code));
  });
  CHECK(scene.content_of(scene.download(scene.coach, one)) == kPdf);
  CHECK_THROWS_AS(scene.add(scene.coachee), Refused);
  CHECK(scene.looks(scene.coachee, scene.all() + "/new") == "out_of_turn");
  CHECK(scene.outcome(scene.coachee, web::Method::post, scene.path_of(one) + "/withdraw") == "out_of_turn");
  CHECK(scene.get(scene.coachee, scene.path_of(one)).body.find("Withdraw") == std::string::npos);
}

TEST_CASE("The packer gives a person the documents they added, whole, and no others'") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee, std::string(200'000, 'x'), "mine.txt", "title=Mine") == 303);
  REQUIRE(scene.add(scene.coach, kPdf, "a.pdf", "title=Theirs") == 303);
  std::vector<Packed> packed;
  scene.scene.as_program([&](const access::Work& work) {
    const vault::SubjectAccessPacker packer(work, scene.coachee.person);
    packed = packed_for(scene.vault(), work, packer, scene.coachee.person);
    CHECK_THROWS_AS(packed_for(scene.vault(), work, packer, scene.coach.person), Refused);
  });
  REQUIRE(packed.size() == 1);
  CHECK(packed[0].title == "Mine");
  CHECK(packed[0].file_name == "mine.txt");
  CHECK(packed[0].bytes == 200'000);
  std::string content;
  scene.scene.database().read(
      [&](db::Connection& db) { packed[0].pieces(db, [&](std::string_view piece) { content += piece; }); });
  CHECK(content == std::string(200'000, 'x'));
}
