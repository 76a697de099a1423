#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/money_fixture.hpp"

namespace waymark::money {
namespace {

std::string report(test::MoneyHouse& house, std::vector<By> by, Format format, Basis basis = Basis::invoiced,
                   Funded funded = Funded::all) {
  const SpendQuestion question{.from = Date(2025, 4, 1),
                               .to = Date(2026, 3, 31),
                               .basis = basis,
                               .funded = funded,
                               .by = std::move(by),
                               .scope = {.everything = true}};
  std::string text;
  house.act([&](const access::Work& work) { text = spend_report(work, question, format); });
  return text;
}

struct Reported : test::MoneyHouse {
  Reported() {
    act([&](const access::Work& work) {
      save(work, std::vector{line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00),
                             line("I-1", 2, "E-2", Date(2025, 4, 1), 310'75),
                             line("CRN-1", 1, "E-1", Date(2025, 5, 1), -5)});
    });
  }
};

}  // namespace

TEST_CASE("The report's CSV has the names of --by in order, then net, vat and lines, in plain decimals") {
  Reported house;
  CHECK(report(house, {By::financial_year, By::agency}, Format::csv) ==
        "financial-year,agency,net,vat,lines\n2025-26,COURTS,284.95,56.99,2\n2025-26,PRISONS,310.75,62.15,1\n");
  CHECK(report(house, {By::supplier, By::programme, By::grade}, Format::csv) ==
        "supplier,programme,grade,net,vat,lines\nFOX,Senior coaching,SCS1,595.70,119.14,3\n");
}

TEST_CASE("Without --by the report's CSV is one row, also when there is nothing") {
  Reported house;
  CHECK(report(house, {}, Format::csv) == "net,vat,lines\n595.70,119.14,3\n");
  CHECK(report(house, {}, Format::csv, Basis::paid) == "net,vat,lines\n0.00,0.00,0\n");
  CHECK(report(house, {By::agency}, Format::csv, Basis::paid) == "agency,net,vat,lines\n");
}

TEST_CASE("The report's JSON has money as strings with two decimals, and keys named as --by is") {
  Reported house;
  const auto json = nlohmann::json::parse(
      report(house, {By::financial_year, By::supplier}, Format::json, Basis::invoiced, Funded::central));
  CHECK(json == nlohmann::json::parse(R"({"basis": "invoiced", "from": "2025-04-01", "to": "2026-03-31",
    "total": {"net": "284.95", "vat": "56.99", "lines": 2},
    "rows": [{"financial-year": "2025-26", "supplier": "FOX", "net": "284.95", "vat": "56.99", "lines": 2}]})"));
}

TEST_CASE("The report's table ends with the total") {
  Reported house;
  const auto table = report(house, {By::agency}, Format::table);
  CHECK(table ==
        "agency       net      vat  lines\n"
        "COURTS   £284.95   £56.99      2\n"
        "PRISONS  £310.75   £62.15      1\n"
        "total    £595.70  £119.14      3\n");
}

}  // namespace waymark::money
