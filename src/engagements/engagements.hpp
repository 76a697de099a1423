#pragma once
// Engagements: what they are, what can be done with them, how they are tracked.
#include "engagements/engagement.hpp"
#include "engagements/records.hpp"
#include "engagements/tracking.hpp"
#include "engagements/verbs.hpp"
#include "web/route.hpp"

namespace waymark::engagements {

std::vector<web::Route> routes();

}  // namespace waymark::engagements
