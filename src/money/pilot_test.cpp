// The pilot's hundred engagements: what the report says, held against sums made from the files' cells alone.
#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/money_fixture.hpp"

namespace waymark::money {
namespace {

using Cells = std::map<std::string, std::string>;

std::vector<Cells> file(const std::string& name) {
  std::ifstream stream(std::string(WAYMARK_SOURCE) + "/demo/pilot/" + name + ".csv");
  std::stringstream content;
  content << stream.rdbuf();
  const auto text = content.str();
  CsvReader reader(text);
  const auto header = reader.next().value().cells;
  std::vector<Cells> rows;
  while (auto record = reader.next()) {
    Cells row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = record->cells.at(i);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<Date> day(const std::string& cell) { return cell.empty() ? std::nullopt : Date::parse(cell); }

/// "285.00" as 28500, without anything of ours.
std::int64_t pence(std::string cell) {
  const bool negative = cell.starts_with('-');
  if (negative) cell.erase(0, 1);
  cell.erase(cell.find('.'), 1);
  return (negative ? -1 : 1) * std::stoll(cell);
}

/// The days of the files are ISO: they compare as text, and 1 April parts the years.
std::string year_of(const std::string& iso) {
  const int year = std::stoi(iso.substr(0, 4)) - (iso.substr(5) < "04-01" ? 1 : 0);
  return fmt::format("{}-{:02}", year, (year + 1) % 100);
}

void load_people(const access::Work& work) {
  std::vector<people::OrganisationRecord> organisations;
  for (auto& row : file("organisations"))
    organisations.push_back(
        {row["code"], row["name"], row["parent_code"], people::organisation_kind_from(row["kind"]).value()});
  people::save_organisations(work, organisations);
  std::vector<people::PersonRecord> staff;
  for (auto& row : file("people"))
    staff.push_back({.staff_number = row["staff_number"],
                     .first_name = row["first_name"],
                     .last_name = row["last_name"],
                     .email = row["email"],
                     .grade = row["grade"],
                     .organisation_code = row["organisation_code"],
                     .unit = row["unit"],
                     .location = row["location"],
                     .manager_staff_number = row["line_manager_staff_number"],
                     .on_leave = row["status"] == "on_leave",
                     .started_on = day(row["started_on"]),
                     .left_on = day(row["left_on"])});
  people::save_people(work, staff);
  std::vector<people::SupplierRecord> suppliers;
  for (auto& row : file("suppliers"))
    suppliers.push_back({row["supplier_code"], row["name"], row["sme"] == "yes", row["contact_email"]});
  people::save_suppliers(work, suppliers);
  std::vector<people::CoachRecord> coaches;
  for (auto& row : file("coaches"))
    coaches.push_back({.code = row["coach_code"],
                       .first_name = row["first_name"],
                       .last_name = row["last_name"],
                       .email = row["email"],
                       .kind = people::coach_kind_from(row["kind"]).value(),
                       .supplier_code = row["supplier_code"],
                       .staff_number = row["staff_number"],
                       .accreditation = row["accreditation"],
                       .accreditation_expires_on = day(row["accreditation_expires_on"]),
                       .capacity = std::stoi(row["capacity"])});
  people::save_coaches(work, coaches);
}

void load_work(const access::Work& work) {
  std::vector<contracts::ContractRecord> terms;
  for (auto& row : file("contracts"))
    terms.push_back({.ref = row["contract_ref"],
                     .supplier = people::supplier_with_code(work.db, row["supplier_code"]).value().id,
                     .starts_on = *day(row["starts_on"]),
                     .ends_on = *day(row["ends_on"]),
                     .pricing = contracts::pricing_from(row["pricing"]).value(),
                     .rate = Money::parse(row["rate"]).value(),
                     .vat_rate = std::stoll(row["vat_rate_percent"]) * 100,
                     .ceiling = Money::parse(row["ceiling"]).value()});
  contracts::save(work, terms);
  for (auto& row : file("engagements"))
    test::add_engagement(work, {.ref = row["engagement_ref"],
                                .programme = row["programme"],
                                .coachee = row["coachee_staff_number"],
                                .coach = row["coach_code"],
                                .contract = row["contract_ref"],
                                .funded = row["funded"],
                                .starts_on = *day(row["starts_on"])});
  std::vector<InvoiceRecord> lines;
  for (auto& row : file("invoices"))
    lines.push_back({.invoice_ref = row["invoice_ref"],
                     .line_number = std::stoll(row["line_number"]),
                     .supplier = people::supplier_with_code(work.db, row["supplier_code"]).value().id,
                     .contract = contracts::find_by_ref(work.db, row["contract_ref"]).value().id,
                     .engagement = test::MoneyHouse::engagement_id(work.db, row["engagement_ref"]),
                     .invoiced_on = *day(row["invoiced_on"]),
                     .description = row["description"],
                     .kind = line_kind_from(row["kind"]).value(),
                     .net = Money::parse(row["net"]).value(),
                     .vat = Money::parse(row["vat"]).value(),
                     .paid_on = day(row["paid_on"])});
  CHECK(save(work, lines).added == static_cast<std::int64_t>(lines.size()));
  CHECK(save(work, lines).unchanged == static_cast<std::int64_t>(lines.size()));
}

/// An invoice line's cells, with what its engagement and coachee say.
struct Fact {
  Cells line;
  std::map<std::string, std::string> keys;  ///< by the names of --by, but the financial year
};

std::vector<Fact> facts() {
  std::map<std::string, Cells> people, engagements;
  for (auto& row : file("people")) people[row["staff_number"]] = row;
  for (auto& row : file("engagements")) engagements[row["engagement_ref"]] = row;
  std::vector<Fact> facts;
  for (auto& row : file("invoices")) {
    auto& engagement = engagements.at(row["engagement_ref"]);
    auto& coachee = people.at(engagement["coachee_staff_number"]);
    facts.push_back({row,
                     {{"agency", coachee["organisation_code"]},
                      {"grade", coachee["grade"]},
                      {"supplier", row["supplier_code"]},
                      {"programme", engagement["programme"]},
                      {"funded", engagement["funded"]}}});
  }
  return facts;
}

std::string expected(const std::vector<Fact>& facts, const SpendQuestion& question) {
  struct Total {
    std::int64_t net = 0, vat = 0, lines = 0;
  };
  std::map<std::vector<std::string>, Total> totals;
  if (question.by.empty()) totals[{}];
  for (const auto& [line, keys] : facts) {
    const auto& on = line.at(question.basis == Basis::paid ? "paid_on" : "invoiced_on");
    if (on.empty() || on < question.from.iso() || on > question.to.iso()) continue;
    if (question.funded != Funded::all && keys.at("funded") != code(question.funded)) continue;
    std::vector<std::string> key;
    for (const By by : question.by)
      key.push_back(by == By::financial_year ? year_of(on) : keys.at(std::string(code(by))));
    auto& total = totals[key];
    total.net += pence(line.at("net"));
    total.vat += pence(line.at("vat"));
    ++total.lines;
  }
  std::string text;
  for (const By by : question.by) text += std::string(code(by)) + ",";
  text += "net,vat,lines\n";
  const auto amount = [](std::int64_t p) {
    return fmt::format("{}{}.{:02}", p < 0 ? "-" : "", std::abs(p) / 100, std::abs(p) % 100);
  };
  for (const auto& [key, total] : totals) {
    for (const auto& part : key) text += part + ",";
    text += fmt::format("{},{},{}\n", amount(total.net), amount(total.vat), total.lines);
  }
  return text;
}

}  // namespace

TEST_CASE("The pilot's spend, any way it is asked for, is what its files add up to, to the penny") {
  auto house = test::a_database();
  test::act(house.database(), Date(2026, 10, 31), [](const access::Work& work) {
    load_people(work);
    load_work(work);
    const auto cells = facts();
    const std::vector<std::vector<By>> groupings{{},
                                                 {By::financial_year},
                                                 {By::agency},
                                                 {By::supplier},
                                                 {By::programme},
                                                 {By::grade},
                                                 {By::financial_year, By::agency, By::supplier},
                                                 {By::grade, By::financial_year, By::programme, By::agency}};
    const std::vector<std::pair<Date, Date>> spans{{Date(2025, 4, 1), Date(2026, 3, 31)},
                                                   {Date(2000, 1, 1), Date(2099, 12, 31)},
                                                   {Date(2025, 11, 5), Date(2026, 4, 10)},
                                                   {Date(2026, 2, 25), Date(2026, 2, 25)}};
    for (const auto& by : groupings)
      for (const auto& [from, to] : spans)
        for (const auto basis : {Basis::invoiced, Basis::paid})
          for (const auto funded : {Funded::central, Funded::local, Funded::all}) {
            const SpendQuestion question{
                .from = from, .to = to, .basis = basis, .funded = funded, .by = by, .scope = {.everything = true}};
            CHECK(spend_report(work, question, Format::csv) == expected(cells, question));
          }
    CHECK(reconcile(work.db).empty());
  });
}

}  // namespace waymark::money
