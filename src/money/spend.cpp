#include <algorithm>
#include <map>
#include <unordered_map>

#include "money/pieces.hpp"
#include "money/store_ledger.hpp"

namespace waymark::money {
namespace {

constexpr char kBetween = '\x1f';

/// Sums by ids, one for each `by`, put together in one text: no id holds what stands between them.
using Table = std::unordered_map<std::string, Sum>;

std::vector<std::string> ids_of(const std::string& key, std::size_t count) {
  std::vector<std::string> ids;
  if (count == 0) return ids;
  for (const auto part : split(key, kBetween)) ids.emplace_back(part);
  return ids;
}

/// Puts rows that were read where they belong.
class Gather {
 public:
  Gather(const SpendQuestion& question, Table& table) : question_(question), table_(table) {}

  void add(std::int64_t year, const std::vector<std::string_view>& ids, const Sum& sum, std::int64_t sign) {
    key_.clear();
    auto id = ids.begin();
    for (std::size_t i = 0; i < question_.by.size(); ++i) {
      if (i) key_ += kBetween;
      if (question_.by[i] == By::financial_year) key_ += std::to_string(year);
      else key_ += *id++;
    }
    table_[key_].add(sum, sign);
  }
  store::TakeCell of(Date day, std::int64_t sign) {
    return [this, year = FinancialYear::of(day).starts, sign](const std::vector<std::string_view>& ids,
                                                              const Sum& sum) { add(year, ids, sum, sign); };
  }

 private:
  const SpendQuestion& question_;
  Table& table_;
  std::string key_;
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
  for (const auto& [key, sum] : table) {
    const auto ids = ids_of(key, question.by.size());
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

/// From the months' totals, as far as whole months go.
void add_months(db::Connection& db, const SpendQuestion& question, const store::ByMonth& by_month, Gather& gather) {
  const auto pieces = pieces_of(Unit::month, question.from, question.to);
  if (!pieces.whole.empty())
    store::each_month(db, question, by_month, pieces.whole.front().number, pieces.whole.back().number,
                      [&](std::int64_t month, const std::vector<std::string_view>& ids, const Sum& sum) {
                        // January to March belong to the financial year that began the year before.
                        gather.add(month / 12 - (month % 12 < 3 ? 1 : 0), ids, sum, 1);
                      });
  for (const auto& days : pieces.days) store::each_of_days(db, question, days, gather.of(days.from, days.sign));
}

void add_years(db::Connection& db, const SpendQuestion& question, Gather& gather) {
  const auto pieces = pieces_of(Unit::year, question.from, question.to);
  for (const auto& year : pieces.whole) store::each_total(db, question, year, gather.of(year.first, 1));
  for (const auto& days : pieces.days) store::each_of_days(db, question, days, gather.of(days.from, days.sign));
}

}  // namespace

Spend spend(const access::Work& work, const SpendQuestion& question) {
  Table table;
  if (question.by.empty()) table[{}];
  Gather gather(question, table);
  if (const auto by_month = store::answered_by_month(question)) add_months(work.db, question, *by_month, gather);
  else add_years(work.db, question, gather);
  return as_rows(work.db, question, table);
}

}  // namespace waymark::money
