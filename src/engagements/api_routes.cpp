#include "engagements/api.hpp"

namespace waymark::engagements {

std::vector<web::Route> api_routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  // Partners and those who track see the same things by different permissions: the policy judges, and what it hides
  // does not exist.
  const auto see = Door::signed_in();
  const std::string one = "/api/v1/engagements/{id}", session = one + "/sessions/{session}";
  return {
      {Method::get, "/api/v1/engagements", see, api::list},
      {Method::get, "/api/v1/attention", Door::may(Permission::track_engagements), api::attention},
      {Method::get, "/api/v1/tasks", see, api::tasks},
      {Method::get, "/api/v1/direct-reports", Door::may(Permission::see_reports_progress), api::direct_reports},
      {Method::get, one, see, api::engagement},
      {Method::get, one + "/events", see, api::events},
      {Method::get, one + "/reasons", see, api::reasons},
      {Method::get, one + "/sessions", see, api::sessions},
      {Method::post, one + "/sessions", see, api::arrange},
      {Method::post, one + "/sessions/log", see, api::log},
      {Method::get, session, see, api::session},
      {Method::post, session + "/rearrange", see, api::rearrange},
      {Method::post, session + "/cancel", see, api::cancel},
      {Method::post, session + "/complete", see, api::complete},
      {Method::post, session + "/not-attended", see, api::not_attended},
      {Method::post, session + "/undo", see, api::undo},
  };
}

}  // namespace waymark::engagements
