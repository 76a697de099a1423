// What goes with somebody who is erased, and what stays with their partners.
#include "documents/documents_scene_test.hpp"

using namespace waymark;
using namespace waymark::documents;
using namespace waymark::test;

namespace {

/// A group of 1002 and 1004.
struct Group : DocumentsScene {
  Group() : DocumentsScene(a_database()) {
    auto proposal = scene.proposal();
    proposal.coachees.push_back(scene.person("1004"));
    engagement = scene.agreed(proposal);
    other = scene.staff("1004");
  }
  std::vector<vault::Place> own(const access::Actor& who) {
    return scene.get<std::vector<vault::Place>>(
        [&](const access::Work& work) { return own_pieces(vault(), work, who.person); });
  }
  std::int64_t erase(const access::Actor& who) {
    std::int64_t pieces = 0;
    scene.as_program([&](const access::Work& work) { pieces = erase_own(vault(), work, who.person); });
    return pieces;
  }

  access::Actor other;
};

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("Of one of a group who is erased, their documents go in all versions; those of the others stay") {
  Group group;
  REQUIRE(group.add(group.coachee, std::string(200'000, 'x'), "a.txt", "title=Mine") == 303);
  const auto mine = group.newest(group.coachee);
  REQUIRE(group.send_file(group.coachee, group.path_of(mine) + "/versions", "title=Mine", "a.txt", "second").status ==
          303);
  REQUIRE(group.add(group.other, kPdf, "a.pdf", "title=Other") == 303);
  REQUIRE(group.add(group.coach, kPdf, "a.pdf", "title=Coach") == 303);
  const auto others_pieces = 2;
  CHECK(group.own(group.coachee).size() == 4);  // the file and its words, of two versions
  const auto before = group.count("sealed_content");
  CHECK(group.erase(group.coachee) == 4);
  CHECK(before - group.count("sealed_content") == 4);
  CHECK(group.own(group.coachee).empty());
  CHECK(group.count("document_piece") == others_pieces);
  CHECK(group.used(group.coachee) == 0);
  for (const auto& partner : {group.coach, group.other}) {
    CHECK(group.titles(partner) == Titles{"Coach", "Other", "-"});
    CHECK(group.looks(partner, group.file_of(mine)) == "not_found");
  }
  group.scene.database().read([&](db::Connection& db) {
    CHECK(group.vault().check(db).empty());
    CHECK(vault::compare_with_trail(db).empty());
  });
}

TEST_CASE("What a coach gave their coachees stays with them; what nobody else was ever given goes with the coach") {
  Group group;
  REQUIRE(group.add(group.coach, kPdf, "a.pdf", "title=Given") == 303);
  group.settings.clamd = "127.0.0.1:1";  // nobody answers: what comes now is held
  REQUIRE(group.add(group.coach, kPdf, "a.pdf", "title=Held") == 303);
  const auto given = group.newest(group.coachee);
  REQUIRE(group.send_file(group.coach, group.path_of(given) + "/versions", "title=Given", "a.txt", "second").status ==
          303);
  CHECK(group.titles(group.coach).size() == 2);
  CHECK(group.own(group.coach).size() == 2);
  CHECK(group.erase(group.coach) == 2);
  CHECK(group.titles(group.coachee) == Titles{"Given"});
  CHECK(group.content_of(group.download(group.coachee, given)) == kPdf);
  CHECK(group.titles(group.coach) == Titles{"Given", "-"});
}
