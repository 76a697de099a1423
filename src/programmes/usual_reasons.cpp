#include "programmes/usual_reasons.hpp"

#include <array>

namespace waymark::programmes {

std::span<const UsualReason> usual_reasons() {
  using enum ReasonKind;
  static constexpr std::array<UsualReason, 31> all{{
      {cancel, "work_priority", "Work took priority"},
      {cancel, "absence", "Absence"},
      {cancel, "leave", "Planned leave"},
      {cancel, "travel", "Travel or connection"},
      {cancel, "not_needed", "No longer needed"},
      {cancel, "other", "Another reason"},
      {rearrange, "work_priority", "Work took priority"},
      {rearrange, "absence", "Absence"},
      {rearrange, "leave", "Planned leave"},
      {rearrange, "room_or_technology", "Room or technology"},
      {rearrange, "other", "Another reason"},
      {end, "goals_met", "Goals met sooner than planned"},
      {end, "changed_role", "Changed role"},
      {end, "left_organisation", "Left the organisation"},
      {end, "no_time", "No time at present"},
      {end, "not_a_good_fit", "Not a good fit"},
      {end, "coach_unavailable", "Coach no longer available"},
      {end, "funding", "Funding ended"},
      {end, "other", "Another reason"},
      {pause, "leave", "Extended leave"},
      {pause, "work_priority", "Work took priority"},
      {pause, "changing_role", "Changing role"},
      {pause, "other", "Another reason"},
      {change_coach, "coach_unavailable", "Coach no longer available"},
      {change_coach, "not_a_good_fit", "Not a good fit"},
      {change_coach, "other", "Another reason"},
      {decline, "no_time", "No time at present"},
      {decline, "not_a_good_fit", "Not a good fit"},
      {decline, "no_capacity", "Coach has no capacity"},
      {decline, "proposed_in_error", "Proposed in error"},
      {decline, "other", "Another reason"},
  }};
  return all;
}

}  // namespace waymark::programmes
