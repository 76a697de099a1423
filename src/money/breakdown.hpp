#pragma once
#include <map>

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

/// Whether a breakdown also tells what coaching took place, which takes longer to read.
enum class With { money, coaching };

/// What was spent and what took place, by one thing, sorted by its code. For those who may not take every figure
/// apart it is published(): about the whole financial years the question touches, small groups merged; nothing when
/// even the whole is about too few.
std::optional<std::vector<BreakdownRow>> breakdown(const access::Work& work, const SpendQuestion& question, By by,
                                                   With with = With::coaching);

/// Gives each row the code and name of its id.
void name_rows(const access::Work& work, By by, std::map<std::string, BreakdownRow>& rows);
/// Counts one row in another; the other's name follows the one's.
void join_row(BreakdownRow& into, const BreakdownRow& from);
/// Those rows as one.
BreakdownRow together(const std::vector<BreakdownRow>& rows);

}  // namespace waymark::money
