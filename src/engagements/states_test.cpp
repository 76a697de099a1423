#include "engagements/states.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/database.hpp"

using namespace waymark;
using namespace waymark::engagements;

namespace {

const Date kDay(2026, 3, 29);  // the clocks go forward: its end is 23 hours after its beginning

Instant in_the_evening(Date day) { return start_of_day(day.plus(1)).plus(-std::chrono::seconds(1)); }

/// Every way the events can lie around a day: not at all, on it, or on the day after.
void each_way(const std::function<void(const Events&)>& take) {
  const std::optional<Instant> moments[] = {std::nullopt, in_the_evening(kDay), start_of_day(kDay.plus(1))};
  const std::optional<Date> days[] = {std::nullopt, kDay, kDay.plus(1)};
  for (Date starts_on : {kDay, kDay.plus(1)})
    for (const auto& asked : moments)
      for (const auto& declined : moments)
        for (const auto& agreed : moments)
          for (const auto& paused : days)
            for (const auto& completed : days)
              for (const auto& ended : days)
                for (bool any : {false, true})
                  take({starts_on, asked, declined, agreed, paused, completed, ended, any});
}

}  // namespace

TEST_CASE("An engagement is proposed until it is sent out, then waits for everybody's yes") {
  Events events{.starts_on = kDay};
  CHECK(state_on(events, kDay) == State::proposed);
  events.asked_at = in_the_evening(kDay);
  CHECK(state_on(events, kDay.plus(-1)) == State::proposed);
  CHECK(state_on(events, kDay) == State::waiting);
}

TEST_CASE("An agreed engagement is active from its first day on, or from its first completed session") {
  Events events{.starts_on = kDay.plus(10), .agreed_at = in_the_evening(kDay)};
  CHECK(state_on(events, kDay.plus(9)) == State::agreed);
  CHECK(state_on(events, kDay.plus(10)) == State::active);
  events.any_session_completed = true;
  CHECK(state_on(events, kDay) == State::active);
}

TEST_CASE("A pause holds until it is taken away, and an ending ends it") {
  Events events{.starts_on = kDay, .agreed_at = in_the_evening(kDay), .paused_on = kDay.plus(5)};
  CHECK(state_on(events, kDay.plus(4)) == State::active);
  CHECK(state_on(events, kDay.plus(5)) == State::paused);
  events.ended_early_on = kDay.plus(8);
  CHECK(state_on(events, kDay.plus(7)) == State::paused);
  CHECK(state_on(events, kDay.plus(8)) == State::ended_early);
}

TEST_CASE("An engagement recorded to end on a day to come is what it is until then") {
  const Events events{.starts_on = kDay, .agreed_at = kNotRecordedWhen, .completed_on = kDay.plus(8)};
  CHECK(state_on(events, kDay.plus(7)) == State::active);
  CHECK(state_on(events, kDay.plus(8)) == State::completed);
}

TEST_CASE("The state in SQL is the state in C++, however the events lie") {
  auto held = test::a_database();
  const auto sql =
      "select " + state_sql("e", "$1", "$2") + ", " + live_sql("e", "$1", "$2") + ", " + paused_sql("e", "$1", "$2") +
      " from (select cast($3 as bigint) as starts_on, cast($4 as bigint) as asked_at, cast($5 as bigint) "
      "as declined_at, cast($6 as bigint) as agreed_at, cast($7 as bigint) as paused_on, cast($8 as "
      "bigint) as completed_on, cast($9 as bigint) as ended_early_on, cast($10 as bigint) as "
      "sessions_completed) e";
  held.database().read([&](db::Connection& db) {
    each_way([&](const Events& events) {
      const State state = state_on(events, kDay);
      for (const db::Row& row : db.query(sql, kDay, start_of_day(kDay.plus(1)), events.starts_on, events.asked_at,
                                         events.declined_at, events.agreed_at, events.paused_on, events.completed_on,
                                         events.ended_early_on, events.any_session_completed ? 1 : 0)) {
        REQUIRE(row.text(0) == code(state));
        REQUIRE(row.boolean(1) == is_live(state));
        if (is_live(state)) REQUIRE(row.boolean(2) == (state == State::paused));
      }
    });
  });
}

TEST_CASE("Every verb stands in the table of moves once, and its code is its own") {
  std::set<std::string_view> codes;
  for (const auto& move : moves()) CHECK(codes.insert(code(move.verb)).second);
  CHECK(codes.size() == 19);
  for (State state : kStates) CHECK(state_from(code(state)) == state);
}

TEST_CASE("Nothing can be done any more with an engagement that is over") {
  for (const auto& move : moves())
    for (State state : {State::declined, State::completed, State::ended_early})
      CHECK_FALSE(in_turn(move.verb, state));
}

TEST_CASE("docs/engagement-states.md is drawn from the table of moves") {
  const std::string path = WAYMARK_SOURCE "/docs/engagement-states.md";
  if (std::getenv("WAYMARK_WRITE_DOCS")) std::ofstream(path) << states_as_markdown();
  std::stringstream written;
  written << std::ifstream(path).rdbuf();
  CHECK(written.str() == states_as_markdown());
}
