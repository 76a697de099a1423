#include <doctest/doctest.h>
#include <sched.h>

#include <atomic>
#include <future>
#include <optional>

#include "web/workers.hpp"

namespace waymark::web {

TEST_CASE("every task that was accepted runs once, whoever offers it, and the end waits for them") {
  std::atomic<int> done{0};
  std::atomic<int> accepted{0};
  {
    Workers workers(4, 1'000'000);
    std::vector<std::thread> givers;
    for (int giver = 0; giver < 4; ++giver)
      givers.emplace_back([&] {
        for (int i = 0; i < 5'000; ++i) {
          if (workers.offer([&] { ++done; })) ++accepted;
          if (i % 3 == 0) workers.call();
        }
      });
    for (auto& giver : givers) giver.join();
  }
  CHECK(accepted == 20'000);
  CHECK(done == 20'000);
}

TEST_CASE("those who stand aside do what is handed to them, after everybody else") {
  std::promise<int> policy;
  {
    Workers aside(1, 10, Workers::Standing::aside);
    CHECK(aside.offer([&] { policy.set_value(sched_getscheduler(0)); }));
    aside.call();
  }
  CHECK(policy.get_future().get() == SCHED_IDLE);
}

TEST_CASE("a task is not left behind one that blocks: at once when that is old, a little later when it is new") {
  for (const auto head_start : {std::chrono::microseconds(0), 4 * Workers::kPatience}) {
    Workers workers(2, 10);
    for (int round = 0; round < 50; ++round) {
      std::promise<void> begun, first, second;
      std::future<void> until = second.get_future();
      const auto call = [&] {
        while (workers.call()) std::this_thread::sleep_for(Workers::kPatience);
      };
      REQUIRE(workers.offer([&] {
        begun.set_value();
        until.wait();
        first.set_value();
      }));
      call();
      begun.get_future().wait();
      std::this_thread::sleep_for(head_start);
      REQUIRE(workers.offer([&] { second.set_value(); }));
      call();
      REQUIRE(first.get_future().wait_for(std::chrono::seconds(10)) == std::future_status::ready);
    }
  }
}

TEST_CASE("no more tasks wait than are allowed to") {
  std::promise<void> started, open;
  auto gate = open.get_future().share();
  Workers workers(1, 2);
  REQUIRE(workers.offer([&, gate] {
    started.set_value();
    gate.wait();
  }));
  workers.call();
  started.get_future().wait();
  CHECK(workers.offer([] {}));
  CHECK(workers.offer([] {}));
  CHECK_FALSE(workers.offer([] {}));
  open.set_value();
}

}  // namespace waymark::web
