#include "plans/plans.hpp"
#include "plans/store.hpp"

namespace waymark::plans {
namespace {

constexpr int kDaysBefore = 1, kDaysAfter = 3;

void tell(const access::Work& work, const std::vector<store::DueGoal>& due, std::string_view kind) {
  for (const auto& each : due)
    jobs::tell(work, each.whose, kind, "goal", each.goal.str(), work.now, goal_path(each.engagement, each.goal));
}

void remind(const access::Work& work, Date since) {
  const auto tomorrow = work.today.plus(kDaysBefore);
  tell(work, store::due_between(work.db, tomorrow, tomorrow), "step_due");
  // After a long time in which nothing ran, only what fell due in the last week is spoken of.
  const auto from = std::max(since, work.today.plus(-7));
  tell(work, store::due_between(work.db, from.plus(1 - kDaysAfter), work.today.plus(-kDaysAfter)), "step_overdue");
}

}  // namespace

std::vector<jobs::DailyWork> daily_work() { return {{"step_reminders", remind}}; }

}  // namespace waymark::plans
