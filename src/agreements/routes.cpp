#include "agreements/pages/pages.hpp"

namespace waymark::agreements {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  // The policy knows who is in the room: to all others there is nothing here.
  const auto in = Door::signed_in();
  const auto manage = Door::may(access::Permission::manage_programmes);
  const auto opening = web::Runs::changing;  // what opens something sealed writes who did
  return {
      {Method::get, "/engagements/{id}/agreement", in, pages::agreement, opening},
      {Method::post, "/engagements/{id}/agreement/sign", in, pages::sign},
      {Method::get, "/engagements/{id}/agreement/draft", in, pages::draft_form, opening},
      {Method::post, "/engagements/{id}/agreement/draft", in, pages::draft},
      {Method::get, "/engagements/{id}/agreement/versions/{version}", in, pages::version, opening},
      {Method::get, "/engagements/{id}/agreement/send-back", in, pages::send_back_form},
      {Method::post, "/engagements/{id}/agreement/send-back", in, pages::send_back},
      {Method::get, "/engagements/{id}/agreement/third-party", in, pages::third_party_form},
      {Method::post, "/engagements/{id}/agreement/third-party", in, pages::third_party},
      {Method::get, "/engagements/{id}/agreement/third-party/withdraw", in, pages::withdraw_form},
      {Method::post, "/engagements/{id}/agreement/third-party/withdraw", in, pages::withdraw},
      {Method::get, "/engagements/{id}/agreement/meeting", in, pages::meeting_form},
      {Method::post, "/engagements/{id}/agreement/meeting", in, pages::meeting},
      {Method::get, "/engagements/{id}/agreement/aims", in, pages::aims, opening},
      {Method::post, "/engagements/{id}/agreement/aims", in, pages::sign_aims},
      {Method::get, "/programmes/{id}/agreement-template", manage, pages::template_form},
      {Method::post, "/programmes/{id}/agreement-template", manage, pages::change_template},
      {Method::get, "/programmes/{id}/agreement-template/reset", manage, pages::reset_form},
      {Method::post, "/programmes/{id}/agreement-template/reset", manage, pages::reset},
  };
}

}  // namespace waymark::agreements
