#include "money/pieces.hpp"

#include <algorithm>

namespace waymark::money {

Period period_of(Unit unit, Date day) {
  if (unit == Unit::year) {
    const auto year = FinancialYear::of(day);
    return {year.starts, year.first(), year.last()};
  }
  const int year = day.year();
  const auto month = day.month();
  const auto next = month == 12 ? Date(year + 1, 1, 1) : Date(year, month + 1, 1);
  return {static_cast<std::int64_t>(year) * 12 + month - 1, Date(year, month, 1), next.plus(-1)};
}

Pieces pieces_of(Unit unit, Date from, Date to) {
  Pieces pieces;
  for (Date day = from; day <= to;) {
    const auto period = period_of(unit, day);
    const auto last = std::min(to, period.last);
    const auto counted = last - day + 1;
    const auto left_out = (period.last - period.first + 1) - counted;
    if (counted < left_out) {
      pieces.days.push_back({day, last, 1});
    } else {
      pieces.whole.push_back(period);
      if (day > period.first) pieces.days.push_back({period.first, day.plus(-1), -1});
      if (last < period.last) pieces.days.push_back({last.plus(1), period.last, -1});
    }
    day = last.plus(1);
  }
  return pieces;
}

}  // namespace waymark::money
