#include <doctest/doctest.h>

#include <map>
#include <random>

#include "money/pieces.hpp"
#include "tests/support/money_fixture.hpp"

namespace waymark::money {
namespace {

using test::MoneyHouse;

const Date kFirst(2025, 4, 1), kLast(2026, 3, 31);

Spend asked(MoneyHouse& house, SpendQuestion question) {
  question.scope.everything = true;
  Spend answer;
  house.act([&](const access::Work& work) { answer = spend(work, question); });
  return answer;
}

void record(MoneyHouse& house, const std::vector<InvoiceRecord>& records) {
  house.act([&](const access::Work& work) { save(work, records); });
}

void check_reconciles(MoneyHouse& house) {
  house.act([](const access::Work& work) {
    for (const auto& difference : reconcile(work.db)) FAIL_CHECK(difference);
  });
}

}  // namespace

TEST_CASE("A line of 31 March and one of 1 April are in different financial years, and both dates are inclusive") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", Date(2025, 3, 31), 100'00),
                 house.line("I-2", 1, "E-1", Date(2025, 4, 1), 10'00),
                 house.line("I-3", 1, "E-1", Date(2026, 3, 31), 1'00)});
  CHECK(asked(house, {.from = kFirst, .to = kLast}).net == Money::pence(11'00));
  CHECK(asked(house, {.from = Date(2025, 3, 31), .to = Date(2025, 4, 1)}).net == Money::pence(110'00));
  CHECK(asked(house, {.from = Date(2025, 4, 2), .to = Date(2026, 3, 30)}).lines == 0);

  const auto by_year = asked(house, {.from = Date(2024, 4, 1), .to = kLast, .by = {By::financial_year}});
  REQUIRE(by_year.rows.size() == 2);
  CHECK(by_year.rows[0].keys == std::vector<std::string>{"2024-25"});
  CHECK(by_year.rows[0].net == Money::pence(100'00));
  CHECK(by_year.rows[1].keys == std::vector<std::string>{"2025-26"});
  CHECK(by_year.rows[1].net == Money::pence(11'00));
}

TEST_CASE("A credit note counts on its own day, not on that of what it credits") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", Date(2025, 3, 20), 285'00),
                 house.line("CRN-1", 1, "E-1", Date(2025, 4, 2), -285'00)});
  CHECK(asked(house, {.from = Date(2024, 4, 1), .to = Date(2025, 3, 31)}).net == Money::pence(285'00));
  const auto year = asked(house, {.from = kFirst, .to = kLast});
  CHECK(year.net == Money::pence(-285'00));
  CHECK(year.vat == Money::pence(-57'00));
  CHECK(year.lines == 1);
}

TEST_CASE("What is paid counts only lines that are paid, by the day they were") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", Date(2025, 3, 20), 285'00, Date(2025, 4, 10)),
                 house.line("I-2", 1, "E-1", Date(2025, 5, 1), 100'00)});
  CHECK(asked(house, {.from = kFirst, .to = kLast, .basis = Basis::paid}).net == Money::pence(285'00));
  CHECK(asked(house, {.from = kFirst, .to = kLast}).net == Money::pence(100'00));
  CHECK(asked(house, {.from = Date(2025, 4, 10), .to = Date(2025, 4, 10), .basis = Basis::paid}).lines == 1);
}

TEST_CASE("All funding is centrally and locally funded together") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", kFirst, 285'00), house.line("I-2", 1, "E-2", kFirst, 100'01)});
  const auto all = asked(house, {.from = kFirst, .to = kLast});
  const auto central = asked(house, {.from = kFirst, .to = kLast, .funded = Funded::central});
  const auto local = asked(house, {.from = kFirst, .to = kLast, .funded = Funded::local});
  CHECK(all.net == Money::pence(385'01));
  CHECK(central.net == Money::pence(285'00));
  CHECK(central.net + local.net == all.net);
  CHECK(central.vat + local.vat == all.vat);
}

TEST_CASE("Spend is broken down by agency, supplier, programme and grade, sorted by their codes") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", kFirst, 1'00), house.line("I-1", 2, "E-2", kFirst, 2'00),
                 house.line("I-2", 1, "E-3", kFirst, 4'00)});
  const auto rows = asked(house, {.from = kFirst, .to = kLast, .by = {By::agency, By::supplier, By::grade}}).rows;
  using Keys = std::vector<std::string>;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].keys == Keys{"COURTS", "ELM", "SCS1"});
  CHECK(rows[0].net == Money::pence(4'00));
  CHECK(rows[1].keys == Keys{"COURTS", "FOX", "SCS1"});
  CHECK(rows[2].keys == Keys{"PRISONS", "FOX", "SCS1"});
  CHECK(rows[2].names == Keys{"Prison Service", "Foxglove", "SCS1"});
}

TEST_CASE("Published figures do not move when the coachee changes agency") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", kFirst, 285'00)});
  const SpendQuestion question{.from = kFirst, .to = kLast, .by = {By::agency}};
  house.act([](const access::Work& work) {
    const auto person = people::person_with_staff_number(work.db, "1002").value();
    const auto prisons = people::organisation_with_code(work.db, "PRISONS").value();
    const people::Post post{.from_on = Date(2025, 9, 1), .organisation = prisons.id, .grade = "SCS2", .manager = {}};
    REQUIRE(people::change_post(work, person.id, post));
  });
  record(house, {house.line("I-2", 1, "E-1", Date(2025, 10, 1), 100'00)});
  const auto rows = asked(house, question).rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].keys.front() == "COURTS");
  CHECK(rows[0].net == Money::pence(385'00));
}

TEST_CASE("A changed line takes its old amounts out of every total and puts the new ones in") {
  MoneyHouse house;
  auto line = house.line("I-1", 1, "E-1", Date(2025, 3, 31), 285'00, Date(2025, 4, 2));
  record(house, {line, house.line("I-1", 2, "E-1", Date(2025, 3, 31), 1'00)});
  const auto other = house.line("I-1", 1, "E-3", Date(2025, 4, 1), 300'00);
  house.act([&](const access::Work& work) {
    const auto saved = save(work, std::vector{other});
    CHECK(saved.changed == 1);
    CHECK(save(work, std::vector{other}).unchanged == 1);
    const auto first = MoneyHouse::engagement_id(work.db, "E-1"), third = MoneyHouse::engagement_id(work.db, "E-3");
    CHECK(amounts_of(work.db, first).invoiced_net == Money::pence(1'00));
    CHECK(amounts_of(work.db, first).paid_net == Money());
    CHECK(amounts_of(work.db, third).invoiced_net == Money::pence(300'00));
    CHECK(amounts_of(work.db, third).invoiced_vat == Money::pence(60'00));
    CHECK(contracts::find_by_ref(work.db, "C-FOX")->invoiced_net == Money::pence(1'00));
    CHECK(contracts::find_by_ref(work.db, "C-ELM")->invoiced_net == Money::pence(300'00));
    CHECK(amounts_of(work.db, other.contract).invoiced_net == Money::pence(300'00));
  });
  CHECK(asked(house, {.from = Date(2024, 4, 1), .to = Date(2025, 3, 31)}).lines == 1);
  CHECK(asked(house, {.from = kFirst, .to = kLast, .basis = Basis::paid}).lines == 0);
  check_reconciles(house);
}

TEST_CASE("Lines follow an engagement that is corrected, once they are told to") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", kFirst, 285'00), house.line("I-2", 1, "E-2", kFirst, 1'00)});
  house.act([](const access::Work& work) {
    work.db.run("update engagement set funded = 'local', grade = 'SCS3' where ref = 'E-1'");
    CHECK(reconcile(work.db).size() == 1);
    CHECK(report_anew(work) == 1);
    CHECK(report_anew(work) == 0);
  });
  CHECK(asked(house, {.from = kFirst, .to = kLast, .funded = Funded::central}).lines == 0);
  CHECK(asked(house, {.from = kFirst, .to = kLast, .by = {By::grade}}).rows.size() == 2);
  check_reconciles(house);
}

TEST_CASE("A total that was tampered with is found") {
  MoneyHouse house;
  record(house, {house.line("I-1", 1, "E-1", kFirst, 285'00, kFirst)});
  house.act([](const access::Work& work) {
    work.db.run("update spend_total set net = net + 1 where basis = 'paid'");
    work.db.run("update engagement_money set paid_net = paid_net - 1");
    work.db.run("update contract set invoiced_net = 0 where ref = 'C-FOX'");
    work.db.run("update spend_month set lines = 2 where dimension = 'all' and basis = 'paid'");
    CHECK(reconcile(work.db).size() == 4);
  });
}

TEST_CASE("Days are added up from whole years or months and what is left at either end, whichever is less to read") {
  const auto whole = pieces_of(Unit::year, kFirst, kLast);
  REQUIRE(whole.whole.size() == 1);
  CHECK(whole.whole.front() == Period{2025, kFirst, kLast});
  CHECK(whole.days.empty());
  const auto ragged = pieces_of(Unit::year, Date(2025, 3, 30), Date(2027, 3, 30));
  CHECK(ragged.whole.size() == 2);
  CHECK(ragged.days ==
        std::vector<DayPiece>{{Date(2025, 3, 30), Date(2025, 3, 31), 1}, {Date(2027, 3, 31), Date(2027, 3, 31), -1}});
  const auto months = pieces_of(Unit::month, Date(2025, 12, 30), Date(2026, 2, 27));
  REQUIRE(months.whole.size() == 2);
  CHECK(months.whole.back() == Period{2026 * 12 + 1, Date(2026, 2, 1), Date(2026, 2, 28)});
  CHECK(months.days == std::vector<DayPiece>{{Date(2025, 12, 30), Date(2025, 12, 31), 1},
                                             {Date(2026, 2, 28), Date(2026, 2, 28), -1}});
  CHECK(pieces_of(Unit::year, kLast, kFirst).whole.empty());
  CHECK(pieces_of(Unit::month, kLast, kFirst).days.empty());
}

TEST_CASE("Kept totals and the lines themselves give the same answer for any days, grouping and funding") {
  MoneyHouse house;
  std::mt19937 random(20260331);
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  std::vector<InvoiceRecord> records;
  const char* const engagements[] = {"E-1", "E-2", "E-3"};
  std::vector<InvoiceRecord> patterns;
  for (const char* engagement : engagements) patterns.push_back(house.line("X", 1, engagement, kFirst, 1));
  for (int i = 0; i < 300; ++i) {
    auto line = patterns[static_cast<std::size_t>(upto(3))];
    line.invoice_ref = "I-" + std::to_string(i);
    line.invoiced_on = Date(2024, 1, 1).plus(upto(1200));
    line.net = Money::pence(upto(100'000) * (i % 7 == 0 ? -1 : 1));
    line.vat = line.net.times(20, 100);
    line.kind = line.net < Money() ? LineKind::credit_note : LineKind::invoice;
    if (i % 3) line.paid_on = line.invoiced_on.plus(upto(60));
    records.push_back(line);
  }
  record(house, records);
  check_reconciles(house);

  const std::vector<std::vector<By>> groupings{{},
                                               {By::financial_year},
                                               {By::agency, By::financial_year},
                                               {By::supplier, By::grade},
                                               {By::funded},
                                               {By::grade, By::financial_year, By::agency}};
  for (int i = 0; i < 60; ++i) {
    SpendQuestion question;
    question.from = Date(2024, 1, 1).plus(upto(1200));
    question.to = question.from.plus(upto(900));
    question.basis = i % 2 ? Basis::paid : Basis::invoiced;
    question.funded = static_cast<Funded>(i % 3);
    question.by = groupings[static_cast<std::size_t>(i) % groupings.size()];
    const auto answer = asked(house, question);

    Money net, vat;
    std::int64_t lines = 0;
    std::map<std::string, std::int64_t> by_year;
    for (const auto& line : records) {
      const auto day = question.basis == Basis::paid ? line.paid_on : std::optional(line.invoiced_on);
      const bool local = line.engagement == patterns[1].engagement;
      if (!day || *day < question.from || *day > question.to) continue;
      if (question.funded != Funded::all && (question.funded == Funded::local) != local) continue;
      net += line.net;
      vat += line.vat;
      ++lines;
      by_year[FinancialYear::of(*day).name()] += line.net.pence();
    }
    CHECK(answer.net == net);
    CHECK(answer.vat == vat);
    CHECK(answer.lines == lines);
    if (question.by == std::vector{By::financial_year}) {
      REQUIRE(answer.rows.size() == by_year.size());
      for (const auto& row : answer.rows) CHECK(row.net.pence() == by_year[row.keys.front()]);
    }
  }
}

}  // namespace waymark::money
