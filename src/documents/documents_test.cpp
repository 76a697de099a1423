#include "documents/documents_scene_test.hpp"

using namespace waymark;
using namespace waymark::documents;
using namespace waymark::test;

namespace {

std::string large_text(std::size_t size) {
  std::string text;
  while (text.size() < size) text += fmt::format("line {} of a long and rather dull report\n", text.size());
  text.resize(size);
  return text;
}

std::string problem_at_file(DocumentsScene& scene, const access::Actor& actor, std::string_view content,
                            const std::string& name = "a.txt") {
  const auto response = scene.send_file(actor, scene.all(), "", name, content);
  CHECK(response.status == 422);
  const auto at = response.body.find("id=\"file-error\"");
  return at == std::string::npos ? std::string() : response.body.substr(at, 500);
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("What one partner adds the other can download, byte for byte, and nobody reads it on the disk") {
  DocumentsScene scene(a_database());
  const auto content = large_text(3'000'001);
  REQUIRE(
      scene.send_file(scene.coachee, scene.all(), "title=My+report&note=Page+two", "report.txt", content).status ==
      303);
  CHECK(scene.titles(scene.coach) == std::vector<std::string>{"My report"});
  const auto one = scene.newest(scene.coach);
  CHECK(one.newest.bytes == 3'000'001);
  const auto response = scene.download(scene.coach, one);
  CHECK(response.source_length == content.size());
  CHECK(scene.content_of(response) == content);
  CHECK(scene.header(response, "Content-Disposition") ==
        "attachment; filename=\"report.txt\"; filename*=UTF-8''report.txt");
  CHECK(scene.header(response, "Content-Security-Policy") == "sandbox; default-src 'none'");
  CHECK(scene.header(response, "X-Content-Type-Options") == "nosniff");
  CHECK(scene.header(response, "Cross-Origin-Resource-Policy") == "same-origin");
  CHECK(response.content_type == "text/plain; charset=utf-8");
  CHECK(scene.count("document_piece") == 46);
  CHECK(scene.count("document_piece where length(content) > 65553") == 0);
  CHECK(scene.count("document_upload") == 0);
  CHECK(scene.told(scene.coach.person) == std::vector<std::string>{"document_added"});
}

TEST_CASE("Each opening is a line in which its owner sees who opened what of theirs") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee) == 303);
  const auto before = scene.lines("opened").size();
  scene.download(scene.coach, scene.newest(scene.coach));
  const auto lines = scene.lines("opened");
  CHECK(lines.size() == before + 3);  // the name on the list, the name of the file, the file
  CHECK(lines.front().about == scene.coachee.person);
  scene.page(scene.coachee);
  CHECK(scene.lines("opened").front().about.empty());
}

TEST_CASE("A file larger than may be is refused in words, and nothing of it stays") {
  DocumentsScene scene(a_database());
  scene.settings.most_bytes = 2 * 1024 * 1024;
  CHECK(scene.add(scene.coach, large_text(2 * 1024 * 1024), "a.txt") == 303);
  CHECK(says(problem_at_file(scene, scene.coach, large_text(2 * 1024 * 1024 + 1)), "must be 2 MB or smaller"));
  CHECK(says(problem_at_file(scene, scene.coach, ""), "is empty"));
  CHECK(scene.count("document_piece") == 32);
  CHECK(scene.count("document_upload") == 0);
  CHECK(scene.count("document") == 1);
}

TEST_CASE("Somebody's documents together may take so much, and what is withdrawn counts no more") {
  DocumentsScene scene(a_database());
  scene.settings.quota_bytes = 5'000'000;
  REQUIRE(scene.add(scene.coach, large_text(3'000'000), "a.txt") == 303);
  CHECK(scene.used(scene.coach) == 3'000'000);
  CHECK(says(scene.get(scene.coach, scene.all()).body, "2.9 MB of the 4 MB"));
  CHECK(says(problem_at_file(scene, scene.coach, large_text(2'000'001)), "does not fit"));
  CHECK(scene.used(scene.coach) == 3'000'000);
  CHECK(scene.add(scene.coachee, large_text(3'000'000), "b.txt") == 303);
  const auto one = scene.newest(scene.coach);
  scene.scene.now = scene.scene.now.plus(std::chrono::hours(1));
  const auto mine = scene.page(scene.coach).documents.back().document;
  REQUIRE(mine.owner == scene.coach.person);
  CHECK(scene.post(scene.coach, scene.path_of(mine) + "/withdraw").status == 303);
  CHECK(scene.used(scene.coach) == 0);
  CHECK(scene.add(scene.coach, large_text(4'500'000), "a.txt") == 303);
  CHECK(one.owner == scene.coachee.person);
}

