#include "documents/recognise.hpp"

#include <doctest/doctest.h>

#include "documents/file_name.hpp"

using namespace waymark::documents;
using namespace std::string_literals;

namespace {

/// By content, fed in pieces of that many bytes; "" when it is none of ours.
std::string type_of(const std::string& content, std::size_t piece = 1000) {
  Recogniser recogniser;
  for (std::size_t at = 0; at < content.size(); at += piece) {
    const bool more = recogniser.read(std::string_view(content).substr(at, piece));
    if (!more) break;
  }
  const auto* type = recogniser.type();
  return type ? std::string(type->content_type) : std::string();
}

/// A file in a zip: as much of one as tells what it is.
std::string entry(const std::string& name, const std::string& content) {
  const auto two = [](std::size_t n) { return std::string{static_cast<char>(n & 255), static_cast<char>(n >> 8)}; };
  const auto four = [&](std::size_t n) { return two(n & 65535) + two(n >> 16); };
  return "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x21\x00\x00\x00\x00\x00"s + four(content.size()) +
         four(content.size()) + two(name.size()) + two(0) + name + content;
}

const std::string kOle =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(16, '\0') + "\x3E\x00\x03\x00\xFE\xFF\x09\x00"s;
std::string wide(const std::string& text) {
  std::string all;
  for (const char c : text) all += {c, '\0'};
  return all;
}

const std::string kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

}  // namespace

TEST_CASE("What people give each other is recognised by its content") {
  CHECK(type_of("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n") == "application/pdf");
  CHECK(type_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\2\0\0\0"s) == "image/png");
  CHECK(type_of("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"s) == "image/jpeg");
  CHECK(type_of("GIF89a\1\0\1\0\0\0\0"s) == "image/gif");
  CHECK(type_of("RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0"s) == "image/webp");
  CHECK(type_of("{\\rtf1\\ansi A letter}") == "text/rtf");
  CHECK(type_of("Dear Sam,\nsee you on Monday.\n") == "text/plain");
  CHECK(type_of("Caf\xC3\xA9 and na\xC3\xAFve\n") == "text/plain");
  CHECK(type_of("name,day,minutes\nAsh,Monday,30\nFox,Tuesday,45\nElm,Friday,60\n").starts_with("text/"));
  CHECK(type_of("\0\0\0\x20"
                "ftypisom\0\0\2\0isomiso2avc1mp41"s) == "video/mp4");
  CHECK(type_of(entry("mimetype", "application/vnd.oasis.opendocument.text")) ==
        "application/vnd.oasis.opendocument.text");
}

TEST_CASE("Containers are told apart by the names in them, wherever those stand") {
  const std::string picture(300'000, 'p');
  const auto zip = entry("zzz.bin", picture);
  CHECK(type_of(zip + entry("[Content_Types].xml", "<Types/>") + entry("word/document.xml", "<w/>")) == kWord);
  CHECK(type_of(zip + entry("xl/workbook.xml", "<x/>"), 7).ends_with("spreadsheetml.sheet"));
  CHECK(type_of(zip + entry("ppt/presentation.xml", "<p/>")).ends_with("presentationml.presentation"));
  // A letter that holds a workbook is a letter.
  CHECK(type_of(zip + entry("word/embeddings/a.xlsx", entry("xl/workbook.xml", "x")) +
                entry("word/document.xml", "w")) == kWord);
  CHECK(type_of(zip).empty());
  CHECK(type_of(kOle + picture + wide("WordDocument")) == "application/msword");
  CHECK(type_of(kOle + picture + wide("Workbook"), 13) == "application/vnd.ms-excel");
  CHECK(type_of(kOle + picture + wide("PowerPoint Document")) == "application/vnd.ms-powerpoint");
  CHECK(type_of(kOle + picture + wide("MsiDatabase")).empty());
}

TEST_CASE("Programs, scripts, pages, drawings that run and archives are refused, whatever they are called") {
  for (const auto& content :
       {"MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0"s,
        "\x7F"
        "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0"s,
        "#!/bin/sh\nrm -rf /\n"s, "#!/usr/bin/python3\nimport os\n"s,
        "<!DOCTYPE html>\n<html><head><title>x</title></head><body></body></html>"s,
        "<html><script>alert(1)</script>"s,
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"s,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"s, "\x1f\x8b\x08\0\0\0\0\0\0\3"s,
        "7z\xBC\xAF\x27\x1C\0\4"s, "Rar!\x1A\7\0"s, "@echo off\r\ndel *.*\r\n"s, std::string(5000, '\0'),
        "\xFF\xFE" + wide("Sixteen bits a letter"), "Latin \xE9t\xE9 in one byte\n"s})
    CHECK_MESSAGE(type_of(content).empty(), content.substr(0, 30));
}

TEST_CASE("A name that lies about its type gets the ending its content has") {
  const auto& pdf = *type_called("application/pdf");
  CHECK(with_ending("report.pdf", pdf) == "report.pdf");
  CHECK(with_ending("REPORT.PDF", pdf) == "REPORT.PDF");
  CHECK(with_ending("report.exe", pdf) == "report.exe.pdf");
  CHECK(with_ending("report", pdf) == "report.pdf");
  CHECK(with_ending(".pdf", pdf) == ".pdf.pdf");
  CHECK(with_ending("run.bat", *type_called("text/plain")) == "run.bat.txt");
  CHECK(with_ending("list.csv", *type_called("text/plain")) == "list.csv");
  CHECK(type_called("image/svg+xml") == nullptr);
}

TEST_CASE("A file name is fit for any system: no folders, no hidden or turning characters, nothing kept") {
  CHECK(safe_file_name("a plan.pdf") == "a plan.pdf");
  CHECK(safe_file_name("../../etc/passwd") == "passwd");
  CHECK(safe_file_name("C:\\Users\\me\\plan.pdf") == "plan.pdf");
  CHECK(safe_file_name("bad\r\nSet-Cookie: a=1.pdf") == "badSet-Cookie_ a=1.pdf");
  CHECK(safe_file_name("cod\u202Efdp.exe") == "codfdp.exe");
  CHECK(safe_file_name("a\u200B\u2066b\u2069.txt") == "ab.txt");
  CHECK(safe_file_name("q\"uo<t>e|d?*:.txt") == "q_uo_t_e_d___.txt");
  CHECK(safe_file_name("...hidden. . ") == "hidden");
  CHECK(safe_file_name("\xFF\xFE") == "document");
  CHECK(safe_file_name("") == "document");
  CHECK(safe_file_name("Zo\u00EB \u2013 \u65E5\u672C.pdf") == "Zo\u00EB \u2013 \u65E5\u672C.pdf");
  CHECK(safe_file_name(std::string(500, 'x')).size() == 120);
}

TEST_CASE("A download's name goes out in ASCII and as it is") {
  CHECK(as_attachment("plan (2).pdf") ==
        "attachment; filename=\"plan (2).pdf\"; filename*=UTF-8''plan%20%282%29.pdf");
  CHECK(as_attachment("Zo\u00EB.pdf") == "attachment; filename=\"Zo_.pdf\"; filename*=UTF-8''Zo%C3%AB.pdf");
  CHECK(as_attachment("50% 'off'; a=\"b\"") ==
        "attachment; filename=\"50_ _off__ a__b_\"; filename*=UTF-8''50%25%20%27off%27%3B%20a%3D%22b%22");
}
