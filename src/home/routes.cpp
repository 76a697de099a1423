#include "home/home.hpp"
#include "home/pages/pages.hpp"

namespace waymark::home {

using access::Door;
using web::Method;

std::vector<web::Route> routes() {
  return {
      {Method::get, "/", Door::anyone(), pages::start},
      {Method::get, "/home", Door::signed_in(), pages::home},
      {Method::get, "/notices", Door::signed_in(), pages::notices},
      {Method::post, "/notices/read", Door::signed_in(), pages::read_all},
      {Method::get, "/accessibility", Door::anyone(), pages::accessibility},
      {Method::get, "/privacy", Door::anyone(), pages::privacy},
      {Method::get, "/health", Door::anyone(), pages::health},
  };
}

}  // namespace waymark::home
