#include "concerns/concerns.hpp"
#include "concerns/pages/pages.hpp"

namespace waymark::concerns {

std::vector<web::Route> routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  using web::Runs;
  const auto own = Door::signed_in();
  const auto lead = Door::may(Permission::handle_concerns);
  return {
      {Method::get, "/engagements/{id}/concern", own, pages::raise_form},
      {Method::post, "/engagements/{id}/concern", own, pages::raise},
      {Method::get, "/concerns/mine", own, pages::own_list},
      // Showing one opens it: a line for each piece.
      {Method::get, "/concerns/mine/{id}", own, pages::own_concern, Runs::changing},
      {Method::post, "/concerns/mine/{id}", own, pages::add},
      {Method::get, "/concerns", lead, pages::list},
      {Method::get, "/concerns/{id}", lead, pages::concern, Runs::changing},
      {Method::post, "/concerns/{id}/acknowledge", lead, pages::acknowledge},
      {Method::post, "/concerns/{id}/notes", lead, pages::add_note},
      {Method::get, "/concerns/{id}/close", lead, pages::close_form},
      {Method::post, "/concerns/{id}/close", lead, pages::close},
      {Method::get, "/concerns/{id}/hand-on", lead, pages::hand_on_form},
      {Method::post, "/concerns/{id}/hand-on", lead, pages::hand_on},
      {Method::post, "/concerns/{id}/take-over", lead, pages::take_over},
  };
}

}  // namespace waymark::concerns
