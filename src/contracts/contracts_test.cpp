#include "contracts/contracts.hpp"

#include <doctest/doctest.h>

#include "contracts/list.hpp"
#include "jobs/jobs.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

namespace waymark::contracts {
namespace {

using access::Role;
const Date kToday(2026, 3, 2);

struct Department {
  test::TestDatabase db = test::a_database();
  Department() { test::make_department(db.database(), kToday); }

  access::Actor holder(Role role, std::string_view place) { return test::holder(db.database(), role, place); }
  void act(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    test::act(db.database(), actor, start_of_day(kToday).plus(std::chrono::hours(12)), deed);
  }
  void act(const std::function<void(const access::Work&)>& deed) { test::act(db.database(), kToday, deed); }
};

Terms terms(const access::Work& work, std::string ref, std::string_view supplier = "FOX") {
  return {.ref = std::move(ref),
          .supplier = people::supplier_with_code(work.db, supplier).value().id,
          .starts_on = Date(2025, 4, 1),
          .ends_on = Date(2027, 3, 31),
          .pricing = Pricing::per_hour,
          .rate = Money::pence(190'00),
          .vat_rate = 2000,
          .ceiling = Money::pence(60'000'00)};
}

Refusal refusal(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const Refused& refused) {
    return refused.why();
  }
  FAIL("it was not refused");
  return Refusal::busy;
}

}  // namespace

TEST_CASE("A programme manager or finance for the whole department adds a contract, and it reads back as written") {
  Department department;
  for (const auto role : {Role::programme_manager, Role::finance_analyst})
    department.act(department.holder(role, "MIN"), [&](const access::Work& work) {
      auto wanted = terms(work, std::string("C-") + std::string(access::code(role)));
      wanted.charges_cancellation_within_hours = 48;
      const auto id = create(work, wanted);
      REQUIRE(id);
      const auto contract = find(work.db, *id).value();
      CHECK(contract.terms == wanted);
      CHECK(contract.supplier_name == "Foxglove");
      CHECK(contract.invoiced_net == Money());
    });
}

TEST_CASE("An agency's finance may not add a contract, and those without the permission see none") {
  Department department;
  department.act([](const access::Work& work) { REQUIRE(create(work, terms(work, "C-1"))); });
  department.act(department.holder(Role::finance_analyst, "COURTS"), [](const access::Work& work) {
    CHECK(refusal([&] { (void)create(work, terms(work, "C-2")); }) == Refusal::not_allowed);
    CHECK(list(work, {.as_of = kToday}).empty());
  });
  department.act(department.holder(Role::agency_lead, "MIN"), [](const access::Work& work) {
    CHECK(list(work, {.as_of = kToday}).empty());
    const auto contract = find_by_ref(work.db, "C-1").value();
    CHECK_FALSE(may_see(work, contract));
    CHECK(refusal([&] { (void)edit(work, contract.id, contract.terms, contract.changed_at); }) == Refusal::not_found);
  });
}

TEST_CASE("A contract needs its dates in order, a rate and a ceiling above zero, and VAT from 0 to 100 per cent") {
  Department department;
  department.act([](const access::Work& work) {
    auto wrong = terms(work, " ");
    wrong.ends_on = wrong.starts_on.plus(-1);
    wrong.rate = Money();
    wrong.vat_rate = 10'001;
    wrong.ceiling = Money::pence(-1);
    wrong.charges_cancellation_within_hours = 0;
    wrong.supplier = SupplierId::fresh();
    const auto made = create(work, wrong);
    REQUIRE_FALSE(made);
    for (const char* field :
         {"ref", "ends_on", "rate", "vat_rate", "ceiling", "charges_cancellation_within_hours", "supplier"}) {
      CAPTURE(field);
      CHECK(made.problems().of(field));
    }
    CHECK(check(terms(work, "C-1")).empty());
  });
}

TEST_CASE("Two contracts never have the same reference") {
  Department department;
  department.act([](const access::Work& work) {
    REQUIRE(create(work, terms(work, "C-1")));
    const auto again = create(work, terms(work, "C-1", "ELM"));
    REQUIRE_FALSE(again);
    CHECK(again.problems().of("ref"));
  });
}

TEST_CASE("Terms that changed since the form was drawn are not overwritten") {
  Department department;
  department.act([](const access::Work& work) {
    const auto id = *create(work, terms(work, "C-1"));
    CHECK(refusal([&] { (void)edit(work, id, terms(work, "C-1"), Instant::micros(1)); }) == Refusal::out_of_turn);
  });
}

TEST_CASE("Terms that change are news for those who keep what follows from them") {
  Department department;
  department.act([](const access::Work& work) {
    const auto id = *create(work, terms(work, "C-1"));
    auto longer = terms(work, "C-1");
    REQUIRE(edit(work, id, longer, find(work.db, id)->changed_at));
    CHECK(jobs::waiting(work.db, 10).empty());
    longer.ends_on = Date(2028, 3, 31);
    REQUIRE(edit(work, id, longer, find(work.db, id)->changed_at));
    const auto waiting = jobs::waiting(work.db, 10);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().news.kind == "contract_changed");
    CHECK(waiting.front().news.subject_id == id.str());
  });
}

