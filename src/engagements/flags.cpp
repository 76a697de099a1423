#include "engagements/flags.hpp"

#include "engagements/states.hpp"

namespace waymark::engagements {
namespace {

bool is_of_contract(Flag flag) {
  return flag == Flag::contract_ending || flag == Flag::contract_ended_open || flag == Flag::over_ceiling ||
         flag == Flag::over_ceiling_ordered;
}

bool shows(Flag flag, const Attention& a, Date day) {
  const auto come = [&](const std::optional<Date>& from) { return from && *from <= day; };
  switch (flag) {
    case Flag::not_started: return come(a.not_started_from);
    case Flag::quiet: return come(a.quiet_from);
    case Flag::to_be_logged: return a.to_be_logged;
    case Flag::behind_plan: return come(a.behind_from);
    case Flag::contract_ending:
      return a.contract_ends_on && *a.contract_ends_on >= day && *a.contract_ends_on - day <= a.contract_warning_days;
    case Flag::contract_ended_open: return a.contract_ends_on && *a.contract_ends_on < day;
    case Flag::over_ceiling: return a.over_ceiling;
    case Flag::over_ceiling_ordered: return a.over_ceiling_ordered;
    case Flag::coach_over_capacity: return a.coach_over_capacity;
    case Flag::accreditation_expired: return a.accreditation_expires_on && *a.accreditation_expires_on < day;
  }
  return false;
}

std::string condition(Flag flag, const FlagPlaces& at) {
  switch (flag) {
    case Flag::not_started: return fmt::format("e.not_started_from <= {}", at.day);
    case Flag::quiet: return fmt::format("e.quiet_from <= {}", at.day);
    case Flag::to_be_logged: return fmt::format("e.next_open_until <= {}", at.moment);
    case Flag::behind_plan: return fmt::format("e.behind_from <= {}", at.day);
    case Flag::contract_ending:
      return fmt::format("(c.ends_on >= {0} and c.ends_on - {0} <= p.contract_warning_days)", at.day);
    case Flag::contract_ended_open: return fmt::format("c.ends_on < {}", at.day);
    case Flag::over_ceiling: return "c.invoiced_net > c.ceiling";
    case Flag::over_ceiling_ordered: return "c.ordered_net > c.ceiling";
    case Flag::coach_over_capacity: return at.open_engagements + " > co.capacity";
    case Flag::accreditation_expired: return fmt::format("co.accreditation_expires_on < {}", at.day);
  }
  return "false";
}

}  // namespace

std::vector<Flag> flags_on(const Attention& attention, Date day) {
  std::vector<Flag> flags;
  if (!is_live(attention.state)) return flags;
  for (Flag flag : kFlags)
    if ((attention.state != State::paused || is_of_contract(flag)) && shows(flag, attention, day))
      flags.push_back(flag);
  return flags;
}

std::string flag_sql(Flag flag, const FlagPlaces& at) {
  const auto live = live_sql("e", at.day, at.day_end);
  if (is_of_contract(flag)) return fmt::format("({} and {})", condition(flag, at), live);
  return fmt::format("({} and not {} and {})", condition(flag, at), paused_sql("e", at.day, at.day_end), live);
}

PlanFlags plan_flags(Date starts_on, int planned_sessions, int cadence_days, int completed,
                     std::optional<Date> last_completed_on, const programmes::Thresholds& thresholds) {
  PlanFlags flags;
  if (completed == 0) flags.not_started_from = starts_on.plus(thresholds.not_started_days);
  const Date since = last_completed_on && *last_completed_on > starts_on ? *last_completed_on : starts_on;
  flags.quiet_from = since.plus(thresholds.quiet_days);
  // Behind is completed < planned × elapsed ÷ (planned × cadence) − 1, so elapsed > (completed + 1) × cadence;
  // elapsed grows to planned × cadence at most.
  if (completed + 1 < planned_sessions)
    flags.behind_from = starts_on.plus(std::int64_t{completed + 1} * cadence_days + 1);
  return flags;
}

}  // namespace waymark::engagements
