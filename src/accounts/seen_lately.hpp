#pragma once
#include <algorithm>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/base.hpp"

namespace waymark::accounts {

/// When sessions were last used, by their hash: remembered while reading, written down later by one change.
class SeenLately {
 public:
  /// Remembers that it is used now; gives when it was used before, as far as is known here or was written down.
  Instant note(const std::string& hash, Instant now, Instant written) {
    const std::lock_guard lock(mutex_);
    auto& seen = seen_.try_emplace(hash, written).first->second;
    const auto before = std::max(seen, written);
    seen = std::max(before, now);
    return before;
  }
  /// Never mind: what was noted last was no use (it is too old).
  void forget(const std::string& hash) {
    const std::lock_guard lock(mutex_);
    seen_.erase(hash);
  }
  std::vector<std::pair<std::string, Instant>> all() const {
    const std::lock_guard lock(mutex_);
    return {seen_.begin(), seen_.end()};
  }
  /// What is written down need not be remembered, unless it was used again meanwhile.
  void written(const std::vector<std::pair<std::string, Instant>>& rows) {
    const std::lock_guard lock(mutex_);
    for (const auto& [hash, at] : rows)
      if (const auto found = seen_.find(hash); found != seen_.end() && found->second == at) seen_.erase(found);
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Instant> seen_;
};

}  // namespace waymark::accounts
