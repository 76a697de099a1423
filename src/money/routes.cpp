#include "money/money.hpp"
#include "money/pages/pages.hpp"

namespace waymark::money {

using access::Door;
using access::Permission;
using web::Method;

std::vector<web::Route> routes() {
  return {
      web::Route(Method::get, "/spend", Door::may(Permission::see_spend), pages::answer).taking_long(),
      web::Route(Method::get, "/spend/lines", Door::may(Permission::see_invoice_lines), pages::beneath).taking_long(),
      {Method::get, "/engagements/{id}/money", Door::may(Permission::see_invoice_lines), pages::of_engagement},
      {Method::get, "/invoices", Door::may(Permission::see_invoice_lines), pages::beneath},
      {Method::get, "/invoices/{id}", Door::may(Permission::see_invoice_lines), pages::invoice},
      {Method::get, "/invoices/new", Door::may(Permission::manage_invoices), pages::new_lines},
      {Method::post, "/invoices/new", Door::may(Permission::manage_invoices), pages::record},
      {Method::post, "/invoices/{id}/paid", Door::may(Permission::manage_invoices), pages::pay},
      {Method::get, "/notional-rates", Door::may(Permission::set_notional_rates), pages::rates},
      {Method::post, "/notional-rates", Door::may(Permission::set_notional_rates), pages::set_rate},
  };
}

}  // namespace waymark::money
