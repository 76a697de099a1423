#include "people/api.hpp"

namespace waymark::people {

std::vector<web::Route> api_routes() {
  using access::Door;
  using web::Method;
  // As on the pages: the policy judges, and what it hides does not exist.
  const auto see = Door::signed_in();
  return {
      {Method::get, "/api/v1/people", see, api::people},
      {Method::get, "/api/v1/people/{id}", see, api::person},
      {Method::get, "/api/v1/organisations", see, api::organisations},
      {Method::get, "/api/v1/organisations/{id}", see, api::organisation},
      {Method::get, "/api/v1/suppliers", see, api::suppliers},
      {Method::get, "/api/v1/suppliers/{id}", see, api::supplier},
      {Method::get, "/api/v1/coaches", see, api::coaches},
      {Method::get, "/api/v1/coaches/{id}", see, api::coach},
  };
}

}  // namespace waymark::people
