// What the API's reads answer: exactly what its document says, and the same figures as the pages.
#include <doctest/doctest.h>

#include "tests/api/client.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

/// Things that exist, for the {…} of a path.
std::map<std::string, std::string> examples(ApiHouse& api) {
  return {{"/api/v1/engagements/{id}", api.id_of("engagement", "ref", "E-005")},
          {"/api/v1/people/{id}", api.id_of("person", "staff_number", "100055")},
          {"/api/v1/organisations/{id}", api.id_of("organisation", "code", "HMCTS")},
          {"/api/v1/suppliers/{id}", api.id_of("supplier", "code", "SUP-03")},
          {"/api/v1/coaches/{id}", api.id_of("coach", "code", "COACH-11")},
          {"/api/v1/contracts/{id}", api.id_of("contract", "ref", "C-2025-03")},
          {"/api/v1/programmes/{id}", api.id_of("programme", "name", "Senior Civil Service coaching")},
          {"{session}", api.house().one("select id from session where number = 1 and engagement_id = (select id from "
                                        "engagement where ref = 'E-005')")}};
}

std::string filled(const std::string& pattern, const std::map<std::string, std::string>& known) {
  std::string path, prefix;
  for (const auto segment : split(std::string_view(pattern).substr(1), '/')) {
    prefix += "/" + std::string(segment);
    if (segment == "{id}") path += "/" + known.at(prefix);
    else if (segment == "{session}") path += "/" + known.at("{session}");
    else path += "/" + std::string(segment);
  }
  return path.substr(std::string("/api/v1").size());
}

std::string first_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size() && i < 5; ++i) text += lines[i] + "\n";
  return text;
}

std::int64_t pence(const Json& amount) { return Money::parse(amount.get<std::string>()).value().pence(); }

}  // namespace

TEST_CASE("Every read answers every member of the cast with exactly what the document says") {
  ApiHouse api;
  const auto known = examples(api);
  for (const auto& [path, methods] : api_document().at("paths").items()) {
    if (!methods.contains("get")) continue;
    for (const auto& member : app::cast()) {
      const auto answer =
          api.house().api(std::string(member.email), web::Method::get, "/api/v1" + filled(path, known));
      CAPTURE(path);
      CAPTURE(member.role);
      CHECK((answer.status == 200 || answer.status == 404));
      CHECK(first_lines(departures("get", path, answer.status, answer.body)) == "");
      if (member.email == kManager) CHECK_MESSAGE((answer.status == 200) == (path != "/api/v1/direct-reports"), path);
    }
  }
}

TEST_CASE("A list comes in pages, in order, and counts itself") {
  ApiHouse api;
  const auto all = api.get(kManager, "/engagements?page_size=100").body;
  CHECK(all.at("total") == 100);
  CHECK(all.at("items").size() == 100);
  Json seen = Json::array();
  for (int page = 1; page <= 4; ++page) {
    const auto part = api.get(kManager, "/engagements?page_size=30&page=" + std::to_string(page)).body;
    CHECK(part.at("page") == page);
    CHECK(part.at("page_size") == 30);
    for (const auto& one : part.at("items")) seen.push_back(one);
  }
  CHECK(seen == all.at("items"));
  CHECK(api.items(kManager, "/engagements?page=99").empty());
  CHECK(api.get(kManager, "/engagements?page_size=101").status == 422);
}

TEST_CASE("Filters narrow a list, and a day past shows how things stood") {
  ApiHouse api;
  const auto active = api.items(kManager, "/engagements?state=active&page_size=100");
  CHECK(!active.empty());
  for (const auto& one : active) CHECK(one.at("state") == "active");
  const auto supplier = api.id_of("supplier", "code", "SUP-03");
  const auto theirs = api.items(kManager, "/engagements?page_size=100&supplier=" + supplier);
  CHECK(theirs.size() == api.items(kSupplierAdministrator, "/engagements?page_size=100").size());
  const auto sessions_done = [&](const std::string& day) {
    int done = 0;
    for (const auto& one : api.items(kManager, "/engagements?page_size=100&as-of=" + day))
      done += one.at("sessions_completed").get<int>();
    return done;
  };
  CHECK(sessions_done("2020-01-01") == 0);
  CHECK(sessions_done("2026-01-01") > 0);
  CHECK(sessions_done("2026-01-01") < sessions_done("2026-06-01"));
}

TEST_CASE("Each sees their own part of the list: a supplier's people no grades, a champion nothing") {
  ApiHouse api;
  for (const auto& one : api.items(kSupplierAdministrator, "/engagements")) CHECK(one.at("grade").is_null());
  for (const auto& one : api.items(kManager, "/engagements")) CHECK(one.at("grade").is_string());
  CHECK(api.items(kChampion, "/engagements").empty());
  for (const auto& one : api.items(kAgencyLead, "/engagements")) CHECK(one.at("agency_code") == "HMPPS");
  CHECK(api.get(kCoachee, "/engagements").body.at("total") == 1);
}

