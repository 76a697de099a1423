#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>

namespace waymark::web {

/// How streams make room for requests. Standing aside is not enough: what a piece sets in motion (its bytes read from
/// the socket, its rows written) is done by threads that serve everybody. So while requests come, whoever carries
/// pieces rests after each for a multiple of the time it took, and streams have a small share of the machine; when
/// nobody asks for anything they have all of it. From any thread.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;

  /// One carrier is busy for one part in so many of the time.
  static constexpr int kParts = 64;
  /// For how long after a request others are taken to be about.
  static constexpr std::chrono::milliseconds kAbout{250};
  static constexpr std::chrono::milliseconds kLongestRest{1000};

  void request_came(Clock::time_point now) { last_.store(now.time_since_epoch(), std::memory_order_relaxed); }

  /// How long to rest after a piece that was carried from `began` to `ended`; nothing when nobody else is about.
  Clock::duration rest_after(Clock::time_point began, Clock::time_point ended) const {
    if (ended.time_since_epoch() - last_.load(std::memory_order_relaxed) > kAbout) return {};
    return std::min<Clock::duration>((kParts - 1) * (ended - began), kLongestRest);
  }

 private:
  static constexpr Clock::duration kLongAgo = -std::chrono::hours(24);
  std::atomic<Clock::duration> last_{kLongAgo};
};

}  // namespace waymark::web
