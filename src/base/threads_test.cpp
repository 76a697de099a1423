#include "base/threads.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <functional>
#include <thread>

using namespace waymark;

namespace {

/// How often the calling thread has given the processor away of itself.
long given_away() {
  rusage used{};
  getrusage(RUSAGE_THREAD, &used);
  return used.ru_nvcsw;
}
long given_away_by(const std::function<void()>& deed) {
  const auto before = given_away();
  deed();
  return given_away() - before;
}

}  // namespace

TEST_CASE("a thread that stands aside makes way when it has run for a while, and not again at once") {
  long first = 0, many = 0;
  std::thread([&] {
    stand_aside();
    first = given_away_by(make_way);
    many = given_away_by([] {
      for (int i = 0; i < 1000; ++i) make_way();
    });
  }).join();
  CHECK(first == 1);
  CHECK(many < 1000);
}

TEST_CASE("any other thread goes on") {
  long times = -1;
  std::thread([&] { times = given_away_by(make_way); }).join();
  CHECK(times == 0);
}
