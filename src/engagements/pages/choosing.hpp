#pragma once
#include "engagements/pages/parts.hpp"

namespace waymark::engagements::pages {

/// The fields that choose a coach (by code or e-mail address) and the contract they work under, and what they say.
Html coach_and_contract(const web::Visit& visit, const Draft& draft);
CoachId read_coach(const web::Visit& visit, Problems& problems);
/// None for an internal coach.
ContractId read_contract(const web::Visit& visit);

}  // namespace waymark::engagements::pages
