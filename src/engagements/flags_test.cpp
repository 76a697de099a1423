#include "engagements/flags.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using namespace waymark::engagements;

namespace {

const Date kStart(2026, 3, 2);

bool has(const std::vector<Flag>& flags, Flag flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

Attention active(int completed, std::optional<Date> last = std::nullopt, int planned = 6, int cadence = 30) {
  const auto plan = plan_flags(kStart, planned, cadence, completed, last, {});
  Attention attention;
  attention.state = State::active;
  attention.not_started_from = plan.not_started_from;
  attention.quiet_from = plan.quiet_from;
  attention.behind_from = plan.behind_from;
  return attention;
}

void shows_from(Flag flag, const Attention& attention, Date day) {
  CHECK_FALSE(has(flags_on(attention, day.plus(-1)), flag));
  CHECK(has(flags_on(attention, day), flag));
}

}  // namespace

TEST_CASE("Not started shows 30 days after the start date when no session is completed") {
  shows_from(Flag::not_started, active(0), kStart.plus(30));
  CHECK_FALSE(has(flags_on(active(1, kStart), kStart.plus(300)), Flag::not_started));
}

TEST_CASE("No recent session shows 60 days after the later of start and last completed session") {
  shows_from(Flag::quiet, active(0), kStart.plus(60));
  shows_from(Flag::quiet, active(2, kStart.plus(45)), kStart.plus(105));
  shows_from(Flag::quiet, active(1, kStart.plus(-5)), kStart.plus(60));
}

TEST_CASE("Behind plan shows when more than one session less is completed than the days elapsed ask for") {
  // One session every 30 days: after 30 days one is due and none done, that is one behind and not more.
  shows_from(Flag::behind_plan, active(0), kStart.plus(31));
  shows_from(Flag::behind_plan, active(2, kStart), kStart.plus(91));
  // By the formula itself, on every day, also past the planned length.
  for (int planned : {1, 4, 6})
    for (int completed = 0; completed <= planned; ++completed)
      for (int elapsed = 0; elapsed <= planned * 30 + 40; ++elapsed) {
        const double due = double(planned) * std::min(elapsed, planned * 30) / (planned * 30);
        REQUIRE(has(flags_on(active(completed, kStart, planned), kStart.plus(elapsed)), Flag::behind_plan) ==
                (due - completed > 1 + 1e-9));
      }
}

TEST_CASE("A contract's end is told 60 days before, and with work open the day after") {
  auto attention = active(1, kStart);
  attention.contract_ends_on = kStart.plus(200);
  shows_from(Flag::contract_ending, attention, kStart.plus(140));
  CHECK(has(flags_on(attention, kStart.plus(200)), Flag::contract_ending));
  CHECK_FALSE(has(flags_on(attention, kStart.plus(201)), Flag::contract_ending));
  shows_from(Flag::contract_ended_open, attention, kStart.plus(201));
}

TEST_CASE("What is over its limit shows on whatever day, and accreditation the day after it expires") {
  auto attention = active(1, kStart);
  attention.accreditation_expires_on = kStart;
  CHECK(flags_on(attention, kStart).empty());
  attention.over_ceiling_ordered = true;
  CHECK(flags_on(attention, kStart) == std::vector{Flag::over_ceiling_ordered});
  attention.over_ceiling = attention.coach_over_capacity = true;
  CHECK(flags_on(attention, kStart) ==
        std::vector{Flag::over_ceiling, Flag::over_ceiling_ordered, Flag::coach_over_capacity});
  shows_from(Flag::accreditation_expired, attention, kStart.plus(1));
}

TEST_CASE("A paused engagement carries only the contract flags, one that is over none") {
  auto attention = active(0);
  attention.to_be_logged = true;
  attention.contract_ends_on = kStart.plus(90);
  attention.coach_over_capacity = true;
  const Date day = kStart.plus(95);
  CHECK(flags_on(attention, day).size() == 6);
  attention.state = State::paused;
  CHECK(flags_on(attention, day) == std::vector{Flag::contract_ended_open});
  for (State state : {State::completed, State::ended_early, State::declined}) {
    attention.state = state;
    CHECK(flags_on(attention, day).empty());
  }
}

TEST_CASE("A programme sets its own days") {
  const auto plan = plan_flags(kStart, 6, 14, 0, {}, {.not_started_days = 10, .quiet_days = 20});
  CHECK(plan.not_started_from == kStart.plus(10));
  CHECK(plan.quiet_from == kStart.plus(20));
  CHECK(plan.behind_from == kStart.plus(15));
}
