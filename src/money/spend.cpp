#include <algorithm>
#include <map>

#include "money/pieces.hpp"
#include "money/store_ledger.hpp"

namespace waymark::money {
namespace {

/// Sums by ids, one for each `by`.
using Table = std::map<std::vector<std::string>, Sum, std::less<>>;

/// Puts a row that was read for one financial year where it belongs.
class Gather {
 public:
  Gather(const SpendQuestion& question, Table& table) : question_(question), table_(table) {}

  store::TakeCell of(FinancialYear year, std::int64_t sign) {
    return
        [this, year = std::to_string(year.starts), sign](const std::vector<std::string_view>& ids, const Sum& sum) {
          if (sum.lines == 0) return;
          std::vector<std::string> key;
          key.reserve(question_.by.size());
          auto id = ids.begin();
          for (const By by : question_.by) key.emplace_back(by == By::financial_year ? year : std::string(*id++));
          table_[std::move(key)].add(sum, sign);
        };
  }

 private:
  const SpendQuestion& question_;
  Table& table_;
};

struct Wording {
  std::string key, name;
};

/// What files and pages call an id.
class Names {
 public:
  Names(db::Connection& db, const std::vector<By>& by) {
    for (const By one : by) names_[one] = store::names(db, one);
  }
  Wording of(By by, const std::string& id) const {
    if (by == By::financial_year) {
      const auto name = FinancialYear{std::stoi(id)}.name();
      return {name, name};
    }
    if (by == By::funded) return {id, id == "central" ? _("Centrally funded") : _("Locally funded")};
    const auto& known = names_.at(by);
    const auto found = known.find(id);
    if (found == known.end()) return {id, id.empty() ? _("Not known") : id};
    return {found->second.code, found->second.name};
  }

 private:
  std::map<By, std::unordered_map<std::string, store::Name>> names_;
};

Spend as_rows(db::Connection& db, const SpendQuestion& question, const Table& table) {
  const Names names(db, question.by);
  Spend spend;
  for (const auto& [ids, sum] : table) {
    if (sum.lines == 0 && !ids.empty()) continue;
    SpendRow row{.ids = ids,
                 .keys = {},
                 .names = {},
                 .net = Money::pence(sum.net),
                 .vat = Money::pence(sum.vat),
                 .lines = sum.lines};
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto wording = names.of(question.by[i], ids[i]);
      row.keys.push_back(std::move(wording.key));
      row.names.push_back(std::move(wording.name));
    }
    spend.net += row.net;
    spend.vat += row.vat;
    spend.lines += row.lines;
    spend.rows.push_back(std::move(row));
  }
  std::sort(spend.rows.begin(), spend.rows.end(),
            [](const SpendRow& a, const SpendRow& b) { return a.keys < b.keys; });
  return spend;
}

}  // namespace

Spend spend(const access::Work& work, const SpendQuestion& question) {
  Table table;
  if (question.by.empty()) table[{}];
  Gather gather(question, table);
  const auto pieces = pieces_of(question.from, question.to);
  for (const auto& year : pieces.years) store::each_total(work.db, question, year, gather.of(year, 1));
  for (const auto& days : pieces.days) store::each_of_days(work.db, question, days, gather.of(days.year, days.sign));
  return as_rows(work.db, question, table);
}

}  // namespace waymark::money
