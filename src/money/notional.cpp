#include "money/notional.hpp"

#include "audit/audit.hpp"
#include "money/policy.hpp"
#include "money/store_rates.hpp"

namespace waymark::money {
namespace {

std::optional<Money> latest(const std::map<Date, Money>& by_day, Date day) {
  auto after = by_day.upper_bound(day);
  return after == by_day.begin() ? std::nullopt : std::optional(std::prev(after)->second);
}

}  // namespace

std::vector<NotionalRate> notional_rates(db::Connection& db) { return store::rates(db); }

Checked<Done> set_notional_rate(const access::Work& work, const NotionalRate& rate) {
  if (!may_set_rates(work.actor)) throw Refused(Refusal::not_allowed);

  Problems problems;
  if (rate.coach.empty() == rate.grade.empty())
    problems.add("grade", _("Enter a grade or choose a coach, and not both"));
  if (length(rate.grade) > 40) problems.add("grade", _("The grade must be 40 characters or fewer"));
  if (!rate.coach.empty()) {
    const auto coach = people::find_coach(work.db, rate.coach);
    if (!coach || coach->kind != people::CoachKind::internal)
      problems.add("coach", _("Choose one of the internal coaches"));
  }
  if (rate.per_hour <= Money()) problems.add("per_hour", _("The rate must be more than £0 an hour"));
  if (problems) return problems;

  store::set_rate(work, rate);

  audit::record(work, "notional_rate_set", rate.coach.empty() ? "grade" : "coach",
                rate.coach.empty() ? rate.grade : rate.coach.str(),
                fmt::format("{} an hour from {}", rate.per_hour.plain(), rate.from_on.iso()));
  return Done();
}

NotionalRates::NotionalRates(db::Connection& db) : db_(db) {
  for (const auto& rate : store::rates(db))
    (rate.coach.empty() ? of_grade_[rate.grade] : of_coach_[rate.coach.str()])[rate.from_on] = rate.per_hour;
}

std::optional<Money> NotionalRates::on(const CoachId& coach, Date day) {
  if (const auto own = of_coach_.find(coach.str()); own != of_coach_.end())
    if (const auto rate = latest(own->second, day)) return rate;
  if (of_grade_.empty()) return std::nullopt;
  for (const auto& post : posts_of(coach)) {  // newest first
    if (post.from_on > day && &post != &posts_of(coach).back()) continue;
    const auto grade = of_grade_.find(post.grade);
    return grade == of_grade_.end() ? std::nullopt : latest(grade->second, day);
  }
  return std::nullopt;
}

const std::vector<people::Post>& NotionalRates::posts_of(const CoachId& coach) {
  const auto [place, added] = posts_.try_emplace(coach.str());
  if (added)
    if (const auto found = people::find_coach(db_, coach)) place->second = people::posts(db_, found->person);
  return place->second;
}

}  // namespace waymark::money
