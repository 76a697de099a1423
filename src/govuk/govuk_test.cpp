#include <doctest/doctest.h>

#include "govuk/govuk.hpp"

using namespace waymark;

TEST_CASE("a field shows its problem, and screen readers read hint and problem with it") {
  Problems problems;
  problems.add("reason", "Say why");
  const auto page = govuk::input(
      {.name = "reason", .label = "Reason", .value = "R & R", .hint = "A few words", .error = problems.of("reason")});
  CHECK(page.str() ==
        "<div class=\"govuk-form-group govuk-form-group--error\">"
        "<label class=\"govuk-label\" for=\"reason\">Reason</label>"
        "<div id=\"reason-hint\" class=\"govuk-hint\">A few words</div>"
        "<p id=\"reason-error\" class=\"govuk-error-message\">"
        "<span class=\"govuk-visually-hidden\">Error:</span> Say why</p>"
        "<input class=\"govuk-input govuk-input--error\" id=\"reason\" name=\"reason\" type=\"text\" "
        "value=\"R &amp; R\" aria-describedby=\"reason-hint reason-error\"></div>");
}

TEST_CASE("the error summary links each problem to the first input of its field") {
  Problems problems;
  problems.add("starts_on", "Enter a day");
  problems.add("", "Try again");
  const auto summary = govuk::error_summary(problems).str();
  CHECK(summary.find("<a href=\"#starts_on\">Enter a day</a>") != std::string::npos);
  CHECK(summary.find("<li>Try again</li>") != std::string::npos);
  CHECK(govuk::error_summary(Problems()).empty());

  const auto first_input_of = [](const Html& field) {
    return field.str().find("id=\"starts_on\" name=") != std::string::npos;
  };
  CHECK(first_input_of(govuk::input({.name = "starts_on", .label = "Start"})));
  CHECK(first_input_of(govuk::date_input({.name = "starts_on", .legend = "Start"})));
  CHECK(first_input_of(govuk::radios({.name = "starts_on", .legend = "Start", .items = {{"a", "A"}, {"b", "B"}}})));
  CHECK(first_input_of(govuk::checkboxes({.name = "starts_on", .legend = "Start", .items = {{"a", "A"}}})));
  CHECK(first_input_of(govuk::select({.name = "starts_on", .label = "Start", .items = {}})));
}

TEST_CASE("a date is sent as three fields and shown as it was typed") {
  const auto page = govuk::date_input({.name = "on", .legend = "When?", .value = {"31", "2", "2026"}}).str();
  CHECK(page.find("id=\"on\" name=\"on-day\" type=\"text\" value=\"31\"") != std::string::npos);
  CHECK(page.find("id=\"on-month\" name=\"on-month\" type=\"text\" value=\"2\"") != std::string::npos);
  CHECK(page.find("id=\"on-year\" name=\"on-year\" type=\"text\" value=\"2026\"") != std::string::npos);
  const auto text = govuk::DateText::of(Date(2026, 3, 9));
  CHECK(text.day + "/" + text.month + "/" + text.year == "9/3/2026");
}

TEST_CASE("an address that could run script leads nowhere") {
  const auto leads_to = [](const char* address, const char* where) {
    return govuk::link(address, "x").str() == std::string("<a class=\"govuk-link\" href=\"") + where + "\">x</a>";
  };
  CHECK(leads_to("javascript:alert(1)", "#"));
  CHECK(leads_to(" JavaScript:alert(1)", "#"));
  CHECK(leads_to("java\tscript:alert(1)", "#"));
  CHECK(leads_to("data:text/html,x", "#"));
  CHECK(leads_to("mailto:a@example.org", "mailto:a@example.org"));
  CHECK(leads_to("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"));
  CHECK(leads_to("/engagements/x?at=14:00", "/engagements/x?at=14:00"));
  CHECK(leads_to("?sort=a:b", "?sort=a:b"));
}

TEST_CASE("an attribute's name must be one") {
  CHECK_THROWS_AS(govuk::body(govuk::button({.text = "x", .attributes = {{"x onload=1", "y"}}})),
                  std::invalid_argument);
  CHECK_THROWS_AS(govuk::button({.text = "x", .attributes = {{"", "y"}}}), std::invalid_argument);
  CHECK_NOTHROW(govuk::button({.text = "x", .attributes = {{"data-a.b:c_d", "y"}}}));
}

