#include "concerns/concerns.hpp"
#include "concerns/pages/pages.hpp"

namespace waymark::concerns {

std::vector<web::Route> routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  using web::Runs;
  const auto own = Door::signed_in();
  constexpr std::size_t kForm = 512 * 1024;  // so that even a text much too long comes back in its form
  const auto lead = Door::may(Permission::handle_concerns);
  return {
      {Method::get, "/engagements/{id}/concern", own, pages::raise_form},
      web::Route(Method::post, "/engagements/{id}/concern", own, pages::raise).with_body_up_to(kForm),
      {Method::get, "/concerns/mine", own, pages::own_list},
      // Showing one opens it: a line for each piece.
      {Method::get, "/concerns/mine/{id}", own, pages::own_concern, Runs::changing},
      web::Route(Method::post, "/concerns/mine/{id}", own, pages::add).with_body_up_to(kForm),
      {Method::get, "/concerns", lead, pages::list},
      {Method::get, "/concerns/{id}", lead, pages::concern, Runs::changing},
      {Method::post, "/concerns/{id}/acknowledge", lead, pages::acknowledge},
      web::Route(Method::post, "/concerns/{id}/notes", lead, pages::add_note).with_body_up_to(kForm),
      {Method::get, "/concerns/{id}/close", lead, pages::close_form},
      {Method::post, "/concerns/{id}/close", lead, pages::close},
      {Method::get, "/concerns/{id}/hand-on", lead, pages::hand_on_form},
      {Method::post, "/concerns/{id}/hand-on", lead, pages::hand_on},
      {Method::post, "/concerns/{id}/take-over", lead, pages::take_over},
  };
}

}  // namespace waymark::concerns
