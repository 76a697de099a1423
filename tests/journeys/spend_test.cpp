// A Member of Parliament asks how much is spent on coaching in the whole department.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "money/money.hpp"
#include "tests/support/house.hpp"

using namespace waymark;

namespace {

const char* const kManager = "morwenna.castell@justice.example";
const char* const kFinance = "rafael.okonjo@justice.example";
const char* const kAgencyLead = "idris.penhallow@justice.example";
const char* const kChampion = "gwendolen.ashdown@justice.example";
const char* const kCoachee = "jorg.zielinska@justice.example";

/// What the pilot's file adds up to between two days, made from its cells alone.
struct Sum {
  std::int64_t net = 0, vat = 0, lines = 0;
};
std::int64_t pence(std::string cell) {
  cell.erase(cell.find('.'), 1);
  return std::stoll(cell);
}
Sum from_the_file(const std::string& day, const std::string& from, const std::string& to) {
  std::ifstream stream(WAYMARK_SOURCE "/demo/pilot/invoices.csv");
  std::stringstream content;
  content << stream.rdbuf();
  const auto text = content.str();
  CsvReader reader(text);
  const auto header = reader.next().value().cells;
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  Sum sum;
  while (const auto row = reader.next()) {
    const auto& on = row->cells[place(day)];
    if (on.empty() || on < from || on > to) continue;
    sum.net += pence(row->cells[place("net")]);
    sum.vat += pence(row->cells[place("vat")]);
    ++sum.lines;
  }
  return sum;
}

/// What a link with these words leads to, the first whose address begins so.
std::string first_link(const test::Answer& answer, std::string_view beginning) {
  const auto at = answer.body.find("href=\"" + std::string(beginning));
  REQUIRE(at != std::string::npos);
  const auto start = at + 6;
  auto href = answer.body.substr(start, answer.body.find('"', start) - start);
  for (std::size_t amp; (amp = href.find("&amp;")) != std::string::npos;) href.erase(amp + 1, 4);
  return href;
}

}  // namespace

TEST_CASE("A programme manager reaches the answer from home in one click, and it is the files' to the penny") {
  const auto house = test::fresh_house();
  CHECK(house->get(kManager, "/home").says("href=\"/spend\""));
  const auto answer = house->get(kManager, "/spend");
  CHECK(answer.status == 200);
  CHECK(answer.says("How much is spent on coaching in the whole department?"));
  const auto year = from_the_file("invoiced_on", "2026-04-01", "2027-03-31");
  CHECK(answer.says(Money::pence(year.net).pounds()));
  CHECK(answer.says(Money::pence(year.vat).pounds()));
  CHECK(answer.says(Money::pence(year.net + year.vat).pounds()));
  CHECK(answer.says("credit notes on their own dates"));
  const auto before = from_the_file("invoiced_on", "2025-04-01", "2026-03-31");
  CHECK(answer.says(Money::pence(before.net).pounds()));

  const auto paid = from_the_file("paid_on", "2025-11-05", "2026-02-10");
  CHECK(house
            ->get(kManager,
                  "/spend?basis=paid&from-day=5&from-month=11&from-year=2025&to-day=10&to-month=2&to-year=2026")
            .says(Money::pence(paid.net).pounds()));
}

TEST_CASE("Every breakdown, as a page, as CSV and printed, is there without script") {
  const auto house = test::fresh_house();
  for (const char* by : {"financial-year", "agency", "supplier", "grade", "programme"})
    for (const char* rest : {"", "&show=coaching", "&year=all", "&basis=paid", "&print=yes"}) {
      CAPTURE(by);
      CAPTURE(rest);
      CHECK(house->get(kFinance, fmt::format("/spend?by={}{}", by, rest)).status == 200);
    }
  const auto csv = house->get(kFinance, "/spend?by=agency&year=2025-26&format=csv");
  CHECK(csv.content_type.starts_with("text/csv"));
  CHECK(csv.says("HMPPS,HM Prison and Probation Service,"));
}

TEST_CASE("The lines beneath a figure are one click away and add up to it") {
  const auto house = test::fresh_house();
  const auto lines = house->get(kFinance, first_link(house->get(kFinance, "/spend?year=2025-26"), "/spend/lines?"));
  const auto year = from_the_file("invoiced_on", "2025-04-01", "2026-03-31");
  CHECK(lines.says(fmt::format("{} lines: {} net of VAT", year.lines, Money::pence(year.net).pounds())));
}

TEST_CASE("The engagements report as of a day counts what was invoiced and paid by then, and of today everything") {
  const auto house = test::fresh_house();
  const auto report = [&](const std::string& query) {
    const auto answer = house->api(kManager, web::Method::get, "/api/v1/reports/engagements" + query);
    REQUIRE(answer.status == 200);
    std::int64_t invoiced = 0, paid = 0;
    const auto body = nlohmann::json::parse(answer.body);
    for (const auto& row : body.at("items")) {
      invoiced += pence(row.at("invoiced_net"));
      paid += pence(row.at("paid_net"));
    }
    return std::pair(invoiced, paid);
  };
  for (const auto& [query, day] : {std::pair("?as-of=2025-12-15", "2025-12-15"), std::pair("", "9999-12-31")}) {
    CAPTURE(query);
    CHECK(report(query) ==
          std::pair(from_the_file("invoiced_on", "", day).net, from_the_file("paid_on", "", day).net));
  }
}

