#include "money/pieces.hpp"

#include <algorithm>

namespace waymark::money {

Pieces pieces_of(Date from, Date to) {
  Pieces pieces;
  for (auto year = FinancialYear::of(from); year.first() <= to; ++year.starts) {
    const auto first = std::max(from, year.first());
    const auto last = std::min(to, year.last());
    if (first > last) continue;
    const auto counted = last - first + 1;
    const auto left_out = (year.last() - year.first() + 1) - counted;
    if (counted < left_out) {
      pieces.days.push_back({year, first, last, 1});
      continue;
    }
    pieces.years.push_back(year);
    if (first > year.first()) pieces.days.push_back({year, year.first(), first.plus(-1), -1});
    if (last < year.last()) pieces.days.push_back({year, last.plus(1), year.last(), -1});
  }
  return pieces;
}

}  // namespace waymark::money
