#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "money/money.hpp"
#include "people/people.hpp"

namespace waymark::money {

/// What an hour of internal coaching counts for, from a day on: for one coach, or for every coach of a grade.
struct NotionalRate {
  CoachId coach;      ///< empty for a grade's
  std::string grade;  ///< empty for a coach's
  Date from_on;
  Money per_hour;  ///< above zero
  std::string coach_name = {};
};

/// Every rate there has been, coaches' before grades', each by day, newest first.
std::vector<NotionalRate> notional_rates(db::Connection& db);

/// Sets a rate from a day on, in place of one from that very day. Problems at: coach, grade, from_on, per_hour.
/// Refuses (not_allowed) who may not set rates.
Checked<Done> set_notional_rate(const access::Work& work, const NotionalRate& rate);

/// The rates in force: a coach's own, else that of the grade the coach had on the day.
class NotionalRates {
 public:
  explicit NotionalRates(db::Connection& db);
  bool none() const { return of_coach_.empty() && of_grade_.empty(); }
  /// Nothing until one is set.
  std::optional<Money> on(const CoachId& coach, Date day);

 private:
  using ByDay = std::map<Date, Money>;
  const std::vector<people::Post>& posts_of(const CoachId& coach);

  db::Connection& db_;
  std::map<std::string, ByDay> of_coach_, of_grade_;
  std::map<std::string, std::vector<people::Post>> posts_;
};

}  // namespace waymark::money
