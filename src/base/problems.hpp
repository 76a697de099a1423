#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace waymark {

/// Something the person can put right: the form field (or column) it belongs to, empty for the whole,
/// and a sentence saying what to do.
struct Problem {
  std::string field;
  std::string message;
  bool operator==(const Problem&) const = default;
};

class Problems {
 public:
  void add(std::string field, std::string message) { all_.push_back({std::move(field), std::move(message)}); }
  void add(const Problems& others) { all_.insert(all_.end(), others.all_.begin(), others.all_.end()); }
  bool empty() const { return all_.empty(); }
  explicit operator bool() const { return !all_.empty(); }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  std::size_t size() const { return all_.size(); }
  const Problem& front() const { return all_.front(); }
  /// The first message for this field, or nothing.
  std::optional<std::string> of(std::string_view field) const {
    for (const auto& problem : all_)
      if (problem.field == field) return problem.message;
    return std::nullopt;
  }

 private:
  std::vector<Problem> all_;
};

/// Either a whole T, or the problems that kept it from being one; never half of each.
template <class T>
class Checked {
 public:
  Checked(T value) : held_(std::move(value)) {}
  Checked(Problems problems) : held_(std::move(problems)) {
    if (std::get<Problems>(held_).empty()) throw std::logic_error("Checked: neither a value nor a problem");
  }
  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const { return std::get<0>(held_); }
  T& operator*() { return std::get<0>(held_); }
  const T* operator->() const { return &std::get<0>(held_); }
  T* operator->() { return &std::get<0>(held_); }
  const Problems& problems() const { return std::get<1>(held_); }

 private:
  std::variant<T, Problems> held_;
};

/// What a deed that gives nothing back answers: done, or the problems.
struct Done {};

/// Why a request ends here. What may not be seen does not exist: not_found, never not_allowed.
enum class Refusal {
  not_found,    ///< 404
  not_allowed,  ///< 403: may see it, may not do this
  out_of_turn,  ///< 409: it has moved on since the page was drawn
  busy,         ///< 503 with Retry-After
};

/// Thrown to end a request; caught once, in the router.
class Refused : public std::runtime_error {
 public:
  explicit Refused(Refusal why, const std::string& message = {}) : std::runtime_error(message), why_(why) {}
  Refusal why() const { return why_; }

 private:
  Refusal why_;
};

}  // namespace waymark
