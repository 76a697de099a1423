#include "people/pages/pages.hpp"

namespace waymark::people {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  // Which of these somebody sees depends on several permissions and places: the policy judges, and what it hides
  // does not exist.
  const auto see = Door::signed_in();
  const auto manage = Door::may(access::Permission::manage_people);
  return {
      {Method::get, "/people", see, pages::people},
      {Method::get, "/people/{id}", see, pages::person},
      {Method::get, "/people/{id}/post", manage, pages::post_form},
      {Method::post, "/people/{id}/post", manage, pages::post},
      {Method::get, "/people/{id}/leaving", manage, pages::leaving_form},
      {Method::get, "/people/{id}/leaving/confirm", manage, pages::leaving_confirm},
      {Method::post, "/people/{id}/leaving", manage, pages::leaving},
      {Method::post, "/people/{id}/leaving/withdraw", manage, pages::leaving_withdrawn},
      {Method::post, "/people/{id}/leave", manage, pages::leave},
      {Method::get, "/organisations", see, pages::organisations},
      {Method::get, "/organisations/{id}", see, pages::organisation},
      {Method::get, "/suppliers", see, pages::suppliers},
      {Method::get, "/suppliers/{id}", see, pages::supplier},
      {Method::get, "/suppliers/{id}/edit", manage, pages::supplier_form},
      {Method::post, "/suppliers/{id}/edit", manage, pages::supplier_change},
      {Method::get, "/coaches", see, pages::coaches},
      {Method::get, "/coaches/{id}", see, pages::coach},
      {Method::get, "/coaches/{id}/edit", manage, pages::coach_form},
      {Method::post, "/coaches/{id}/edit", manage, pages::coach_change},
  };
}

}  // namespace waymark::people
