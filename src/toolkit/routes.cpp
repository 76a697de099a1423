#include "toolkit/pages/pages.hpp"

namespace waymark::toolkit {

std::vector<web::Route> routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  using web::Route;
  // A form with a file of the largest size in it.
  constexpr std::size_t kLargestForm = kLargestFile + 256 * 1024;
  // Coachees come to see what they were handed: the policy judges each tool, and what it hides does not exist.
  const auto in = Door::signed_in();
  const auto offer = Door::may(Permission::offer_tools), review = Door::may(Permission::review_tools);
  // Opening what is sealed writes a line, and so does opening a tool: those pages change.
  constexpr auto opens = web::Runs::changing;
  const std::string tool = "/tools/{id}", handed = "/engagements/{id}/tools", one = handed + "/{handed}";
  return {
      {Method::get, "/tools", in, pages::library},
      Route(Method::post, "/tools", offer, pages::add).with_body_up_to(kLargestForm),
      {Method::get, "/tools/new", offer, pages::new_form},
      {Method::get, "/tools/usage", offer, pages::usage},
      {Method::get, tool, in, pages::tool},
      Route(Method::get, tool + "/file", in, pages::file).taking_long(),
      {Method::get, tool + "/edit", offer, pages::edit_form},
      Route(Method::post, tool + "/edit", offer, pages::edit).with_body_up_to(kLargestForm),
      {Method::post, tool + "/submit", offer, pages::submit},
      {Method::get, tool + "/review", review, pages::review_form},
      {Method::post, tool + "/review", review, pages::review},
      {Method::get, tool + "/withdraw", offer, pages::withdraw_form},
      {Method::post, tool + "/withdraw", offer, pages::withdraw},
      {Method::post, tool + "/at-start", offer, pages::at_start},
      {Method::get, handed, in, pages::handed_list},
      {Method::post, handed, in, pages::hand},
      {Method::get, handed + "/new", in, pages::hand_form},
      {Method::get, one, in, pages::handed, opens},
      {Method::get, one + "/open", in, pages::open, opens},
      {Method::post, one + "/done", in, pages::done},
  };
}

}  // namespace waymark::toolkit
