#include "web/pace.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace waymark::web {

TEST_CASE("a stream rests for as long as its share asks while requests come, and not at all when nobody asks") {
  Pace pace;
  const auto now = Pace::Clock::now();
  CHECK(pace.rest_after(now - 4ms, now) == 0ms);
  pace.request_came(now - 100ms);
  CHECK(pace.rest_after(now - 4ms, now) == (Pace::kParts - 1) * 4ms);
  CHECK(pace.rest_after(now, now) == 0ms);
  CHECK(pace.rest_after(now + 1s - 4ms, now + 1s) == 0ms);
}

TEST_CASE("a piece that took very long, on a disk that is full of work, is not followed by a rest without end") {
  Pace pace;
  const auto now = Pace::Clock::now();
  pace.request_came(now);
  CHECK(pace.rest_after(now - 10min, now) == Pace::kLongestRest);
}

}  // namespace waymark::web
