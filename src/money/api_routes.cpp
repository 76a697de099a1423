#include "money/api.hpp"

namespace waymark::money {

std::vector<web::Route> api_routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  return {
      web::Route(Method::get, "/api/v1/spend", Door::may(Permission::see_spend), api::spend).taking_long(),
      web::Route(Method::get, "/api/v1/spend/breakdown", Door::may(Permission::see_spend), api::breakdown)
          .taking_long(),
      {Method::get, "/api/v1/invoice-lines", Door::may(Permission::see_invoice_lines), api::lines},
      {Method::get, "/api/v1/engagements/{id}/money", Door::may(Permission::see_invoice_lines),
       api::engagement_money},
      {Method::get, "/api/v1/contracts/{id}/money", Door::may(Permission::see_contracts), api::contract_money},
  };
}

}  // namespace waymark::money
