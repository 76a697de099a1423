#include <doctest/doctest.h>

#include "contracts/contracts.hpp"

namespace waymark::contracts {
namespace {

Contract priced(Pricing pricing, std::int64_t pence) {
  Contract contract;
  contract.terms.pricing = pricing;
  contract.terms.rate = Money::pence(pence);
  contract.terms.ceiling = Money::pence(100'000'00);
  return contract;
}

Course course(std::int64_t planned, std::int64_t completed, Course::State state = Course::State::open) {
  return {.planned_sessions = planned, .planned_minutes = 90, .completed_sessions = completed, .state = state};
}

}  // namespace

TEST_CASE("A session priced per session costs the rate however long it was") {
  const auto contract = priced(Pricing::per_session, 285'00);
  CHECK(price_of_session(contract, 60) == Money::pence(285'00));
  CHECK(price_of_session(contract, 120) == Money::pence(285'00));
}

TEST_CASE("A session priced per hour costs its minutes, half a penny rounded up for each session") {
  const auto contract = priced(Pricing::per_hour, 215'50);
  CHECK(price_of_session(contract, 90) == Money::pence(323'25));
  CHECK(price_of_session(contract, 60) == Money::pence(215'50));
  CHECK(price_of_session(priced(Pricing::per_hour, 1), 30) == Money::pence(1));
  CHECK(price_of_session(priced(Pricing::per_hour, 1), 29) == Money::pence(0));
  CHECK(price_of_session(priced(Pricing::per_hour, 100'01), 45) == Money::pence(75'01));
}

TEST_CASE("What is ordered is the planned sessions at the price of one, or the fee") {
  CHECK(ordered(priced(Pricing::per_session, 285'00), course(6, 2)) == Money::pence(1710'00));
  CHECK(ordered(priced(Pricing::per_hour, 190'00), course(6, 2)) == Money::pence(1710'00));
  CHECK(ordered(priced(Pricing::fixed, 2100'00), course(6, 2)) == Money::pence(2100'00));
}

TEST_CASE("An engagement that is over counts as ordered what was delivered") {
  auto ended = course(6, 2, Course::State::ended_early);
  ended.charged = Money::pence(570'00);
  CHECK(ordered(priced(Pricing::per_session, 285'00), ended) == Money::pence(570'00));
  CHECK(ordered(priced(Pricing::fixed, 2100'00), ended) == Money::pence(700'00));
}

TEST_CASE("A fixed fee is delivered in proportion, half up, and whole at completion") {
  const auto contract = priced(Pricing::fixed, 1000'00);
  CHECK(delivered(contract, course(6, 0)) == Money());
  CHECK(delivered(contract, course(6, 1)) == Money::pence(166'67));
  CHECK(delivered(contract, course(8, 1)) == Money::pence(125'00));
  CHECK(delivered(contract, course(6, 6)) == Money::pence(1000'00));
  CHECK(delivered(contract, course(6, 7)) == Money::pence(1000'00));
  CHECK(delivered(contract, course(6, 3, Course::State::completed)) == Money::pence(1000'00));
  CHECK(delivered(contract, course(6, 3, Course::State::ended_early)) == Money::pence(500'00));
}

TEST_CASE("A cancellation costs only if the contract says so, with less notice than its hours") {
  auto contract = priced(Pricing::per_session, 285'00);
  CHECK(price_of_cancellation(contract, 90, 1) == Money());
  contract.terms.charges_cancellation_within_hours = 48;
  CHECK(price_of_cancellation(contract, 90, 47) == Money::pence(285'00));
  CHECK(price_of_cancellation(contract, 90, 48) == Money());
  CHECK(price_of_cancellation(contract, 90, std::nullopt) == Money());
}

TEST_CASE("Not attending costs only if the contract says so, and never under a fixed fee") {
  auto contract = priced(Pricing::per_hour, 190'00);
  CHECK(price_of_non_attendance(contract, 90) == Money());
  contract.terms.charges_not_attended = true;
  CHECK(price_of_non_attendance(contract, 90) == Money::pence(285'00));
  contract.terms.pricing = Pricing::fixed;
  CHECK(price_of_non_attendance(contract, 90) == Money());
}

TEST_CASE("VAT is at the contract's rate, half up to the penny") {
  auto contract = priced(Pricing::per_session, 285'00);
  contract.terms.vat_rate = 2000;
  CHECK(vat_on(contract, Money::pence(310'75)) == Money::pence(62'15));
  contract.terms.vat_rate = 1750;
  CHECK(vat_on(contract, Money::pence(10)) == Money::pence(2));
  CHECK(vat_on(contract, Money::pence(-10)) == Money::pence(-2));
}

TEST_CASE("A contract ends soon from sixty days before its last day, and has ended the day after") {
  auto contract = priced(Pricing::per_session, 285'00);
  contract.terms.ends_on = Date(2026, 9, 30);
  CHECK_FALSE(standing(contract, Date(2026, 7, 31)).ends_soon);
  CHECK(standing(contract, Date(2026, 8, 1)).ends_soon);
  CHECK(standing(contract, Date(2026, 9, 30)).ends_soon);
  CHECK_FALSE(standing(contract, Date(2026, 9, 30)).ended);
  CHECK(standing(contract, Date(2026, 10, 1)).ended);
  CHECK_FALSE(standing(contract, Date(2026, 10, 1)).ends_soon);
}

TEST_CASE("A contract is over its ceiling by a penny invoiced, and heading there by a penny ordered") {
  auto contract = priced(Pricing::per_session, 285'00);
  const auto ceiling = contract.terms.ceiling;
  contract.terms.ends_on = Date(2030, 1, 1);
  contract.ordered_net = contract.invoiced_net = ceiling;
  CHECK_FALSE(standing(contract, Date(2026, 1, 1)).any());
  contract.ordered_net = ceiling + Money::pence(1);
  CHECK(standing(contract, Date(2026, 1, 1)).heading_over);
  contract.invoiced_net = ceiling + Money::pence(1);
  CHECK(standing(contract, Date(2026, 1, 1)).over_ceiling);
  CHECK_FALSE(standing(contract, Date(2026, 1, 1)).heading_over);
}

}  // namespace waymark::contracts
