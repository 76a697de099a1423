#include "base/money.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace waymark {
namespace {

constexpr std::int64_t kLargestPounds = 10'000'000'000'000;

// Needs digits with optional well-placed thousands commas ("1,234,567"); nothing otherwise.
std::optional<std::int64_t> read_pounds(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const bool grouped = text.find(',') != std::string_view::npos;
  std::int64_t pounds = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ',') {
      if (i == 0 || (text.size() - i) % 4 != 0) return std::nullopt;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (grouped && (text.size() - i) % 4 == 0) return std::nullopt;
    pounds = pounds * 10 + (c - '0');
    if (pounds > kLargestPounds) return std::nullopt;
  }
  return pounds;
}

}  // namespace

std::optional<Money> Money::parse(std::string_view text) {
  bool negative = false;
  if (text.starts_with('-')) {
    negative = true;
    text.remove_prefix(1);
  }
  if (text.starts_with("£")) text.remove_prefix(std::string_view("£").size());
  const auto point = text.find('.');
  const auto pounds = read_pounds(text.substr(0, point));
  if (!pounds) return std::nullopt;
  std::int64_t pence = *pounds * 100;
  if (point != std::string_view::npos) {
    const auto decimals = text.substr(point + 1);
    if (decimals.empty() || decimals.size() > 2) return std::nullopt;
    for (char c : decimals)
      if (c < '0' || c > '9') return std::nullopt;
    pence += (decimals[0] - '0') * 10;
    if (decimals.size() == 2) pence += decimals[1] - '0';
  }
  return Money(negative ? -pence : pence);
}

std::string Money::plain() const {
  const auto size = static_cast<std::uint64_t>(pence_ < 0 ? -pence_ : pence_);
  return fmt::format("{}{}.{:02}", pence_ < 0 ? "-" : "", size / 100, size % 100);
}

std::string Money::pounds() const {
  const auto size = static_cast<std::uint64_t>(pence_ < 0 ? -pence_ : pence_);
  std::string whole = fmt::format("{}", size / 100);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
    whole.insert(static_cast<std::size_t>(at), 1, ',');
  return fmt::format("{}£{}.{:02}", pence_ < 0 ? "-" : "", whole, size % 100);
}

__extension__ using Wide = __int128;  // a product of two whole numbers never overflows it

Money Money::times(std::int64_t numerator, std::int64_t denominator) const {
  if (denominator <= 0) throw std::invalid_argument("Money::times needs a denominator above zero");
  const Wide product = static_cast<Wide>(pence_) * numerator;
  const Wide half = product < 0 ? -denominator : denominator;
  return Money(static_cast<std::int64_t>((product * 2 + half) / (static_cast<Wide>(denominator) * 2)));
}

}  // namespace waymark
