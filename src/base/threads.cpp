#include "base/threads.hpp"

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <thread>

namespace waymark {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::microseconds kStretch{500};
constexpr std::chrono::microseconds kRest{1};  ///< some 60 as the system's clock has it

thread_local bool stands_aside = false;
thread_local Clock::time_point rested_at;

/// What sched_setattr(2) takes; the C library has no name for it, and Linux's own header quarrels with the library's.
struct Attributes {
  std::uint32_t size = sizeof(Attributes), policy = SCHED_OTHER;
  std::uint64_t flags = 0;
  std::int32_t niceness = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;  ///< nanoseconds at a stretch; Linux before 6.12 does without
  std::uint64_t deadline = 0, period = 0;
};

}  // namespace

void stand_aside() {
  const sched_param none{};
  sched_setscheduler(0, SCHED_IDLE, &none);
  stands_aside = true;
}

void make_way() {
  if (!stands_aside || Clock::now() - rested_at < kStretch) return;
  std::this_thread::sleep_for(kRest);
  rested_at = Clock::now();
}

void take_little() {
  Attributes wanted;
  wanted.niceness = 10;
  wanted.runtime = 100'000;
  syscall(SYS_sched_setattr, 0, &wanted, 0);
}

}  // namespace waymark
