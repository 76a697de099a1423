#include "engagements/pages/pages.hpp"

namespace waymark::engagements {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  // Coach, coachee, supplier's administrator, agency lead and programme manager come through the same door: the
  // policy judges each engagement, and what it hides does not exist.
  const auto in = Door::signed_in();
  const auto manage = Door::may(access::Permission::manage_engagements);
  return {
      {Method::get, "/engagements", in, pages::tracking},
      {Method::get, "/engagements/reports", in, pages::reports},
      {Method::get, "/engagements/new", manage, pages::propose_form},
      {Method::post, "/engagements/new", manage, pages::propose},
      {Method::get, "/engagements/{id}", in, pages::engagement},
      {Method::post, "/engagements/{id}/ask", manage, pages::ask},
      {Method::post, "/engagements/{id}/accept", in, pages::accept},
      {Method::get, "/engagements/{id}/decline", in, pages::decline_form},
      {Method::post, "/engagements/{id}/decline", in, pages::decline},
      {Method::get, "/engagements/{id}/pause", in, pages::pause_form},
      {Method::post, "/engagements/{id}/pause", in, pages::pause},
      {Method::post, "/engagements/{id}/resume", in, pages::resume},
      {Method::get, "/engagements/{id}/extend", manage, pages::extend_form},
      {Method::post, "/engagements/{id}/extend", manage, pages::extend},
      {Method::get, "/engagements/{id}/change-coach", manage, pages::change_coach_form},
      {Method::post, "/engagements/{id}/change-coach", manage, pages::change_coach},
      {Method::get, "/engagements/{id}/complete", in, pages::complete_form},
      {Method::post, "/engagements/{id}/complete", in, pages::complete},
      {Method::get, "/engagements/{id}/end", in, pages::end_form},
      {Method::post, "/engagements/{id}/end", in, pages::end},
      {Method::post, "/engagements/{id}/decide", manage, pages::decide},
      {Method::get, "/engagements/{id}/sessions/new", in, pages::arrange_form},
      {Method::post, "/engagements/{id}/sessions/new", in, pages::arrange},
      {Method::get, "/engagements/{id}/sessions/log", in, pages::log_form},
      {Method::post, "/engagements/{id}/sessions/log", in, pages::log},
      {Method::get, "/engagements/{id}/sessions/{session}", in, pages::session},
      {Method::get, "/engagements/{id}/sessions/{session}/rearrange", in, pages::rearrange_form},
      {Method::post, "/engagements/{id}/sessions/{session}/rearrange", in, pages::rearrange},
      {Method::get, "/engagements/{id}/sessions/{session}/complete", in, pages::session_complete_form},
      {Method::post, "/engagements/{id}/sessions/{session}/complete", in, pages::session_complete},
      {Method::get, "/engagements/{id}/sessions/{session}/cancel", in, pages::session_cancel_form},
      {Method::post, "/engagements/{id}/sessions/{session}/cancel", in, pages::session_cancel},
      {Method::get, "/engagements/{id}/sessions/{session}/not-attended", in, pages::not_attended_form},
      {Method::post, "/engagements/{id}/sessions/{session}/not-attended", in, pages::not_attended},
      {Method::post, "/engagements/{id}/sessions/{session}/undo", in, pages::undo},
      // A calendar program has no session and no password: the secret is all it shows.
      {Method::get, "/calendar/{secret}", Door::anyone(), pages::calendar_feed},
  };
}

}  // namespace waymark::engagements
