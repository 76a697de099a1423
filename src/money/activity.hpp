#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "money/money.hpp"

namespace waymark::money {

/// One coach's completed sessions in one engagement, under one contract, within one financial year.
struct Coached {
  EngagementId engagement;
  std::string agency, supplier, programme, grade, funded;
  bool internal = false;
  int year = 0;  ///< the one it starts
  std::int64_t sessions = 0, minutes = 0;
  std::set<std::uint32_t> coachees = {};  ///< numbers that stand for people
  /// Of internal coaching: what the minutes come to at the notional rates, and the minutes no rate is set for.
  Money notional = {};
  std::int64_t minutes_without_rate = 0;
};

/// What coaching took place between two days (both inclusive, by the day a session started in London), where the
/// actor may see what it costs.
std::vector<Coached> coached(const access::Work& work, Date from, Date to);

/// All that ever took place and was invoiced or paid, where the actor may see what it costs; lines are told as rows
/// without sessions. A person has the same number in all three.
struct History {
  std::vector<Coached> sessions, invoiced, paid;
};
History whole_history(const access::Work& work);

/// Internal coaching between two days, where the actor may see what coaching costs.
struct InternalCoaching {
  std::int64_t sessions = 0, minutes = 0, minutes_without_rate = 0;
  Money notional = {};  ///< each session half up to the penny; of the minutes a rate is set for
};
InternalCoaching internal_coaching(const access::Work& work, Date from, Date to);

/// Coaching added up: people and engagements count once each, however many rows they are in.
class Activity {
 public:
  void add(const Coached& one);
  /// Counts what another counts; people and engagements of both once.
  void join(const Activity& other);
  std::int64_t people() const { return static_cast<std::int64_t>(who.size()); }
  std::int64_t engagements() const { return static_cast<std::int64_t>(engagements_.size()); }

  std::int64_t sessions = 0, minutes = 0, minutes_without_rate = 0;
  Money notional = {};
  std::set<std::uint32_t> who = {};

 private:
  std::set<std::string> engagements_ = {};
};

/// What it is reported under: an id, a grade, "central" or "local", or the year it starts.
std::string id_of(const Coached& one, By by);

/// "12.5": hours to two decimals at most, without zeros at the end.
std::string hours(std::int64_t minutes);
/// What one costs when all of them cost `net`; nothing when there are none.
std::optional<Money> cost_per(Money net, std::int64_t count);
std::optional<Money> cost_per_hour(Money net, std::int64_t minutes);

}  // namespace waymark::money
