#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace waymark::web {

/// The bytes a connection has read and not used up.
class ReadBuffer {
 public:
  std::string_view pending() const { return std::string_view(bytes_).substr(begin_, end_ - begin_); }
  void use(std::size_t count) { begin_ += count; }
  /// Space behind them to read into: add() says how much of it was filled.
  char* space() { return &bytes_[end_]; }
  std::size_t space_size() const { return bytes_.size() - end_; }
  void add(std::size_t count) { end_ += count; }

  /// Sees to it that there is space; without any bytes pending the buffer becomes as large as wanted, or as small.
  void make_room(std::size_t wanted) {
    if (begin_ == end_) {
      begin_ = end_ = 0;
      if (bytes_.size() == wanted) return;
      bytes_ = std::string(wanted, '\0');
    } else if (end_ == bytes_.size()) {
      bytes_.erase(0, std::exchange(begin_, 0));
      end_ = bytes_.size();
      bytes_.resize(std::max(wanted, end_ * 2));
    }
  }
  /// Forgets everything.
  void clear(std::size_t wanted) {
    begin_ = end_ = 0;
    bytes_.resize(wanted);
  }

 private:
  std::string bytes_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace waymark::web