TEST_CASE("What was typed is still there when the file is missing or wrong") {
  DocumentsScene scene(a_database());
  const auto none = scene.post(scene.coach, scene.all(), "title=Kept+title&note=Kept+note");
  CHECK(none.status == 422);
  CHECK(says(none.body, "Select a file"));
  CHECK(says(none.body, "Kept title"));
  CHECK(says(none.body, "Kept note"));
  CHECK(scene.add(scene.coach, kPdf, "a.pdf", "title=" + std::string(151, 'x')) == 422);
  CHECK(scene.add(scene.coach, kPdf, "a.pdf", "note=" + std::string(1001, 'x')) == 422);
  CHECK(scene.count("document_piece") == 0);
}

TEST_CASE("A document without a title is called as its file") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coach, kPdf, "C:\\Users\\me\\Zi\xC3\xABl.pdf", "") == 303);
  CHECK(scene.titles(scene.coachee) == std::vector<std::string>{"Zi\xC3\xABl.pdf"});
}

TEST_CASE("Versions: its owner alone adds them, and each can be downloaded") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee, "the first words", "a.txt", "title=Draft") == 303);
  const auto first = scene.newest(scene.coach);
  const auto target = scene.path_of(first) + "/versions";
  CHECK_THROWS_AS(scene.send_file(scene.coach, target, "", "a.txt", "theirs"), Refused);
  REQUIRE(scene.send_file(scene.coachee, target, "title=Final", "b.txt", "the second words").status == 303);
  const auto second = scene.newest(scene.coach);
  CHECK(second.id == first.id);
  CHECK(second.newest.number == 2);
  CHECK(scene.titles(scene.coach) == std::vector<std::string>{"Final"});
  CHECK(scene.content_of(scene.download(scene.coach, first)) == "the first words");
  CHECK(scene.content_of(scene.download(scene.coach, second)) == "the second words");
  CHECK(scene.told(scene.coach.person).front() == "document_version_added");
  const auto page = scene.get(scene.coach, scene.path_of(first)).body;
  CHECK(says(page, "Version 2"));
  CHECK(says(page, "Draft"));
  CHECK_FALSE(says(page, "Withdraw"));
}

TEST_CASE("Withdrawn by its owner, all of a document's content is gone; who added it, and when, stays") {
  DocumentsScene scene(a_database());
  REQUIRE(scene.add(scene.coachee) == 303);
  const auto one = scene.newest(scene.coach);
  const auto response = scene.download(scene.coach, one);
  CHECK(scene.outcome(scene.coach, web::Method::post, scene.path_of(one) + "/withdraw") == "not_allowed");
  CHECK(says(scene.get(scene.coachee, scene.path_of(one) + "/withdraw").body, "cannot be brought back"));
  CHECK(scene.post(scene.coachee, scene.path_of(one) + "/withdraw").status == 303);
  CHECK(scene.count("document_piece") == 0);
  CHECK(scene.count("sealed_content where object_kind in ('document_file', 'document_words')") == 0);
  CHECK_THROWS_AS(response.source->next(), Gone);
  CHECK(scene.count("alarm") == 0);
  CHECK(scene.looks(scene.coach, scene.file_of(one)) == "not_found");
  CHECK(says(scene.get(scene.coach, scene.all()).body, "A document that was withdrawn"));
  CHECK(says(scene.get(scene.coach, scene.path_of(one)).body, "Withdrawn on 2 March 2026"));
  CHECK(scene.outcome(scene.coachee, web::Method::post, scene.path_of(one) + "/withdraw") == "out_of_turn");
}

TEST_CASE("The list is sorted by date or size and comes in pages") {
  DocumentsScene scene(a_database());
  for (int i = 0; i < 12; ++i)
    REQUIRE(scene.add(scene.coach, std::string(static_cast<std::size_t>(100 + i * 37 % 12), 'x'), "a.txt",
                      "title=T" + std::to_string(i)) == 303);
  const auto first = scene.page(scene.coachee);
  CHECK(first.of == 2);
  CHECK(first.documents.size() == 10);
  CHECK(first.documents.front().words->title == "T11");
  CHECK(scene.page(scene.coachee, {}, 2).documents.back().words->title == "T0");
  const auto sized = scene.page(scene.coachee, {Order::By::size, true});
  for (std::size_t i = 1; i < sized.documents.size(); ++i)
    CHECK(sized.documents[i - 1].document.newest.bytes <= sized.documents[i].document.newest.bytes);
  CHECK(says(scene.get(scene.coachee, scene.all() + "?sort=size&order=ascending&page=2").body, "T11"));
  CHECK(scene.get(scene.coachee, scene.all() + "?sort=nonsense&page=999").status == 200);
}
