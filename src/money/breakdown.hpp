#pragma once
#include "money/activity.hpp"
#include "money/money.hpp"

namespace waymark::money {

/// One line of a breakdown: what was spent on external coaching, and what coaching took place.
struct BreakdownRow {
  std::string id, key, name;  ///< of a merged row, only a name
  Money net, vat;
  std::int64_t lines = 0;
  Activity external, internal;
};

/// What was spent and what took place, by one thing, sorted by its code. For those who may not take every figure
/// apart, rows about too few people are merged; nothing when even the whole is about too few. Their questions must
/// be about whole financial years, so that no two answers can be held against each other.
std::optional<std::vector<BreakdownRow>> breakdown(const access::Work& work, const SpendQuestion& question, By by);

/// Those rows as one.
BreakdownRow together(const std::vector<BreakdownRow>& rows);

}  // namespace waymark::money
