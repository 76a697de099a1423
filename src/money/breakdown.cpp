#include <algorithm>
#include <map>

#include "money/breakdown.hpp"
#include "money/policy.hpp"
#include "money/published.hpp"
#include "money/store_ledger.hpp"

namespace waymark::money {
namespace {

// Everything there is in one period, by what it is reported under.
std::map<std::string, BreakdownRow> unmerged(const access::Work& work, const SpendQuestion& base, By by, With with) {
  auto question = base;
  question.by = {by};
  std::map<std::string, BreakdownRow> rows;
  const auto spent = spend(work, question);
  for (const auto& row : spent.rows) {
    auto& into = rows[row.ids.front()];
    into = {row.ids.front(), row.keys.front(), row.names.front(), row.net, row.vat, row.lines, {}, {}};
  }
  if (with == With::money) return rows;
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

}  // namespace

void name_rows(const access::Work& work, By by, std::map<std::string, BreakdownRow>& rows) {
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

std::optional<std::vector<BreakdownRow>> breakdown(const access::Work& work, const SpendQuestion& question, By by,
                                                   With with) {
  if (!sees_beneath(work)) return Publication(work, question.basis).rows(by, question.from, question.to);
  auto by_id = unmerged(work, question, by, with);
  name_rows(work, by, by_id);
  std::vector<BreakdownRow> rows;
  for (auto& [id, row] : by_id) rows.push_back(std::move(row));
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return rows;
}

void join_row(BreakdownRow& into, const BreakdownRow& from) {
  into.net += from.net;
  into.vat += from.vat;
  into.lines += from.lines;
  into.external.join(from.external);
  into.internal.join(from.internal);
  into.name += (into.name.empty() ? "" : ", ") + from.name;
  into.id.clear();
}

BreakdownRow together(const std::vector<BreakdownRow>& rows) {
  BreakdownRow all;
  for (const auto& row : rows) join_row(all, row);
  return all;
}

}  // namespace waymark::money
