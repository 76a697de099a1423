// Files: known by what is in them, and given out so that no browser runs them.
#include "toolkit/file_type.hpp"
#include "toolkit/toolkit_scene_test.hpp"

using namespace waymark;
using namespace waymark::toolkit;
using test::a_database;
using test::ToolsScene;
using namespace std::string_literals;

namespace {

/// A zip that names these parts, as an office document does.
std::string zip(const std::vector<std::string>& parts) {
  std::string made = "PK\x03\x04"s + std::string(26, '\0');
  for (const auto& part : parts) made += part + std::string(40, 'x');
  return made;
}

std::string code_of(std::string_view content) {
  const auto* type = recognise(content);
  return type ? std::string(type->code) : "none";
}

ToolWords file_words() {
  auto words = ToolsScene::words();
  words.kind = Kind::file;
  words.link.clear();
  return words;
}

std::string header(const web::Response& response, std::string_view name) {
  for (const auto& [each, value] : response.headers)
    if (each == name) return value;
  return {};
}

}  // namespace

TEST_CASE("A file is what its content says") {
  CHECK(code_of("%PDF-1.7 …") == "pdf");
  CHECK(code_of("\x89PNG\r\n\x1a\n …"s) == "png");
  CHECK(code_of("\xFF\xD8\xFF\xE0 …"s) == "jpg");
  CHECK(code_of("GIF89a …") == "gif");
  CHECK(code_of(zip({"[Content_Types].xml", "word/document.xml"})) == "docx");
  CHECK(code_of(zip({"[Content_Types].xml", "xl/workbook.xml"})) == "xlsx");
  CHECK(code_of(zip({"[Content_Types].xml", "ppt/presentation.xml"})) == "pptx");
  const std::string odt = zip({}) + "mimetypeapplication/vnd.oasis.opendocument.textPK" + std::string(90, 'x');
  CHECK(code_of(odt) == "odt");
  CHECK(code_of("Dear Siân,\r\n\tthree questions") == "txt");
}

TEST_CASE("Programs, archives, macros, pages and scripts are refused whatever they are called") {
  for (const auto& content :
       {"MZ\x90\0\x03"s,
        "\x7f"
        "ELF\x02"s,
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, zip({"setup.exe"}), ""s, "   \n"s,
        zip({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"}), "<html><script>"s,
        "\n <svg xmlns='http://www.w3.org/2000/svg'/>"s, "\xEF\xBB\xBF<!doctype html>"s, "#!/bin/sh\nrm"s,
        "text with a \0 in it"s, "no \xFF UTF-8"s, "\x1b[31mred"s})
    CHECK(code_of(content) == "none");
}

TEST_CASE("A file whose name says something else than its content is refused, and what was typed stays") {
  ToolsScene house(a_database());
  const auto send = [&](const char* name, const std::string& content) {
    return house.send(house.fox, web::Method::post, "/tools", ToolsScene::form("Cards").replace(0, 0, "kind=file&"),
                      {{"file", name, "application/pdf", content}});
  };
  const auto lying = send("cards.pdf", "\x89PNG\r\n\x1a\n …"s);
  CHECK(lying.status == 422);
  CHECK(lying.body.find("What is in the file is PNG, and its name does not end so: .png") != std::string::npos);
  CHECK(lying.body.find("value=\"Cards\"") != std::string::npos);
  CHECK(send("cards.pdf", "MZ\x90"s).status == 422);
  CHECK(send("cards.html", "plain words").status == 422);
  CHECK(send("cards", "%PDF-1.7").status == 422);
  CHECK(send("Cards.PDF", "%PDF-1.7").status == 303);
  CHECK(send("big.txt", std::string(kLargestFile + 1, 'a')).status == 422);
}

TEST_CASE("A file is given out as an attachment in a sandbox, under a name no header breaks on") {
  ToolsScene house(a_database());
  const auto id = house.released(file_words(), SentFile{"Gwerthoedd \"Siân\"\r\n;.txt", "Three questions"});
  const auto response = house.get(house.coach, ToolsScene::path(id) + "/file");
  CHECK(response.body == "Three questions");
  CHECK(response.content_type == "text/plain; charset=utf-8");
  CHECK(header(response, "Content-Security-Policy") == "sandbox");
  CHECK(header(response, "Content-Disposition") ==
        "attachment; filename=\"Gwerthoedd _Si__n____.txt\"; "
        "filename*=UTF-8''Gwerthoedd%20%22Si%C3%A2n%22%0D%0A%3B.txt");
  CHECK(house.looks_at(house.line_manager, ToolsScene::path(id) + "/file") == "not_found");
}

TEST_CASE("A version that leaves the file as it is keeps it, and one with another file has its own") {
  ToolsScene house(a_database());
  const auto id = house.released(file_words(), SentFile{"one.txt", "First"});
  const auto edit = [&](const std::optional<SentFile>& file) {
    house.scene.as(house.fox, [&](const access::Work& work) {
      REQUIRE(edit_tool(work, id, file_words(), file, house.tool(id).latest.changed_at));
    });
  };
  edit(std::nullopt);
  const auto file_of = [&](const access::Actor& actor) {
    return house.get(actor, ToolsScene::path(id) + "/file").body;
  };
  CHECK(file_of(house.fox) == "First");
  edit(SentFile{"two.txt", "Second"});
  CHECK(file_of(house.fox) == "Second");
  CHECK(file_of(house.coach) == "First");
  CHECK(house.looks_at(house.coach, ToolsScene::path(id) + "/file?version=2") == "not_found");
}

TEST_CASE("A file put in place of a draft’s is all that is kept of the two") {
  ToolsScene house(a_database());
  const auto id = house.draft(house.fox, house.as_fox(), file_words(), SentFile{"one.txt", "First"});
  house.scene.as(house.fox, [&](const access::Work& work) {
    REQUIRE(edit_tool(work, id, file_words(), SentFile{"two.txt", "Second"}, house.tool(id).latest.changed_at));
    CHECK(work.db.value<std::int64_t>("select count(*) from tool_file") == 1);
  });
}
