#pragma once
// This room in JSON: the handlers behind /api/v1/, calling the same use cases as the pages.
#include "engagements/policy.hpp"
#include "web/api.hpp"

namespace waymark::engagements::api {

// Reading (api_lists.cpp, api_engagement.cpp)
web::Response list(web::Visit& visit);
web::Response attention(web::Visit& visit);
web::Response tasks(web::Visit& visit);
web::Response direct_reports(web::Visit& visit);
web::Response engagement(web::Visit& visit);
web::Response events(web::Visit& visit);
web::Response reasons(web::Visit& visit);
web::Response sessions(web::Visit& visit);
web::Response session(web::Visit& visit);

// The session verbs (api_sessions.cpp)
web::Response arrange(web::Visit& visit);
web::Response log(web::Visit& visit);
web::Response rearrange(web::Visit& visit);
web::Response cancel(web::Visit& visit);
web::Response complete(web::Visit& visit);
web::Response not_attended(web::Visit& visit);
web::Response undo(web::Visit& visit);

/// A session as the API tells it, an object.
void write_session(JsonWriter& out, const Session& session, Instant now);

}  // namespace waymark::engagements::api