TEST_CASE("a column of numbers stands to the right, head and cells, rows written either way") {
  const govuk::Table head{.caption = "People", .head = {{"Name"}, {.text = "Sessions", .numeric = true}}};
  auto whole = head;
  whole.rows = {{"Jo", 4}, {Html::text("Éilis"), 12}};
  govuk::TableWriter writer(head);
  writer.row("Jo", 4);
  writer.row(Html::text("Éilis"), 12);
  const auto written = std::move(writer).html();
  CHECK(written.str() == govuk::table(whole).str());
  CHECK(written.str().find("<th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">Sessions") !=
        std::string::npos);
  CHECK(written.str().find("<td class=\"govuk-table__cell\">Jo</td>"
                           "<td class=\"govuk-table__cell govuk-table__cell--numeric\">4</td>") != std::string::npos);
}

TEST_CASE("a heading that sorts is a link, and says how the table is sorted") {
  const auto page =
      govuk::table({.caption = std::nullopt,
                    .head = {{.text = "Name", .sort_href = "?sort=-name", .sorted = govuk::Sort::ascending}}})
          .str();
  CHECK(page.find("<th scope=\"col\" class=\"govuk-table__header\" aria-sort=\"ascending\">"
                  "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"?sort=-name\">Name<svg") !=
        std::string::npos);
}

TEST_CASE("pages are listed around the current one, with gaps only where pages are left out") {
  const auto listed = [](int current, int last) {
    auto markup = govuk::pagination(current, last, [](int page) { return "?page=" + std::to_string(page); }).str();
    std::string seen;
    for (auto item = markup.find("<li"); item != std::string::npos; item = markup.find("<li", item + 1)) {
      const auto whole = markup.substr(item, markup.find("</li>", item) - item);
      const auto without_end = whole.substr(0, whole.find("</a>"));
      seen += whole.find("--current") == std::string::npos ? " " : " >";
      seen += without_end.substr(without_end.rfind('>') + 1);
    }
    return seen;
  };
  CHECK(listed(1, 1) == "");
  CHECK(listed(1, 2) == " >1 2");
  CHECK(listed(3, 5) == " 1 2 >3 4 5");
  CHECK(listed(5, 10) == " 1 &ctdot; 4 >5 6 &ctdot; 10");
  CHECK(listed(4, 10) == " 1 2 3 >4 5 &ctdot; 10");
  CHECK(listed(99, 10) == " 1 &ctdot; 9 >10");
}

TEST_CASE("progress is said in words, and drawn when anything is planned") {
  CHECK(govuk::app_progress({.done = 4, .planned = 6}).str() ==
        "<progress class=\"waymark-progress\" max=\"6\" value=\"4\" aria-hidden=\"true\"></progress> "
        "<span>4 of 6 sessions</span>");
  const auto more = govuk::app_progress({.done = 2, .planned = 1}).str();
  CHECK(more.find("max=\"1\" value=\"1\"") != std::string::npos);
  CHECK(more.find("2 of 1 session<") != std::string::npos);
  CHECK(govuk::app_progress({.done = 0, .planned = 0}).str() == "<span>0 of 0 sessions</span>");
}

TEST_CASE("a wide table scrolls within itself, reachable by keyboard and named by its caption") {
  const auto scrolls = [](const govuk::Table& table) {
    return govuk::table(table).str().starts_with(
        "<section class=\"waymark-scroll\" aria-label=\"Spend\" tabindex=\"0\"><table");
  };
  CHECK(scrolls({.caption = "Spend", .head = {{"A"}, {"B"}, {"C"}, {"D"}}}));
  CHECK_FALSE(scrolls({.caption = "Spend", .head = {{"A"}, {"B"}, {"C"}}}));
  CHECK(scrolls({.caption = "Spend", .head = {{"A"}}, .scrolls = true}));
}

TEST_CASE("a textarea keeps a first empty line") {
  CHECK(govuk::textarea({.name = "a", .label = "A", .value = "\nx"}).str().find(">\n\nx</textarea>") !=
        std::string::npos);
  CHECK(govuk::textarea({.name = "a", .label = "A", .value = "x"}).str().find(">x</textarea>") != std::string::npos);
}

TEST_CASE("a timeline shows London's time, whatever the machine's") {
  const auto page =
      govuk::timeline({.items = {{.label = "Logged", .at = LocalTime{Date(2026, 7, 1), 14 * 60}.instant().value()},
                                 {.label = "Ended", .at = Date(2026, 7, 2)}}})
          .str();
  CHECK(page.find("<time datetime=\"2026-07-01T13:00:00Z\">1 July 2026 at 2pm</time>") != std::string::npos);
  CHECK(page.find("<time datetime=\"2026-07-02\">2 July 2026</time>") != std::string::npos);
}

TEST_CASE("headings have the size of their level unless told otherwise") {
  CHECK(govuk::heading(1, "A").str() == "<h1 class=\"govuk-heading-l\">A</h1>");
  CHECK(govuk::heading(2, "A").str() == "<h2 class=\"govuk-heading-m\">A</h2>");
  CHECK(govuk::heading(2, "A", govuk::Size::xl, "top").str() == "<h2 id=\"top\" class=\"govuk-heading-xl\">A</h2>");
}