TEST_CASE("What was spent is the sum of the invoice lines beneath it, to the penny") {
  ApiHouse api;
  std::int64_t net = 0, vat = 0, lines = 0;
  for (int page = 1;; ++page) {
    const auto part = api.items(kFinance, "/invoice-lines?page_size=100&page=" + std::to_string(page));
    for (const auto& line : part) {
      net += pence(line.at("net"));
      vat += pence(line.at("vat"));
      ++lines;
    }
    if (part.size() < 100) break;
  }
  const auto whole = api.get(kFinance, "/spend?from=2020-04-01&to=2030-03-31").body;
  CHECK(pence(whole.at("total").at("net")) == net);
  CHECK(pence(whole.at("total").at("vat")) == vat);
  CHECK(pence(whole.at("total").at("gross")) == net + vat);
  CHECK(whole.at("total").at("lines") == lines);
  CHECK(whole.at("rows").size() == 1);

  const auto broken =
      api.get(kFinance, "/spend?from=2020-04-01&to=2030-03-31&by=financial-year&by=agency&by=funded").body;
  std::int64_t rows = 0;
  for (const auto& row : broken.at("rows")) rows += pence(row.at("net"));
  CHECK(rows == net);
  CHECK(broken.at("rows")[0].contains("financial-year"));
  const auto central = api.get(kFinance, "/spend?from=2020-04-01&to=2030-03-31&funded=central").body;
  const auto local = api.get(kFinance, "/spend?from=2020-04-01&to=2030-03-31&funded=local").body;
  CHECK(pence(central.at("total").at("net")) + pence(local.at("total").at("net")) == net);
  CHECK(!api.get(kFinance, "/spend?from=2026-04-01&to=2025-04-01").problem_at("to").empty());
  CHECK(!api.get(kFinance, "/spend?by=agency&by=agency").problem_at("by").empty());
}

TEST_CASE("An agency lead sees the spend and lines of their own agency alone") {
  ApiHouse api;
  const auto lines = api.items(kAgencyLead, "/invoice-lines?page_size=100");
  CHECK(!lines.empty());
  for (const auto& line : lines) CHECK(line.at("agency_code") == "HMPPS");
  const auto spend = api.get(kAgencyLead, "/spend?by=agency&from=2020-04-01&to=2030-03-31").body;
  CHECK(!spend.at("rows").empty());
  for (const auto& row : spend.at("rows")) CHECK(row.at("agency") == "HMPPS");
  CHECK(api.get(kAgencyLead, api.engagement("E-005") + "/money").status == 404);
  CHECK(api.get(kAgencyLead, "/reports/engagements").status == 404);
}

TEST_CASE("The answer page's breakdown is there too: the same sums, small groups merged for a champion") {
  ApiHouse api;
  const auto answer = api.get(kFinance, "/spend/breakdown?by=agency&year=2025-26").body;
  CHECK(answer.at("from") == "2025-04-01");
  CHECK(answer.at("to") == "2026-03-31");
  const auto total = api.get(kFinance, "/spend?from=2025-04-01&to=2026-03-31").body.at("total");
  CHECK(answer.at("total").at("net") == total.at("net"));
  CHECK(answer.at("total").at("lines") == total.at("lines"));

  const auto merged = api.get(kChampion, "/spend/breakdown?by=agency&year=2025-26").body;
  CHECK(merged.at("total").at("net") == total.at("net"));
  CHECK(merged.at("rows").size() <= answer.at("rows").size());
  for (const auto& row : merged.at("rows")) {
    const int people = row.at("external").at("people").get<int>() + row.at("internal").at("people").get<int>();
    CHECK((people == 0 || people >= 5));
  }
  CHECK(api.get(kChampion, "/spend").status == 404);
  CHECK(!api.get(kChampion, "/spend/breakdown?from=2025-04-01&to=2025-06-30").problem_at("from").empty());
  CHECK(api.get(kFinance, "/spend/breakdown?from=2025-04-01&to=2025-06-30").status == 200);
  CHECK(!api.get(kFinance, "/spend/breakdown?year=2025-26&from=2025-04-01").problem_at("year").empty());
}

TEST_CASE("The report of engagements is the command's, and its money that of the engagement") {
  ApiHouse api;
  const auto rows = api.items(kFinance, "/reports/engagements");
  CHECK(rows.size() == 100);
  for (const auto& row : rows)
    if (row.at("engagement_ref") == "E-005") {
      const auto money = api.get(kFinance, api.engagement("E-005") + "/money").body;
      CHECK(row.at("invoiced_net") == money.at("invoiced_net"));
      CHECK(row.at("paid_net") == money.at("paid_net"));
    }
}