TEST_CASE("What is added to a contract says whether it led across the ceiling, a penny above it") {
  Department department;
  department.act([](const access::Work& work) {
    const auto id = *create(work, terms(work, "C-1"));
    const Money ceiling = find(work.db, id)->terms.ceiling;
    for (const auto add : {add_ordered, add_invoiced}) {
      CHECK_FALSE(add(work, id, ceiling));
      CHECK(add(work, id, Money::pence(1)));
      CHECK_FALSE(add(work, id, Money::pence(100'00)));
      CHECK(add(work, id, -Money::pence(100'01)));
      CHECK_THROWS_AS(add(work, ContractId::fresh(), Money::pence(1)), std::logic_error);
    }
  });
}

TEST_CASE("A contract stays with its supplier and keeps its reference") {
  Department department;
  department.act([](const access::Work& work) {
    const auto id = *create(work, terms(work, "C-1"));
    const auto changed = edit(work, id, terms(work, "C-2", "ELM"), find(work.db, id)->changed_at);
    REQUIRE_FALSE(changed);
    CHECK(changed.problems().of("ref"));
    CHECK(changed.problems().of("supplier"));
  });
}

TEST_CASE("The same contracts saved again change nothing; a changed one keeps its totals") {
  Department department;
  department.act([](const access::Work& work) {
    std::vector<ContractRecord> records{terms(work, "C-1"), terms(work, "C-2", "ELM")};
    CHECK(save(work, records).added == 2);
    const auto id = find_by_ref(work.db, "C-1")->id;
    add_ordered(work, id, Money::pence(500));
    add_invoiced(work, id, Money::pence(300));
    add_invoiced(work, id, Money::pence(-100));
    CHECK(save(work, records).unchanged == 2);
    records.front().rate = Money::pence(1);
    const auto saved = save(work, records);
    CHECK(saved.changed == 1);
    CHECK(saved.unchanged == 1);
    const auto contract = find(work.db, id).value();
    CHECK(contract.terms == records.front());
    CHECK(contract.ordered_net == Money::pence(500));
    CHECK(contract.invoiced_net == Money::pence(200));
    CHECK(all_by_ref(work.db).size() == 2);
    CHECK(in_force(work.db, Date(2025, 3, 31)).empty());
    CHECK(in_force(work.db, Date(2025, 4, 1)).size() == 2);
    CHECK(in_force(work.db, Date(2027, 3, 31), contract.terms.supplier).size() == 1);
  });
}

TEST_CASE("The list is filtered by supplier, dates and attention, and sorted by how much of the ceiling is gone") {
  Department department;
  department.act([](const access::Work& work) {
    auto ended = terms(work, "C-3", "ELM");
    ended.ends_on = Date(2026, 3, 1);
    save(work, std::vector<ContractRecord>{terms(work, "C-1"), terms(work, "C-2"), ended});
    add_invoiced(work, find_by_ref(work.db, "C-2")->id, Money::pence(60'000'01));
    const auto refs = [&](ListQuestion question) {
      question.as_of = kToday;
      std::vector<std::string> found;
      for (const auto& contract : list(work, question)) found.push_back(contract.terms.ref);
      return found;
    };
    using Refs = std::vector<std::string>;
    CHECK(refs({}) == Refs{"C-1", "C-2", "C-3"});
    CHECK(refs({.in_force_only = true}) == Refs{"C-1", "C-2"});
    CHECK(refs({.flagged_only = true}) == Refs{"C-2", "C-3"});
    CHECK(refs({.supplier = ended.supplier}) == Refs{"C-3"});
    CHECK(refs({.sort = SortBy::invoiced_share, .descending = true}).front() == "C-2");
    CHECK(refs({.sort = SortBy::ends_on}).front() == "C-3");
  });
}

}  // namespace waymark::contracts
