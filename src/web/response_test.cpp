#include <doctest/doctest.h>

#include <stdexcept>

#include "web/response.hpp"

namespace waymark::web {

TEST_CASE("see_other leads to a path of this site and nowhere else") {
  const auto response = see_other("/engagements/1?a=b");
  CHECK(response.status == 303);
  CHECK(response.headers.front() == std::pair<std::string, std::string>("location", "/engagements/1?a=b"));
  for (const char* path :
       {"", "a", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb: c", "/a b", "/caf\xc3\xa9"}) {
    CAPTURE(path);
    CHECK_THROWS_AS(see_other(path), std::invalid_argument);
  }
}

TEST_CASE("a CSV is offered as a download with a plain name") {
  const auto response = csv("a,b\r\n", "spend-2025-26.csv");
  CHECK(response.content_type == "text/csv; charset=utf-8; header=present");
  CHECK(response.headers.front().second == "attachment; filename=\"spend-2025-26.csv\"");
  for (const char* name : {"", "a\"b", "a b", "a/b", "caf\xc3\xa9", "a\r\n"})
    CHECK_THROWS_AS(csv("", name), std::invalid_argument);
}

TEST_CASE("JSON and plain text say what they are") {
  CHECK(json("{}").status == 200);
  CHECK(json("{}", 422).content_type == "application/json; charset=utf-8");
  CHECK(plain_text(404, "no").content_type == "text/plain; charset=utf-8");
}

}  // namespace waymark::web
