#include "imports/imports.hpp"
#include "imports/pages/pages.hpp"

namespace waymark::imports {

using access::Door;
using access::Permission;
using web::Method;
using web::Runs;

std::vector<web::Route> routes() {
  constexpr std::size_t kLargestUpload = 64 * 1024 * 1024;
  return {
      {Method::get, "/imports", Door::may(Permission::import_files), pages::choose},
      web::Route(Method::post, "/imports", Door::may(Permission::import_files), pages::upload)
          .with_body_up_to(kLargestUpload),
      {Method::get, "/imports/{batch}", Door::may(Permission::import_files), pages::preview, Runs::outside},
      {Method::post, "/imports/{batch}", Door::may(Permission::import_files), pages::confirm, Runs::outside},
  };
}

}  // namespace waymark::imports