TEST_CASE("An agency lead's answer is about the agency, a champion sees no line, and a coachee no spend") {
  const auto house = test::fresh_house();
  const auto lead = house->get(kAgencyLead, "/spend");
  CHECK(lead.says("How much is spent on coaching in HM Prison and Probation Service?"));
  CHECK_FALSE(house->get(kAgencyLead, "/spend?by=agency&year=all").says("Legal Aid Agency"));
  CHECK(house->get(kChampion, "/spend").status == 200);
  CHECK_FALSE(house->get(kChampion, "/spend").says("/spend/lines"));
  CHECK(house->get(kChampion, "/spend/lines").status == 404);
  CHECK(house->get(kChampion, "/invoices").status == 404);
  CHECK(house->get(kCoachee, "/spend").status == 404);
}

TEST_CASE("Finance records an invoice and marks it as paid; both are in the answer at once") {
  const auto house = test::fresh_house();
  const std::map<std::string, std::string> invoice{{"kind", "invoice"},
                                                   {"invoice_ref", "INV-9001"},
                                                   {"invoiced_on-day", "1"},
                                                   {"invoiced_on-month", "11"},
                                                   {"invoiced_on-year", "2026"},
                                                   {"lines-1-engagement_ref", "E-007"},
                                                   {"lines-1-description", "One"},
                                                   {"lines-1-net", "1,000,000.01"},
                                                   {"lines-1-vat", "200,000.00"}};
  auto wrong = invoice;
  wrong["lines-1-engagement_ref"] = "E-999";
  CHECK(house->post(kFinance, "/invoices/new", wrong).says("There is no engagement with this reference"));
  CHECK(house->post(kFinance, "/invoices/new", invoice).status == 303);
  CHECK(house->post(kFinance, "/invoices/new", invoice).says("reference already"));
  const auto year = from_the_file("invoiced_on", "2026-04-01", "2027-03-31");
  CHECK(house->get(kManager, "/spend").says(Money::pence(year.net + 1'000'000'01).pounds()));

  const auto page = "/invoices/" + house->one("select id from invoice_line where invoice_ref = 'INV-9001'");
  CHECK(house->get(kFinance, "/invoices?invoice=INV-9001").says(page));
  CHECK(house->get(kFinance, page).says("Not paid"));
  CHECK(
      house->post(kFinance, page + "/paid", {{"paid_on-day", "1"}, {"paid_on-month", "1"}, {"paid_on-year", "2027"}})
          .says("must be today or in the past"));
  CHECK(
      house->post(kFinance, page + "/paid", {{"paid_on-day", "2"}, {"paid_on-month", "11"}, {"paid_on-year", "2026"}})
          .status == 303);
  CHECK(house->get(kFinance, page).says("2 November 2026"));
  house->database().read([](db::Connection& db) { CHECK(money::reconcile(db).empty()); });
}

TEST_CASE("Internal coaching has its rate not set until finance sets one, and is never added in") {
  const auto house = test::fresh_house();
  const auto before = house->get(kFinance, "/spend?year=all");
  CHECK(before.says("Their notional rate is not set."));
  for (const char* grade : {"SCS1", "SCS2", "SCS3", "Grade 6", "Grade 7", "SEO", "HEO", "EO", "G6", "G7"})
    CHECK(house
              ->post(kFinance, "/notional-rates",
                     {{"grade", grade},
                      {"from_on-day", "1"},
                      {"from_on-month", "4"},
                      {"from_on-year", "2020"},
                      {"per_hour", "65.00"}})
              .status == 303);
  const auto after = house->get(kFinance, "/spend?year=all");
  CHECK(after.says("At the notional rate they count for"));
  const auto all = Money::pence(from_the_file("invoiced_on", "2000-01-01", "2100-01-01").net).pounds();
  CHECK(before.says(all));
  CHECK(after.says(all));
  CHECK(house->get(kManager, "/notional-rates").status == 404);
}

TEST_CASE("Contracts are listed, shown and changed by who may, and an engagement's money has its page") {
  const auto house = test::fresh_house();
  CHECK(house->get(kManager, "/contracts").says("C-2025-04"));
  CHECK(house->get(kManager, "/contracts?flagged=yes&sort=-invoiced&format=csv").says("contract_ref"));
  const auto id = house->one("select id from contract where ref = 'C-2025-02'");
  CHECK(house->get(kFinance, "/contracts/" + id).says("£190.00 per hour"));
  CHECK(house->get(kFinance, "/contracts/" + id + "/edit").status == 200);
  CHECK(house->get(kFinance, "/contracts/new").status == 200);
  CHECK(house->post(kFinance, "/contracts", {{"ref", "C-1"}}).says("Enter the first day"));
  CHECK(house->get(kAgencyLead, "/contracts/" + id).status == 404);
  const auto engagement = house->one("select id from engagement where ref = 'E-019'");
  CHECK(house->get(kManager, "/engagements/" + engagement + "/money").says("Invoiced"));
  CHECK(house->get(kCoachee, "/engagements/" + engagement + "/money").status == 404);
}
