#pragma once
#include "engagements/tracking.hpp"

namespace waymark::engagements {

/// Where the parts of a flag's condition stand in a query: e is the engagement (today's row, or that day's as a
/// common table), p its programme, c its contract, co its coach's card.
struct FlagPlaces {
  std::string day, day_end, moment;                      ///< placeholders
  std::string open_engagements = "co.open_engagements";  ///< how many the coach has
};
/// The twin of flags_on() in SQL: whether the engagement carries this flag.
std::string flag_sql(Flag flag, const FlagPlaces& places);

/// The first day each flag of the plan shows, from the counts.
struct PlanFlags {
  std::optional<Date> not_started_from, quiet_from, behind_from;
  bool operator==(const PlanFlags&) const = default;
};
PlanFlags plan_flags(Date starts_on, int planned_sessions, int cadence_days, int completed,
                     std::optional<Date> last_completed_on, const programmes::Thresholds& thresholds);

}  // namespace waymark::engagements
