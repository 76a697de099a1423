#pragma once
#include <cstdint>

namespace waymark::bench {

/// SplitMix64: the same numbers everywhere from the same seed, so that what is measured does not change.
class Splitmix {
 public:
  explicit constexpr Splitmix(std::uint64_t seed) : state_(seed) {}
  constexpr std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// 0 to n - 1.
  constexpr int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  template <class Array>
  constexpr const auto& one_of(const Array& array) {
    return array[static_cast<std::size_t>(below(static_cast<int>(std::size(array))))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace waymark::bench
