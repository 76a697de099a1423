#include "web/list_filter.hpp"

#include <doctest/doctest.h>

#include "web/form.hpp"

namespace waymark::web {
namespace {

Request asked(std::string_view query) {
  Request request;
  request.path = "/people";
  request.query = decode_form(query).value();
  return request;
}

std::string drawn(const Request& request) {
  ListFilter filter(request);
  filter.text("search", "Search", std::string(request.query.get("search")));
  filter.choice("kind", "Kind", {{.value = "", .text = "Any"}, {.value = "internal", .text = "Internal"}},
                std::string(request.query.get("kind")));
  filter.tick("expired", "Accreditation", "Expired", request.query.get("expired") == "yes");
  return std::move(filter).beside(Html::text("what was found")).str();
}

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a filter in which nothing is chosen offers nothing to take off") {
  const auto html = drawn(asked("page=3"));
  CHECK_FALSE(has(html, "Selected filters"));
  CHECK(has(html, "<form method=\"get\" action=\"/people\" novalidate>"));
  CHECK(has(html, "id=\"found\">what was found</div>"));
}

TEST_CASE(
    "each thing chosen is taken off alone, from the first page, with the order kept; all at once to the bare list") {
  const auto html = drawn(asked("search=a%26b&kind=internal&expired=yes&sort=-name&page=3"));
  CHECK(has(html, "href=\"/people?kind=internal&amp;expired=yes&amp;sort=-name\""));
  CHECK(has(html, "href=\"/people?search=a%26b&amp;expired=yes&amp;sort=-name\""));
  CHECK(has(html, "href=\"/people?search=a%26b&amp;kind=internal&amp;sort=-name\""));
  CHECK(has(html, "href=\"/people?sort=-name\">Clear filters"));
  CHECK(has(html, "</span> Internal</a>"));
  CHECK(has(html, "<input type=\"hidden\" name=\"sort\" value=\"-name\">"));
}

TEST_CASE("of several values of one choice all are named, each once") {
  const auto request = asked("kind=external&kind=internal&kind=external&kind=other");
  ListFilter filter(request);
  filter.choice("kind", "Kind",
                {{.value = "", .text = "Any"},
                 {.value = "internal", .text = "Internal"},
                 {.value = "external", .text = "External"}},
                "internal");
  CHECK(has(std::move(filter).beside(Html()).str(), "</span> Internal, External</a>"));
}

TEST_CASE("what goes along stays when all is cleared, and what narrows without a name can be cleared") {
  const auto request = asked("view=yours&mine=yes&agency=unknown");
  ListFilter filter(request);
  filter.along("view", "yours");
  filter.along("mine", "yes");
  filter.chosen("mine", "Whose", "My own");
  CHECK(has(std::move(filter).beside(Html()).str(), "href=\"/people?view=yours\">Clear filters"));
  ListFilter unnamed(request);
  unnamed.narrowed(true);
  CHECK(has(std::move(unnamed).beside(Html()).str(), "href=\"/people\">Clear filters"));
}

TEST_CASE("what was typed into a filter is shown as text, and what it does not offer is not shown as chosen") {
  const auto html = drawn(asked("search=%3Cb%3E&kind=%3Ci%3E"));
  CHECK(has(html, "</span> &lt;b&gt;</a>"));
  CHECK_FALSE(has(html, "<b>"));
  CHECK_FALSE(has(html, "&lt;i&gt;"));
}

}  // namespace waymark::web
