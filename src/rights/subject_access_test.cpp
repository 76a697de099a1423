#include <archive.h>
#include <archive_entry.h>

#include <nlohmann/json.hpp>

#include "rights/archive.hpp"
#include "rights/scene_test.hpp"

using namespace waymark;
using namespace waymark::rights;
using namespace waymark::test;

namespace {

using Files = std::map<std::string, std::string>;

Files unzipped(const std::string& zip) {
  Files files;
  auto* reader = archive_read_new();
  archive_read_support_format_zip(reader);
  REQUIRE(archive_read_open_memory(reader, zip.data(), zip.size()) == ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
    auto& content = files[archive_entry_pathname(entry)];
    char piece[4096];
    for (la_ssize_t size = 0; (size = archive_read_data(reader, piece, sizeof piece)) > 0;)
      content.append(piece, static_cast<std::size_t>(size));
  }
  archive_read_free(reader);
  return files;
}

Files packed(RightsScene& all, const access::Actor& asked_by, const PersonId& whose) {
  std::string zip;
  REQUIRE(pack(*all.site().database, all.vault(), all.rooms, asked_by, whose, all.scene.now,
               [&](std::string_view piece) { zip += piece; }));
  return unzipped(zip);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A pack holds what is kept about somebody and what they wrote, for people and for programs") {
  RightsScene all;
  all.places = {all.engagement};
  all.think(all.coachee, "hopes & <fears>");
  all.think(all.coach, "quietly worried");
  all.complete(all.engagement);
  const auto files = packed(all, all.coachee, all.coachee.person);
  REQUIRE(files.size() == 2);
  const auto& page = files.at("index.html");
  const auto json = nlohmann::json::parse(files.at("data.json"));

  CHECK(has(page, "<html lang=\"en\">"));
  CHECK(has(page, "What is held about Éilis O’Hara"));
  CHECK(has(page, "hopes &amp; &lt;fears&gt;"));
  CHECK(json["format"] == "waymark subject access");
  CHECK(json["person"]["name"] == "Éilis O’Hara");
  CHECK(json["facts"]["person"][0]["staff_number"] == "1002");
  CHECK(json["facts"]["posts"][0]["line_manager"] == "Jörg Drummond");
  CHECK(json["facts"]["coached_in"][0]["with"] == "Siân Rahman");
  CHECK(json["facts"]["sessions"][0]["minutes"] == "90");
  CHECK(json["facts"]["notices"].size() > 0);
  CHECK(json["content"][0]["title"] == "Thoughts");
  CHECK(json["content"][0]["sections"][0]["text"] == "hopes & <fears>");
}

TEST_CASE("Others' confidences are not in a pack, and it says what is not there and why") {
  RightsScene all;
  all.places = {all.engagement};
  all.think(all.coachee, "hopes and fears");
  all.think(all.coach, "quietly worried");
  const auto coachees = packed(all, all.officer, all.coachee.person);
  const auto coachs = packed(all, all.officer, all.coach.person);
  for (const auto* name : {"index.html", "data.json"}) {
    CHECK_FALSE(has(coachees.at(name), "quietly worried"));
    CHECK(has(coachees.at(name), "hopes and fears"));
    CHECK_FALSE(has(coachs.at(name), "hopes and fears"));
    CHECK(has(coachs.at(name), "quietly worried"));
    CHECK(has(coachs.at(name), "What your partner thought."));
    CHECK(has(coachs.at(name), "would break the confidence"));
  }
}

TEST_CASE("Each pack leaves a line of the packer's run, and one of who asked that its person sees") {
  RightsScene all;
  packed(all, all.officer, all.coachee.person);
  CHECK(all.lines("machine_read").size() == 1);
  const auto lines = all.lines("subject_access_packed");
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().actor == all.officer.person);
  CHECK(lines.front().about == all.coachee.person);
}

TEST_CASE("A pack is given to its person, to who keeps rights and to nobody else") {
  RightsScene all;
  const auto refused = [&](const access::Actor& actor) {
    CHECK_THROWS_AS(pack(*all.site().database, all.vault(), all.rooms, actor, all.coachee.person, all.scene.now,
                         [](std::string_view) { FAIL("something was written"); }),
                    Refused);
  };
  refused(all.coach);
  refused(all.line_manager);
  refused(all.scene.manager());
  refused(access::Actor::visitor());
  CHECK(packed(all, access::Actor::program("Waymark"), all.coachee.person).size() == 2);
  CHECK(all.get(all.coachee, "/account/my-data").status == 200);
}

TEST_CASE("Files are packed piece by piece under names that harm nothing, unless they are too many for a page") {
  RightsScene all;
  const std::string piece(10'000, 'x');
  all.rooms.sources = {
      {"Documents", [&](vault::Vault&, const access::Work& work, const vault::SubjectAccessPacker&, const PersonId&) {
         Section section{.at = work.now, .title = "A document"};
         section.file = {"../Plän 1.pdf", 30'000, [&](db::Connection&, const Sink& sink) {
                           for (int i = 0; i < 3; ++i) sink(piece);
                         }};
         return std::vector{std::move(section)};
       }}};
  const auto files = packed(all, all.coachee, all.coachee.person);
  REQUIRE(files.contains("files/001-Pl__n_1.pdf"));
  CHECK(files.at("files/001-Pl__n_1.pdf") == piece + piece + piece);
  CHECK(has(files.at("index.html"), "href=\"files/001-Pl__n_1.pdf\""));
  const auto json = nlohmann::json::parse(files.at("data.json"));
  CHECK(json["content"][0]["sections"][0]["file"]["name"] == "../Plän 1.pdf");
  const auto too_much = pack(
      *all.site().database, all.vault(), all.rooms, all.coachee, all.coachee.person, all.scene.now,
      [](std::string_view) { FAIL("something was written"); }, 29'999);
  CHECK_FALSE(too_much);
}

TEST_CASE("Names in a zip cannot lead out of it") {
  CHECK(safe_file_name("../../etc/passwd") == "passwd");
  CHECK(safe_file_name("..\\..\\a.exe") == "a.exe");
  CHECK(safe_file_name("...") == "_..");
  CHECK(safe_file_name("") == "file");
  CHECK(safe_file_name(std::string(200, 'a') + ".pdf").size() == 80);
}
