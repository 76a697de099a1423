#include "money/ledger.hpp"
#include "money/money.hpp"
#include "money/store_ledger.hpp"

namespace waymark::money {
namespace {

std::string amounts(const Sum& sum) {
  return fmt::format("{} net, {} VAT, {} lines", Money::pence(sum.net).plain(), Money::pence(sum.vat).plain(),
                     sum.lines);
}

/// Calls `differs` for every key whose value in one map is not its value in the other; what is missing is empty.
template <class Map, class Differs>
void compare(const Map& kept, const Map& counted, Differs differs) {
  using Value = typename Map::mapped_type;
  for (const auto& [key, value] : kept) {
    const auto other = counted.find(key);
    if (value != (other == counted.end() ? Value() : other->second))
      differs(key, value, other == counted.end() ? Value() : other->second);
  }
  for (const auto& [key, value] : counted)
    if (!kept.contains(key) && value != Value()) differs(key, Value(), value);
}

}  // namespace

std::vector<std::string> reconcile(db::Connection& db) {
  Ledger counted;
  store::each_line(db, [&](const store::Line& line) { counted.add(line); });
  const auto kept = store::kept_totals(db);

  std::vector<std::string> differences;
  compare(kept.cells, counted.cells, [&](const LedgerCell& cell, const Sum& has, const Sum& should) {
    differences.push_back(fmt::format("spend {} in {} of agency {} with supplier {}: kept {}, counted {}",
                                      code(cell.basis), FinancialYear{cell.year}.name(), cell.under.agency,
                                      cell.under.supplier, amounts(has), amounts(should)));
  });
  compare(kept.months, counted.months, [&](const MonthCell& cell, const Sum& has, const Sum& should) {
    differences.push_back(fmt::format("spend {} in month {}-{:02} of {} {}: kept {}, counted {}", code(cell.basis),
                                      cell.month / 12, cell.month % 12 + 1, dimension(cell.by), cell.key,
                                      amounts(has), amounts(should)));
  });
  compare(kept.engagements, counted.engagements,
          [&](const std::string& id, const EngagementSums& has, const EngagementSums& should) {
            differences.push_back(
                fmt::format("engagement {}: kept {} invoiced and {} paid, counted {} and {}", id,
                            Money::pence(has.invoiced_net).plain(), Money::pence(has.paid_net).plain(),
                            Money::pence(should.invoiced_net).plain(), Money::pence(should.paid_net).plain()));
          });
  compare(kept.contracts, counted.contracts, [&](const std::string& id, std::int64_t has, std::int64_t should) {
    differences.push_back(fmt::format("contract {}: kept {} invoiced, counted {}", id, Money::pence(has).plain(),
                                      Money::pence(should).plain()));
  });
  for (const auto& line : store::reporting_otherwise(db))
    differences.push_back(
        fmt::format("invoice line {}: reports under something else than its engagement", key_of(line.record)));
  std::sort(differences.begin(), differences.end());
  return differences;
}

}  // namespace waymark::money
