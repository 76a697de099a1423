#pragma once
// Engagements: what they are, what can be done with them, how they are tracked.
#include "engagements/engagement.hpp"
#include "engagements/partnership.hpp"
#include "engagements/records.hpp"
#include "engagements/tracking.hpp"
#include "engagements/verbs.hpp"
#include "web/route.hpp"

namespace waymark::engagements {

/// Whether a person is, or was, a coachee of some engagement: one indexed look, for those who recognise people.
bool has_been_coached(db::Connection& db, const PersonId& person);

/// What the engagements are called in which a person is, or was, a coachee or the coach: "Ana Silva with Ben Cole",
/// by their ids. One query.
std::map<std::string, std::string> names_of_own(db::Connection& db, const PersonId& person);

std::vector<web::Route> routes();
/// The same in JSON, under /api/v1/.
std::vector<web::Route> api_routes();

}  // namespace waymark::engagements
