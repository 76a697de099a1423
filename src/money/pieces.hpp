#pragma once
#include <vector>

#include "base/base.hpp"

namespace waymark::money {

/// A stretch of days within one financial year to read from the lines, and whether it counts or is taken away.
struct DayPiece {
  FinancialYear year;
  Date from, to;
  int sign = 1;
  bool operator==(const DayPiece&) const = default;
};

/// How to add up the days from one to another: whole years from the kept totals, the rest from the lines. A year of
/// which more than half counts is its total without the days that do not.
struct Pieces {
  std::vector<FinancialYear> years;
  std::vector<DayPiece> days;
};
/// Nothing when `to` is before `from`.
Pieces pieces_of(Date from, Date to);

}  // namespace waymark::money
