#pragma once
#include <span>
#include <string>

#include "access/access.hpp"

namespace waymark::jobs {

/// What a room does once a day, in the morning: reminders. `since` is the last day it was done (yesterday, the first
/// time), so that a day on which nothing ran is caught up with. It is one change: all of it, once, or nothing.
struct DailyWork {
  std::string name;
  void (*run)(const access::Work&, Date since);
};

/// Does what has not been done today, from kMorning on in London; how many were done. Of several processes one does
/// each. What fails is noted and tried again as news is.
int do_daily(db::Database& database, const Clock& clock, std::span<const DailyWork> works);

}  // namespace waymark::jobs
