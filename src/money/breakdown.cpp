#include <algorithm>
#include <map>

#include "money/breakdown.hpp"
#include "money/policy.hpp"
#include "money/small_groups.hpp"
#include "money/store_ledger.hpp"

namespace waymark::money {
namespace {

// Everything there is in one period, by what it is reported under.
std::map<std::string, BreakdownRow> unmerged(const access::Work& work, const SpendQuestion& base, By by) {
  auto question = base;
  question.by = {by};
  std::map<std::string, BreakdownRow> rows;
  const auto spent = spend(work, question);
  for (const auto& row : spent.rows) {
    auto& into = rows[row.ids.front()];
    into = {row.ids.front(), row.keys.front(), row.names.front(), row.net, row.vat, row.lines, {}, {}};
  }
  for (const auto& one : coached(work, question.from, question.to)) {
    const bool counts = question.funded == Funded::all || one.funded == code(question.funded);
    const auto id = id_of(one, by);
    if (!counts || id.empty()) continue;
    auto& into = rows[id];
    if (into.id.empty()) into.id = id;
    (one.internal ? into.internal : into.external).add(one);
  }
  return rows;
}

void name_the_nameless(const access::Work& work, By by, std::map<std::string, BreakdownRow>& rows) {
  const auto names = store::names(work.db, by);
  for (auto& [id, row] : rows) {
    if (!row.name.empty()) continue;
    if (by == By::financial_year) {
      row.key = row.name = FinancialYear{std::stoi(id)}.name();
      continue;
    }
    const auto found = names.find(id);
    row.key = found == names.end() ? id : found->second.code;
    row.name = found == names.end() ? id : found->second.name;
  }
}

// Who is behind each row in each financial year there is: what merging looks at, whatever period is shown.
std::vector<std::vector<People>> people_behind(const access::Work& work, By by, const std::vector<BreakdownRow>& rows) {
  std::map<std::pair<std::string, int>, std::set<std::uint32_t>> behind;
  std::set<int> years;
  for (const auto& one : coached(work, Date(1990, 1, 1), Date(2199, 12, 31))) {
    behind[{id_of(one, by), one.year}].insert(one.coachees.begin(), one.coachees.end());
    years.insert(one.year);
  }
  std::vector<std::vector<People>> table;
  for (const auto& row : rows) {
    std::vector<People> columns;
    for (int year : years) {
      const auto& people = behind[{row.id, year}];
      columns.emplace_back(people.begin(), people.end());
    }
    table.push_back(std::move(columns));
  }
  return table;
}

void join(BreakdownRow& into, const BreakdownRow& from) {
  into.net += from.net;
  into.vat += from.vat;
  into.lines += from.lines;
  into.external.join(from.external);
  into.internal.join(from.internal);
  into.name += (into.name.empty() ? "" : ", ") + from.name;
  into.id.clear();
}

}  // namespace

std::optional<std::vector<BreakdownRow>> breakdown(const access::Work& work, const SpendQuestion& question, By by) {
  auto by_id = unmerged(work, question, by);
  name_the_nameless(work, by, by_id);
  std::vector<BreakdownRow> rows;
  for (auto& [id, row] : by_id) rows.push_back(std::move(row));
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  if (rows.empty() || sees_beneath(work)) return rows;

  const auto groups = merge_small(people_behind(work, by, rows));
  if (groups.empty()) return std::nullopt;
  std::vector<BreakdownRow> merged;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (groups[i] < merged.size()) join(merged[groups[i]], rows[i]);
    else merged.push_back(std::move(rows[i]));
  }
  return merged;
}

BreakdownRow together(const std::vector<BreakdownRow>& rows) {
  BreakdownRow all;
  for (const auto& row : rows) join(all, row);
  return all;
}

}  // namespace waymark::money
