#include "calendar/calendar.hpp"
#include "calendar/pages/pages.hpp"

namespace waymark::calendar {

std::vector<web::Route> routes() {
  using access::Door;
  using web::Method;
  return {
      {Method::get, "/account/calendar", Door::signed_in(), pages::choices},
      {Method::post, "/account/calendar/titles", Door::signed_in(), pages::titles},
      {Method::post, "/account/calendar/link", Door::signed_in(), pages::make_link},
      {Method::post, "/account/calendar/link/revoke", Door::signed_in(), pages::revoke_link},
  };
}

}  // namespace waymark::calendar
