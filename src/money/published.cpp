#include "money/published.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "disclosure/disclosure.hpp"

namespace waymark::money {
namespace {

using disclosure::People;

using Behind = std::map<std::pair<std::string, std::size_t>, std::set<std::uint32_t>>;

// The measures a figure is about: people who were invoiced for, paid for, and coached by an external coach. Internal
// coaching is about too few to be broken down, and stands apart.
constexpr std::size_t kMeasures = 3;
enum Measure : std::size_t { invoiced, paid, external };

People numbers(const std::set<std::uint32_t>& people) { return {people.begin(), people.end()}; }

/// Calls `take` for each row of the history with what it measures.
template <class Take>
void each(const History& history, Take take) {
  for (const auto& row : history.invoiced) take(row, Measure::invoiced);
  for (const auto& row : history.paid) take(row, Measure::paid);
  for (const auto& row : history.sessions)
    if (!row.internal) take(row, Measure::external);
}

/// The years there are, those that are too small alone joined with others.
std::vector<std::vector<int>> periods_in(const History& history) {
  std::map<int, std::vector<std::set<std::uint32_t>>> by_year;
  each(history, [&](const Coached& row, std::size_t measure) {
    auto& columns = by_year.try_emplace(row.year, kMeasures).first->second;
    columns[measure].insert(row.coachees.begin(), row.coachees.end());
  });
  std::vector<std::vector<People>> table;
  for (const auto& [year, columns] : by_year) {
    table.emplace_back();
    for (const auto& people : columns) table.back().push_back(numbers(people));
  }
  const auto group_of = disclosure::merge_small(table);
  std::vector<std::vector<int>> periods;
  std::size_t row = 0;
  for (const auto& [year, columns] : by_year) {
    if (group_of.empty()) break;
    const auto group = group_of[row++];
    if (group >= periods.size()) periods.resize(group + 1);
    periods[group].push_back(year);
  }
  return periods;
}

}  // namespace

Publication::Publication(const access::Work& work, Basis basis)
    : work_(work), basis_(basis), history_(whole_history(work)), periods_(periods_in(history_)) {}

std::vector<FinancialYear> Publication::years(Date from, Date to) const {
  std::vector<FinancialYear> shown;
  const int first = FinancialYear::of(from).starts, last = FinancialYear::of(to).starts;
  for (const auto& period : periods_) {
    const bool asked = std::any_of(period.begin(), period.end(), [&](int y) { return first <= y && y <= last; });
    if (!asked) continue;
    for (const int year : period) shown.push_back({year});
  }
  std::sort(shown.begin(), shown.end());
  return shown;
}

std::vector<BreakdownRow> Publication::read(By by, const std::vector<int>& years) const {
  SpendQuestion question{.from = Date(1900, 4, 1),
                         .to = Date(2199, 3, 31),
                         .basis = basis_,
                         .by = {By::financial_year},
                         .scope = scope_of(work_, access::Permission::see_spend)};
  const std::size_t place = by == By::financial_year ? 0 : 1;
  if (place == 1) question.by.push_back(by);
  const auto counts = [&](int year) { return std::find(years.begin(), years.end(), year) != years.end(); };

  std::map<std::string, BreakdownRow> rows;
  for (const auto& row : spend(work_, question).rows) {
    auto& into = rows[row.ids[place]];
    into.id = row.ids[place];
    into.key = row.keys[place];
    into.name = row.names[place];
    if (!counts(std::stoi(row.ids.front()))) continue;
    into.net += row.net;
    into.vat += row.vat;
    into.lines += row.lines;
  }
  for (const auto& one : history_.sessions) {
    const auto id = id_of(one, by);
    if (id.empty() || one.internal) continue;
    auto& into = rows[id];
    into.id = id;
    if (counts(one.year)) into.external.add(one);
  }
  name_rows(work_, by, rows);
  std::vector<BreakdownRow> sorted;
  for (auto& [id, row] : rows) sorted.push_back(std::move(row));
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return sorted;
}

std::vector<std::size_t> Publication::groups_of(By by, const std::vector<BreakdownRow>& all) const {
  std::map<int, std::size_t> period_of;
  for (std::size_t period = 0; period < periods_.size(); ++period)
    for (const int year : periods_[period]) period_of[year] = period;
  Behind behind;
  each(history_, [&](const Coached& row, std::size_t measure) {
    // Years merge with years; anything else is looked at in every period it is shown for.
    const auto column = (by == By::financial_year ? 0 : period_of.at(row.year) * kMeasures) + measure;
    auto& people = behind[{id_of(row, by), column}];
    people.insert(row.coachees.begin(), row.coachees.end());
  });
  const auto columns = by == By::financial_year ? kMeasures : periods_.size() * kMeasures;
  std::vector<std::vector<People>> table;
  for (const auto& row : all) {
    table.emplace_back();
    for (std::size_t column = 0; column < columns; ++column)
      table.back().push_back(numbers(behind[{row.id, column}]));
  }
  return disclosure::merge_small(table);
}

std::optional<std::vector<BreakdownRow>> Publication::rows(By by, Date from, Date to) const {
  if (history_.sessions.empty() && history_.invoiced.empty()) return std::vector<BreakdownRow>();
  std::vector<int> wanted;
  if (by == By::financial_year)
    for (const auto& period : periods_) wanted.insert(wanted.end(), period.begin(), period.end());
  else
    for (const auto year : years(from, to)) wanted.push_back(year.starts);
  if (wanted.empty()) return std::nullopt;

  auto all = read(by, wanted);
  const auto groups = groups_of(by, all);
  if (groups.empty()) return std::nullopt;
  std::vector<BreakdownRow> merged;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (groups[i] < merged.size()) join_row(merged[groups[i]], all[i]);
    else merged.push_back(std::move(all[i]));
  }
  std::erase_if(merged, [](const BreakdownRow& row) { return row.lines == 0 && row.external.sessions == 0; });
  return merged;
}

std::optional<InternalCoaching> Publication::internal(Date from, Date to) const {
  std::map<int, std::size_t> period_of;
  for (std::size_t period = 0; period < periods_.size(); ++period)
    for (const int year : periods_[period]) period_of[year] = period;
  std::vector<std::set<std::uint32_t>> behind(periods_.size());
  const auto shown = years(from, to);
  Activity total;
  for (const auto& row : history_.sessions) {
    if (!row.internal) continue;
    const auto period = period_of.find(row.year);
    if (period == period_of.end()) return std::nullopt;
    behind[period->second].insert(row.coachees.begin(), row.coachees.end());
    if (std::find(shown.begin(), shown.end(), FinancialYear{row.year}) != shown.end()) total.add(row);
  }
  for (const auto& people : behind)
    if (!people.empty() && people.size() < disclosure::kFewest) return std::nullopt;
  return InternalCoaching{total.sessions, total.minutes, total.minutes_without_rate, total.notional};
}

}  // namespace waymark::money
