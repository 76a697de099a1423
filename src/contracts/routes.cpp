#include "contracts/contracts.hpp"
#include "contracts/pages/pages.hpp"

namespace waymark::contracts {

std::vector<web::Route> routes() {
  using access::Door;
  using access::Permission;
  using web::Method;
  const auto door = Door::may(Permission::see_contracts);
  return {
      {Method::get, "/contracts", door, pages::list},
      {Method::get, "/contracts/new", door, pages::new_form},
      {Method::post, "/contracts", door, pages::make},
      {Method::get, "/contracts/{id}", door, pages::contract},
      {Method::get, "/contracts/{id}/edit", door, pages::edit_form},
      {Method::post, "/contracts/{id}/edit", door, pages::change},
  };
}

}  // namespace waymark::contracts
