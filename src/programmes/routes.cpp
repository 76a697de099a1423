#include "programmes/pages/pages.hpp"

namespace waymark::programmes {

std::vector<web::Route> routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  const auto list = Door::may(Permission::see_figures);
  // Who sees which programme depends on several permissions and places: the policy judges, and what it hides does
  // not exist.
  const auto see = Door::signed_in();
  const auto manage = Door::may(Permission::manage_programmes);
  return {
      {Method::get, "/programmes", list, pages::list},
      {Method::get, "/programmes/new", manage, pages::new_form},
      {Method::post, "/programmes/new", manage, pages::make},
      {Method::get, "/programmes/{id}", see, pages::programme},
      {Method::get, "/programmes/{id}/edit", manage, pages::edit_form},
      {Method::post, "/programmes/{id}/edit", manage, pages::change},
      {Method::get, "/programmes/{id}/places", manage, pages::places_form},
      {Method::post, "/programmes/{id}/places", manage, pages::change_places},
      {Method::get, "/programmes/{id}/reasons/{kind}", manage, pages::reasons_form},
      {Method::post, "/programmes/{id}/reasons/{kind}", manage, pages::change_reasons},
  };
}

}  // namespace waymark::programmes
