#include <doctest/doctest.h>

#include <set>

#include "engagements/engagements.hpp"
#include "money/lines.hpp"
#include "tests/support/money_fixture.hpp"

namespace waymark::money {
namespace {

using access::Role;
using test::MoneyHouse;

Refusal refusal(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const Refused& refused) {
    return refused.why();
  }
  FAIL("it was not refused");
  return Refusal::busy;
}

InvoiceLineId only_line(const access::Work& work) { return all_lines(work, {}).front().id; }

}  // namespace

TEST_CASE("A credit note is below zero and an invoice line is not") {
  MoneyHouse house;
  auto line = house.line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00);
  CHECK(check(line).empty());
  line.kind = LineKind::credit_note;
  CHECK(check(line).of("net"));
  CHECK(check(line).of("vat"));
  line.net = Money::pence(-285'00);
  line.vat = Money::pence(-57'00);
  CHECK(check(line).empty());
  line.kind = LineKind::invoice;
  CHECK(check(line).of("net"));
}

TEST_CASE("Finance records an invoice of several lines by hand, and it is in the totals at once") {
  MoneyHouse house;
  const std::vector lines{house.line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00),
                          house.line("I-1", 2, "E-2", Date(2025, 4, 1), 285'00)};
  house.act_as(house.holder(Role::finance_analyst, "MIN"), [&](const access::Work& work) {
    CHECK(record_lines(work, lines));
    const SpendQuestion question{.from = Date(2025, 4, 1), .to = Date(2025, 4, 1), .scope = {.everything = true}};
    CHECK(spend(work, question).net == Money::pence(570'00));
    CHECK(reconcile(work.db).empty());
  });
}

TEST_CASE("An invoice that carries a contract over its ceiling shows at once with the engagements under it") {
  MoneyHouse house;
  house.act([](const access::Work& work) {
    work.db.run("update engagement set agreed_at = $1", work.now);
    engagements::recount_all(work);
  });
  const auto flagged = [&](const InvoiceRecord& line) {
    std::set<std::string> refs;
    house.act_as(house.holder(Role::finance_analyst, "MIN"),
                 [&](const access::Work& work) { REQUIRE(record_lines(work, std::vector{line})); });
    house.act([&](const access::Work& work) {
      engagements::each_line(work, engagements::as_of(work), {}, {}, [&](const engagements::Line& one) {
        if (std::find(one.flags.begin(), one.flags.end(), engagements::Flag::over_ceiling) != one.flags.end())
          refs.insert(one.ref);
      });
    });
    return refs;
  };
  Money ceiling;
  house.act([&](const access::Work& work) { ceiling = contracts::find_by_ref(work.db, "C-FOX")->terms.ceiling; });
  CHECK(flagged(house.line("I-1", 1, "E-1", Date(2025, 4, 1), ceiling.pence())).empty());
  CHECK(flagged(house.line("I-2", 1, "E-1", Date(2025, 4, 1), 1)) == std::set<std::string>{"E-1", "E-2"});
  CHECK(flagged(house.line("I-3", 1, "E-2", Date(2025, 4, 2), -1)).empty());
}

TEST_CASE("The same invoice is not recorded twice, and its lines are all for one supplier") {
  MoneyHouse house;
  const auto fox = house.line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00);
  auto elm = house.line("I-1", 2, "E-3", Date(2025, 4, 1), 285'00);
  house.act_as(house.holder(Role::finance_analyst, "MIN"), [&](const access::Work& work) {
    const auto mixed = record_lines(work, std::vector{fox, elm});
    REQUIRE_FALSE(mixed);
    CHECK(mixed.problems().of("lines-2-engagement_ref"));
    REQUIRE(record_lines(work, std::vector{fox}));
    const auto again = record_lines(work, std::vector{fox});
    REQUIRE_FALSE(again);
    CHECK(again.problems().of("invoice_ref"));
  });
}

TEST_CASE("An agency's finance records lines of its own engagements only; an agency lead and a champion none") {
  MoneyHouse house;
  const auto courts = house.line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00);
  const auto prisons = house.line("I-2", 1, "E-2", Date(2025, 4, 1), 285'00);
  house.act_as(house.holder(Role::finance_analyst, "COURTS"), [&](const access::Work& work) {
    CHECK(record_lines(work, std::vector{courts}));
    CHECK(refusal([&] { (void)record_lines(work, std::vector{prisons}); }) == Refusal::not_found);
  });
  for (const auto role : {Role::agency_lead, Role::champion})
    house.act_as(house.holder(role, "MIN"), [&](const access::Work& work) {
      CHECK(refusal([&] { (void)record_lines(work, std::vector{prisons}); }) == Refusal::not_allowed);
    });
}

TEST_CASE("A line is paid once, today or before") {
  MoneyHouse house;
  const auto line = house.line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00);
  house.act_as(house.holder(Role::finance_analyst, "MIN"), [&](const access::Work& work) {
    REQUIRE(record_lines(work, std::vector{line}));
    const auto id = only_line(work);
    CHECK_FALSE(mark_paid(work, id, work.today.plus(1)));
    REQUIRE(mark_paid(work, id, work.today));
    CHECK(amounts_of(work.db, line.engagement).paid_net == Money::pence(285'00));
    CHECK(refusal([&] { (void)mark_paid(work, id, work.today); }) == Refusal::out_of_turn);
    CHECK(reconcile(work.db).empty());
  });
}

TEST_CASE("An invoice is marked as paid as far as one may, and what was paid before keeps its day") {
  MoneyHouse house;
  house.act([&](const access::Work& work) {
    save(work, std::vector{house.line("I-1", 1, "E-1", Date(2025, 4, 1), 1'00, Date(2025, 4, 9)),
                           house.line("I-1", 2, "E-1", Date(2025, 4, 1), 2'00),
                           house.line("I-1", 3, "E-2", Date(2025, 4, 1), 4'00)});
  });
  house.act_as(house.holder(Role::finance_analyst, "COURTS"), [](const access::Work& work) {
    const auto id = all_lines(work, {}).front().id;
    CHECK_FALSE(mark_invoice_paid(work, id, work.today.plus(1)));
    CHECK(mark_invoice_paid(work, id, Date(2025, 5, 1)));
    CHECK(refusal([&] { (void)mark_invoice_paid(work, id, Date(2025, 5, 1)); }) == Refusal::out_of_turn);
  });
  house.act([](const access::Work& work) {
    CHECK(lines_total(work, {.basis = Basis::paid, .from = Date(2025, 4, 9), .to = Date(2025, 4, 9)}).net ==
          Money::pence(1'00));
    CHECK(lines_total(work, {.basis = Basis::paid}).net == Money::pence(3'00));
    CHECK(reconcile(work.db).empty());
  });
}

TEST_CASE("The lines beneath a figure are seen by who may: an agency lead sees the agency's own, a champion none") {
  MoneyHouse house;
  house.act([&](const access::Work& work) {
    save(work, std::vector{house.line("I-1", 1, "E-1", Date(2025, 4, 1), 285'00),
                           house.line("I-1", 2, "E-2", Date(2025, 4, 1), 100'00)});
  });
  const auto seen = [&](Role role, std::string_view place) {
    LinesTotal total;
    house.act_as(house.holder(role, place), [&](const access::Work& work) {
      total = lines_total(work, {});
      CHECK(static_cast<std::int64_t>(all_lines(work, {}).size()) == total.lines);
      for (const auto& line : all_lines(work, {}))
        if (place != "MIN") CHECK(line.agency_code == place);
    });
    return total;
  };
  CHECK(seen(Role::programme_manager, "MIN").net == Money::pence(385'00));
  CHECK(seen(Role::finance_analyst, "MIN").lines == 2);
  CHECK(seen(Role::agency_lead, "PRISONS").net == Money::pence(100'00));
  CHECK(seen(Role::champion, "MIN").lines == 0);
  CHECK(seen(Role::system_administrator, "MIN").lines == 0);
}

TEST_CASE("Lines are filtered, sorted and shown a page at a time") {
  MoneyHouse house;
  house.act([&](const access::Work& work) {
    std::vector<InvoiceRecord> records;
    for (int i = 1; i <= 25; ++i)
      records.push_back(house.line("I-1", i, i % 2 ? "E-1" : "E-3", Date(2025, 4, 1).plus(i), 100 * i));
    records.front().paid_on = Date(2025, 5, 1);
    save(work, records);
    CHECK(lines(work, {}, 1, 20).size() == 20);
    CHECK(lines(work, {}, 2, 20).size() == 5);
    CHECK(lines(work, {}, 1, 20).front().invoiced_on == Date(2025, 4, 26));
    CHECK(lines(work, {.sort = LineSort::net, .descending = false}, 1, 1).front().net == Money::pence(100));
    CHECK(lines_total(work, {.unpaid_only = true}).lines == 24);
    CHECK(lines_total(work, {.basis = Basis::paid}).lines == 1);
    CHECK(lines_total(work, {.contract = contracts::find_by_ref(work.db, "C-ELM")->id.str()}).lines == 12);
    CHECK(lines_total(work, {.from = Date(2025, 4, 3), .to = Date(2025, 4, 4)}).net == Money::pence(500));
  });
}

}  // namespace waymark::money
