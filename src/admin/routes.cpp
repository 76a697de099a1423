#include "admin/admin.hpp"
#include "admin/pages/pages.hpp"

namespace waymark::admin {

using access::Door;
using access::Permission;
using web::Method;

std::vector<web::Route> routes() {
  return {
      {Method::get, "/admin/audit", Door::may(Permission::see_audit), pages::audit},
      {Method::get, "/admin/jobs", Door::may(Permission::manage_accounts), pages::jobs},
  };
}

}  // namespace waymark::admin
