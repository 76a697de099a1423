#include "plans/pages/pages.hpp"

namespace waymark::plans {

std::string plan_path(const EngagementId& engagement) { return engagements::path_of(engagement) + "/plan"; }
std::string goal_path(const EngagementId& engagement, const GoalId& id) {
  return plan_path(engagement) + "/" + id.str();
}

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  const auto door = Door::signed_in();
  // Opening what is sealed writes a line: those pages change.
  constexpr auto opens = web::Runs::changing;
  const std::string plan = "/engagements/{id}/plan", goal = plan + "/{goal}";
  return {
      {Method::get, "/plans/shared-with-me", door, pages::shared_with_me, opens},
      {Method::get, plan, door, pages::plan, opens},
      {Method::post, plan, door, pages::add},
      {Method::get, plan + "/new", door, pages::new_form},
      {Method::get, plan + "/print", door, pages::print, opens},
      {Method::get, plan + "/shared", door, pages::shared_in_engagement, opens},
      {Method::get, goal, door, pages::goal, opens},
      {Method::get, goal + "/edit", door, pages::edit_form, opens},
      {Method::post, goal + "/edit", door, pages::edit},
      {Method::post, goal + "/status", door, pages::status},
      {Method::post, goal + "/share", door, pages::share},
      {Method::get, goal + "/delete", door, pages::delete_form, opens},
      {Method::post, goal + "/delete", door, pages::delete_it},
      {Method::post, goal + "/levels", door, pages::record_level},
      {Method::post, goal + "/steps", door, pages::add_step},
      {Method::post, goal + "/steps/{step}", door, pages::mark_step},
      {Method::get, goal + "/steps/{step}/edit", door, pages::step_form, opens},
      {Method::post, goal + "/steps/{step}/edit", door, pages::edit_step},
      {Method::post, goal + "/steps/{step}/remove", door, pages::remove_step},
      {Method::post, goal + "/evidence", door, pages::add_evidence},
      {Method::get, goal + "/evidence/{evidence}/remove", door, pages::remove_evidence_form, opens},
      {Method::post, goal + "/evidence/{evidence}/remove", door, pages::remove_evidence},
  };
}

}  // namespace waymark::plans
