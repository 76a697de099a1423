#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "base/base.hpp"

namespace waymark::accounts {

/// The lane where passwords are hashed: argon2id, 19 MiB, 2 passes (about 12 ms), at most two at once, a bounded
/// number waiting. Never called inside a transaction. Passwords are taken exactly as typed: their UTF-8 bytes, not
/// trimmed, not normalised, the whole length.
class Passwords {
 public:
  static constexpr int kAtOnce = 2;

  /// At most `queue_limit` wait while two are hashed.
  explicit Passwords(int queue_limit);

  /// Throws Refused{busy} when too many wait.
  std::string hash(std::string_view password) const;
  /// Whether this password was hashed into that. An empty hash (nobody's) takes as long and is never matched.
  bool matches(const std::string& hash, std::string_view password) const;

  /// How often the lane has worked so far: that known and unknown accounts cost alike can be counted.
  std::int64_t operations() const { return operations_; }

 private:
  class Turn;

  int queue_limit_;
  std::string nobodys_;
  mutable std::mutex mutex_;
  mutable std::condition_variable free_;
  mutable int working_ = 0;
  mutable int waiting_ = 0;
  mutable std::atomic<std::int64_t> operations_ = 0;
};

}  // namespace waymark::accounts
