#pragma once
// SQL about the kept totals.
#include <functional>
#include <string>
#include <vector>

#include "money/ledger.hpp"
#include "money/pieces.hpp"

namespace waymark::money::store {

/// Changes the kept totals by this much, and what contracts keep.
void change_totals(const access::Work& work, const Ledger& change);

/// Gives the ids of a row, one for each `by` but the financial year, with its sum.
using TakeCell = std::function<void(const std::vector<std::string_view>& ids, const Sum& sum)>;
/// The kept totals of one financial year, grouped.
void each_total(db::Connection& db, const SpendQuestion& question, const Period& year, const TakeCell& take);
/// The lines of some days, grouped likewise.
void each_of_days(db::Connection& db, const SpendQuestion& question, const DayPiece& days, const TakeCell& take);

/// Whether the months' totals can answer this question, and by what.
struct ByMonth {
  std::optional<By> by;
  std::vector<std::string> keys;  ///< only these; all when empty
};
std::optional<ByMonth> answered_by_month(const SpendQuestion& question);
/// The kept totals of months, in order, from one to another (both included).
void each_month(
    db::Connection& db, const SpendQuestion& question, const ByMonth& by_month, std::int64_t from, std::int64_t to,
    const std::function<void(std::int64_t month, const std::vector<std::string_view>& ids, const Sum& sum)>& take);

/// Every line and every kept total, for a recount.
void each_line(db::Connection& db, const std::function<void(const Line&)>& take);
Ledger kept_totals(db::Connection& db);

/// The codes and names of what a breakdown is by, by id.
struct Name {
  std::string code, name;
  bool sme = false;
};
std::unordered_map<std::string, Name> names(db::Connection& db, By by);

}  // namespace waymark::money::store
