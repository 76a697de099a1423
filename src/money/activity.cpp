#include "money/activity.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "money/notional.hpp"
#include "money/store_activity.hpp"

namespace waymark::money {
namespace {

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool covers(const Scope& scope, const Coached& one) {
  return scope.everything || has(scope.agencies, one.agency) || has(scope.programmes, one.programme) ||
         has(scope.suppliers, one.supplier);
}

constexpr Date kEver(1900, 4, 1), kForEver(2199, 3, 31);

/// Puts sessions together as they are read.
class Gather {
 public:
  explicit Gather(db::Connection& db) : register_(store::coaching_register(db)), rates_(db) {}

  void take(const store::CompletedSession& session) {
    const auto engagement = register_.engagements.find(session.engagement);
    if (engagement == register_.engagements.end()) return;
    const int year = FinancialYear::of(session.day).starts;
    auto [place, added] = rows_.try_emplace({session.engagement, session.coach, session.contract, year});
    auto& row = place->second;
    if (added) begin(row, engagement->first, engagement->second, session, year);
    ++row.sessions;
    row.minutes += session.minutes;
    if (!row.internal) return;
    if (const auto rate = rates_.on(CoachId(session.coach), session.day))
      row.notional += rate->times(session.minutes, 60);
    else row.minutes_without_rate += session.minutes;
  }

  std::vector<Coached> rows(const Scope& scope) && {
    std::vector<Coached> all;
    for (auto& [key, row] : rows_)
      if (covers(scope, row)) all.push_back(std::move(row));
    return all;
  }
  store::CoachingRegister& names() { return register_; }

  /// Whom a line of a year is about.
  std::optional<Coached> line(const std::string& id, const std::string& supplier, int year) const {
    const auto engagement = register_.engagements.find(id);
    if (engagement == register_.engagements.end()) return std::nullopt;
    Coached row;
    name(row, id, engagement->second, year);
    row.supplier = supplier;
    row.coachees.insert(engagement->second.coachees.begin(), engagement->second.coachees.end());
    return row;
  }

 private:
  static void name(Coached& row, const std::string& id, const store::CoachedEngagement& engagement, int year) {
    row.engagement = EngagementId(id);
    row.agency = engagement.agency;
    row.programme = engagement.programme;
    row.grade = engagement.grade;
    row.funded = engagement.funded;
    row.year = year;
  }
  void begin(Coached& row, const std::string& id, const store::CoachedEngagement& engagement,
             const store::CompletedSession& session, int year) {
    name(row, id, engagement, year);
    row.internal = register_.internal_coaches.contains(session.coach);
    const auto supplier = register_.supplier_of_contract.find(session.contract);
    if (supplier != register_.supplier_of_contract.end()) row.supplier = supplier->second;
    const auto attended = register_.attended.find({id, year});
    if (attended != register_.attended.end()) row.coachees = attended->second;
    else row.coachees.insert(engagement.coachees.begin(), engagement.coachees.end());
  }

  store::CoachingRegister register_;
  NotionalRates rates_;
  std::map<std::tuple<std::string, std::string, std::string, int>, Coached> rows_;
};

}  // namespace

std::vector<Coached> coached(const access::Work& work, Date from, Date to) {
  const auto scope = scope_of(work, access::Permission::see_spend);
  if (scope.nothing() || to < from) return {};
  Gather gather(work.db);
  store::add_attendance(work.db, from, to, gather.names());
  store::each_completed(work.db, from, to, [&](const store::CompletedSession& session) { gather.take(session); });
  return std::move(gather).rows(scope);
}

History whole_history(const access::Work& work) {
  const auto scope = scope_of(work, access::Permission::see_spend);
  if (scope.nothing()) return {};
  Gather gather(work.db);
  store::add_attendance(work.db, kEver, kForEver, gather.names());
  store::each_completed(work.db, kEver, kForEver,
                        [&](const store::CompletedSession& session) { gather.take(session); });
  History history;
  for (const auto basis : {Basis::invoiced, Basis::paid})
    for (const int starts : store::years_with_lines(work.db, code(basis))) {
      const FinancialYear year{starts};
      auto& lines = basis == Basis::invoiced ? history.invoiced : history.paid;
      store::each_invoiced(work.db, code(basis), year.first(), year.last(),
                           [&](const std::string& engagement, const std::string& supplier) {
                             if (auto row = gather.line(engagement, supplier, starts); row && covers(scope, *row))
                               lines.push_back(std::move(*row));
                           });
    }
  history.sessions = std::move(gather).rows(scope);
  return history;
}

InternalCoaching internal_coaching(const access::Work& work, Date from, Date to) {
  InternalCoaching all;
  if (!scope_of(work, access::Permission::see_spend).everything) {
    for (const auto& row : coached(work, from, to)) {
      if (!row.internal) continue;
      all.sessions += row.sessions;
      all.minutes += row.minutes;
      all.minutes_without_rate += row.minutes_without_rate;
      all.notional += row.notional;
    }
    return all;
  }
  NotionalRates rates(work.db);
  if (rates.none()) {
    const auto total = store::completed_internal(work.db, from, to);
    return {total.sessions, total.minutes, total.minutes, Money()};
  }
  store::each_internal_day(work.db, from, to, [&](const store::InternalDay& some) {
    const auto minutes = some.sessions * some.minutes;
    all.sessions += some.sessions;
    all.minutes += minutes;
    if (const auto rate = rates.on(some.coach, some.day))
      all.notional += rate->times(some.minutes, 60).times(some.sessions);  // each rounded to the penny
    else all.minutes_without_rate += minutes;
  });
  return all;
}

void Activity::add(const Coached& one) {
  sessions += one.sessions;
  minutes += one.minutes;
  minutes_without_rate += one.minutes_without_rate;
  notional += one.notional;
  who.insert(one.coachees.begin(), one.coachees.end());
  engagements_.insert(one.engagement.str());
}

void Activity::join(const Activity& other) {
  sessions += other.sessions;
  minutes += other.minutes;
  minutes_without_rate += other.minutes_without_rate;
  notional += other.notional;
  who.insert(other.who.begin(), other.who.end());
  engagements_.insert(other.engagements_.begin(), other.engagements_.end());
}

std::string id_of(const Coached& one, By by) {
  switch (by) {
    case By::financial_year: return std::to_string(one.year);
    case By::agency: return one.agency;
    case By::supplier: return one.supplier;
    case By::programme: return one.programme;
    case By::grade: return one.grade;
    case By::funded: return one.funded;
  }
  return {};
}

std::string hours(std::int64_t minutes) {
  auto text = Money::pence(minutes).times(100, 60).plain();
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::optional<Money> cost_per(Money net, std::int64_t count) {
  return count > 0 ? std::optional(net.times(1, count)) : std::nullopt;
}

std::optional<Money> cost_per_hour(Money net, std::int64_t minutes) {
  return minutes > 0 ? std::optional(net.times(60, minutes)) : std::nullopt;
}

}  // namespace waymark::money
