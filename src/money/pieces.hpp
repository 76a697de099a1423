#pragma once
#include <vector>

#include "base/base.hpp"

namespace waymark::money {

/// What totals are kept for: a financial year, or a month.
enum class Unit { year, month };

/// A whole year or month, numbered: the year it starts, or year × 12 + month − 1.
struct Period {
  std::int64_t number = 0;
  Date first, last;
  bool operator==(const Period&) const = default;
};
Period period_of(Unit unit, Date day);

/// A stretch of days within one period to read from the lines, and whether it counts or is taken away.
struct DayPiece {
  Date from, to;
  int sign = 1;
  bool operator==(const DayPiece&) const = default;
};

/// How to add up the days from one to another: whole periods from the kept totals, the rest from the lines. A period
/// of which at least half counts is its total without the days that do not.
struct Pieces {
  std::vector<Period> whole;
  std::vector<DayPiece> days;
};
/// Nothing when `to` is before `from`.
Pieces pieces_of(Unit unit, Date from, Date to);

}  // namespace waymark::money
