#include <doctest/doctest.h>

#include "web/form.hpp"

namespace waymark::web {
namespace {

/// "name=value" for each field, a bar between them; "malformed" for nothing.
std::string shown(const std::optional<Fields>& fields) {
  if (!fields) return "malformed";
  std::string text;
  for (const auto& [name, value] : *fields) text += (text.empty() ? "" : "|") + name + "=" + value;
  return text;
}

struct Case {
  std::string given;
  std::string expected;
};

constexpr const char* kType = "multipart/form-data; boundary=XX";

/// Fields as above, then "field:file name:type:content" for each upload.
std::string shown(const std::optional<MultipartForm>& form) {
  if (!form) return "malformed";
  std::string text = shown(std::optional(form->fields));
  for (const auto& upload : form->uploads)
    text += (text.empty() ? "" : "|") + upload.field + ":" + upload.file_name + ":" + upload.content_type + ":" +
            upload.content;
  return text;
}

std::string part(const std::string& disposition, const std::string& content, const std::string& more = "") {
  return "--XX\r\nContent-Disposition: " + disposition + "\r\n" + more + "\r\n" + content + "\r\n";
}
std::string field(const std::string& name, const std::string& content) {
  return part("form-data; name=\"" + name + "\"", content);
}
std::string file(const std::string& file_name, const std::string& content) {
  return part("form-data; name=\"f\"; filename=\"" + file_name + "\"", content, "Content-Type: text/csv\r\n");
}
const std::string kEnd = "--XX--\r\n";

}  // namespace

TEST_CASE("a form is read as browsers write it, and refused when it is not UTF-8 or an escape is wrong") {
  const Case cases[] = {
      {"", ""},
      {"a=1", "a=1"},
      {"a=1&b=2&a=3", "a=1|b=2|a=3"},
      {"x=1&z=", "x=1|z="},
      {"&&a=1&&", "a=1"},
      {"a", "a="},
      {"=v", "=v"},
      {"a=b=c", "a=b=c"},
      {"a+b=c+d", "a b=c d"},
      {"a%26b=%3D", "a&b=="},
      {"caf%C3%A9=%e2%80%99", "café=’"},
      {"a=1;b=2", "a=1;b=2"},
      {"a=%0d%0a", "a=\r\n"},
      {"a=%", "malformed"},
      {"a=%4", "malformed"},
      {"a=%g1", "malformed"},
      {"a=%1g", "malformed"},
      {"%=1", "malformed"},
      {"a=%00", "malformed"},
      {"a=%C3", "malformed"},
      {"a=%C3&b=%A9", "malformed"},
      {"a=%ED%A0%80", "malformed"},
      {"a=%C0%80", "malformed"},
      {"a=%F5%80%80%80", "malformed"},
      {"a=\xff", "malformed"},
      {std::string("a=\0", 3), "malformed"},
      {std::string(20'000, '&'), "malformed"},
  };
  for (const auto& [given, expected] : cases) {
    CAPTURE(given);
    CHECK(shown(decode_form(given)) == expected);
  }
}

TEST_CASE("a form with files is read part by part, and refused when a part is not whole") {
  const Case cases[] = {
      {kEnd, ""},
      {"--XX--", ""},
      {field("a", "1") + kEnd, "a=1"},
      {field("a", "1") + field("a", "") + field("b", "x\r\ny") + kEnd, "a=1|a=|b=x\r\ny"},
      {field("a", "--X\r\n-XX") + kEnd, "a=--X\r\n-XX"},
      {field("caf\xc3\xa9", "\xc3\xa9") + kEnd, "café=é"},
      {field("say %22hi%22 100%", "1") + kEnd, "say \"hi\" 100%=1"},
      {field("say \\\"hi\\\" a\\b", "1") + kEnd, "say \"hi\" a\\b=1"},
      {part("form-data; name=plain", "1") + kEnd, "plain=1"},
      {part("FORM-DATA;NAME=\"a\"", "1") + kEnd, "a=1"},
      {part("form-data; name=\"a;b=c\"", "1") + kEnd, "a;b=c=1"},
      {part("form-data; name=\"\"", "1") + kEnd, "=1"},
      {file("staff.csv", "a,b\r\n1,2\r\n") + kEnd, "f:staff.csv:text/csv:a,b\r\n1,2\r\n"},
      {file("C:\\data\\staff.csv", "1") + kEnd, "f:staff.csv:text/csv:1"},
      {file("../../etc/passwd", "1") + kEnd, "f:passwd:text/csv:1"},
      {file("empty.csv", "") + kEnd, "f:empty.csv:text/csv:"},
      {file("", "") + field("a", "1") + kEnd, "a=1"},
      {file("x.bin", "\xff\xfe") + kEnd, "f:x.bin:text/csv:\xff\xfe"},
      {"", "malformed"},
      {"--XX", "malformed"},
      {"--XX\r\n", "malformed"},
      {"--XX-", "malformed"},
      {"\r\n" + field("a", "1") + kEnd, "malformed"},
      {field("a", "1"), "malformed"},
      {field("a", "1") + "--XX-", "malformed"},
      {field("a", "1") + kEnd + "more", "malformed"},
      {field("a", "1") + "--XXY\r\n", "malformed"},
      {field("a", "\xff") + kEnd, "malformed"},
      {part("form-data", "1") + kEnd, "malformed"},
      {part("form-data; name", "1") + kEnd, "malformed"},
      {part("form-data; name=\"a", "1") + kEnd, "malformed"},
      {part("form-data; name=\"a\" b", "1") + kEnd, "malformed"},
      {part("form-data; name=\"a\"; name=\"b\"", "1") + kEnd, "malformed"},
      {part("form-data; name=\"\xff\"", "1") + kEnd, "malformed"},
      {part("attachment; name=\"a\"", "1") + kEnd, "malformed"},
      {part("form-data; name=\"a\"", "1", "Content-Disposition: form-data; name=\"b\"\r\n") + kEnd, "malformed"},
      {part("form-data; name=\"a\"", "1", "no colon\r\n") + kEnd, "malformed"},
      {part("form-data; name=\"a\"", "1", "A: " + std::string(10'000, 'b') + "\r\n") + kEnd, "malformed"},
      {"--XX\r\n\r\n1\r\n" + kEnd, "malformed"},
      {"--XX\nContent-Disposition: form-data; name=\"a\"\n\n1\n--XX--\n", "malformed"},
  };
  for (const auto& [given, expected] : cases) {
    CAPTURE(given);
    CHECK(shown(decode_multipart(kType, given)) == expected);
  }
}

TEST_CASE("the boundary is the one the content type names") {
  const auto body = field("a", "1") + kEnd;
  for (const char* type : {"multipart/form-data; boundary=XX", "Multipart/Form-Data;BOUNDARY=\"XX\"",
                           "multipart/form-data; charset=utf-8; boundary=XX"}) {
    CAPTURE(type);
    CHECK(shown(decode_multipart(type, body)) == "a=1");
  }
  for (const char* type :
       {"", "multipart/form-data", "multipart/form-data;", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=YY", "multipart/mixed; boundary=XX", "multipart/form-data boundary=XX",
        "multipart/form-data; boundary=\"XX", "multipart/form-data; boundary=XX; boundary=XX",
        "multipart/form-data; boundary=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
    CAPTURE(type);
    CHECK(shown(decode_multipart(type, body)) == "malformed");
  }
}

}  // namespace waymark::web
