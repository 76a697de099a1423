#include "admin/admin.hpp"
#include "admin/pages/pages.hpp"

namespace waymark::admin {

using access::Door;
using access::Permission;
using web::Method;

std::vector<web::Route> routes() {
  const auto runs = Door::may(Permission::run_service);
  return {
      {Method::get, "/admin/audit", Door::may(Permission::see_audit), pages::audit},
      {Method::get, "/admin/alarms", Door::may(Permission::see_audit), pages::alarms},
      {Method::post, "/admin/alarms/{id}/acknowledge", Door::may(Permission::see_audit), pages::alarm_acknowledge},
      {Method::get, "/admin/jobs", runs, pages::jobs},
      {Method::post, "/admin/jobs/{id}/retry", runs, pages::job_retry},
      {Method::get, "/admin/mail", runs, pages::mail_kinds},
      {Method::get, "/admin/mail/{kind}", runs, pages::mail_words},
      {Method::post, "/admin/mail/{kind}", runs, pages::mail_change},
      {Method::post, "/admin/mail/{kind}/reset", runs, pages::mail_reset},
  };
}

}  // namespace waymark::admin
