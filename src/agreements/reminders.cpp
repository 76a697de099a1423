#include <algorithm>
#include <array>

#include "agreements/agreements.hpp"
#include "agreements/store.hpp"

namespace waymark::agreements {
namespace {

/// How many days after it was asked for a signature is spoken of.
constexpr std::array<int, 3> kDaysAfter{3, 7, 14};

/// Whether one of those days is after `done` and not after today.
bool is_to_be_reminded(Date asked, Date done, Date today) {
  return std::any_of(kDaysAfter.begin(), kDaysAfter.end(), [&](int days) {
    const auto day = asked.plus(days);
    return day > done && day <= today;
  });
}

void remind(const access::Work& work, Date done) {
  // After a long time in which nothing ran, only what fell due in the last week is spoken of.
  const auto from = std::max(done, work.today.plus(-7));
  const auto first = start_of_day(from.plus(1 - kDaysAfter.back()));
  const auto until = start_of_day(work.today.plus(1 - kDaysAfter.front()));
  const auto tell = [&](const std::vector<store::Waiting>& all, const char* kind,
                        std::string (*path)(const EngagementId&)) {
    for (const auto& one : all)
      if (is_to_be_reminded(one.since, from, work.today))
        jobs::tell(work, one.person, kind, "agreement", one.version.str(), work.now, path(one.engagement));
  };
  tell(store::to_sign(work.db, first, until, work.today), "agreement_to_sign", path_of);
  tell(store::aims_to_sign(work.db, first, until, work.today), "agreement_aims_to_sign", aims_path_of);
}

}  // namespace

std::vector<jobs::DailyWork> daily_work() { return {{"agreement_reminders", remind}}; }

}  // namespace waymark::agreements
