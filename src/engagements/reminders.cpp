#include <algorithm>
#include <array>

#include "engagements/store_calendar.hpp"
#include "engagements/verbs.hpp"

namespace waymark::engagements {
namespace {

/// How many days after it a session that is not logged is spoken of.
constexpr std::array<int, 5> kDaysAfter{1, 3, 7, 14, 28};

/// Whether one of those days is after `since` and not after today.
bool is_to_be_reminded(Date session, Date since, Date today) {
  return std::any_of(kDaysAfter.begin(), kDaysAfter.end(), [&](int days) {
    const auto day = session.plus(days);
    return day > since && day <= today;
  });
}

void tell(const access::Work& work, const store::Reminder& reminder, std::string_view kind) {
  jobs::tell(work, reminder.person, kind, "session", reminder.session.str(), work.now,
             path_of(reminder.engagement, reminder.session));
}

void remind(const access::Work& work, Date since) {
  for (const auto& reminder : store::sessions_on(work.db, work.today.plus(1)))
    tell(work, reminder, "session_tomorrow");
  // After a long time in which nothing ran, only what fell due in the last week is spoken of.
  const auto from = std::max(since, work.today.plus(-7));
  for (const auto& reminder :
       store::sessions_to_log(work.db, from.plus(1 - kDaysAfter.back()), work.today.plus(-kDaysAfter.front())))
    if (is_to_be_reminded(reminder.day, from, work.today)) tell(work, reminder, "session_to_log");
}

}  // namespace

std::vector<jobs::DailyWork> daily_work() { return {{"session_reminders", remind}}; }

}  // namespace waymark::engagements
