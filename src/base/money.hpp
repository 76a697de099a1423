#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// An amount in whole pence; never a floating-point number. Negative amounts are credits.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money pence(std::int64_t pence) { return Money(pence); }

  /// Reads "285", "285.5", "285.00", "-285.00", with or without "£" and thousands commas.
  /// Nothing for more than two decimals, anything else in the text, or more than 10 million million pounds.
  static std::optional<Money> parse(std::string_view text);

  constexpr std::int64_t pence() const { return pence_; }
  /// "-1285.00": for files and machines.
  std::string plain() const;
  /// "-£1,285.00": for people.
  std::string pounds() const;

  /// This amount × numerator ÷ denominator, rounded half away from zero to the penny.
  /// Needs denominator > 0; the product must fit 127 bits, which any two real amounts do.
  Money times(std::int64_t numerator, std::int64_t denominator = 1) const;

  constexpr Money& operator+=(Money other) { pence_ += other.pence_; return *this; }
  constexpr Money& operator-=(Money other) { pence_ -= other.pence_; return *this; }
  friend constexpr Money operator+(Money a, Money b) { return Money(a.pence_ + b.pence_); }
  friend constexpr Money operator-(Money a, Money b) { return Money(a.pence_ - b.pence_); }
  constexpr Money operator-() const { return Money(-pence_); }
  constexpr auto operator<=>(const Money&) const = default;

 private:
  explicit constexpr Money(std::int64_t pence) : pence_(pence) {}
  std::int64_t pence_ = 0;
};

}  // namespace waymark
