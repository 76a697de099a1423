#include "rights/pages/pages.hpp"

namespace waymark::rights {

std::vector<web::Route> routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  using web::Runs;
  const auto keeps = Door::may(Permission::keep_rights);
  const auto manages = Door::may(Permission::manage_programmes);
  return {
      {Method::get, "/rights", keeps, pages::overview},
      {Method::get, "/rights/retention", keeps, pages::retention},
      {Method::get, "/rights/certificates", keeps, pages::certificates},
      {Method::get, "/rights/certificates/{id}", keeps, pages::certificate},
      {Method::get, "/rights/holds", keeps, pages::holds},
      {Method::get, "/rights/holds/new", keeps, pages::hold_form},
      {Method::post, "/rights/holds/new", keeps, pages::lay},
      {Method::get, "/rights/holds/{id}/lift", keeps, pages::lift_form},
      {Method::post, "/rights/holds/{id}/lift", keeps, pages::lift},
      {Method::get, "/rights/subject-access", keeps, pages::subject_access},
      // Packing opens its own transactions: files are written when no change waits for it.
      web::Route(Method::post, "/rights/subject-access", keeps, pages::make_pack, Runs::outside).taking_long(),
      {Method::get, "/rights/erasure", keeps, pages::erasure},
      {Method::post, "/rights/erasure", keeps, pages::find_for_erasure},
      {Method::get, "/rights/erasure/{id}", keeps, pages::erasure_preview},
      {Method::post, "/rights/erasure/{id}", keeps, pages::carry_out_erasure},
      {Method::get, "/account/my-data", Door::signed_in(), pages::my_data},
      web::Route(Method::post, "/account/my-data", Door::signed_in(), pages::make_my_pack, Runs::outside)
          .taking_long(),
      {Method::get, "/programmes/{id}/retention", manages, pages::schedule_form},
      {Method::post, "/programmes/{id}/retention", manages, pages::change_schedule},
  };
}

}  // namespace waymark::rights
