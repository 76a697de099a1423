// This room in JSON.
#include "web/api.hpp"
#include "reports/policy.hpp"
#include "reports/reports.hpp"

namespace waymark::reports {
namespace {

std::optional<Date> read_day(web::QueryReader& query) { return query.date("as-of"); }

web::Response answer(const web::Visit& visit, const std::optional<Date>& day) {
  return web::json("{\"items\":" + engagements_report(visit.work, day, "json") + "}");
}

web::Response api_engagements(web::Visit& visit) {
  if (!may_see_everything(visit.work)) throw Refused(Refusal::not_found);
  return web::with_query<std::optional<Date>>(visit, read_day, answer);
}

}  // namespace

std::vector<web::Route> api_routes() {
  return {web::Route(web::Method::get, "/api/v1/reports/engagements",
                     access::Door::may(access::Permission::see_invoice_lines), api_engagements)
              .taking_long()};
}

}  // namespace waymark::reports
