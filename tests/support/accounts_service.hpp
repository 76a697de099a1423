#pragma once
// The pages of accounts and a home page, before a browser.
#include "tests/support/accounts_house.hpp"
#include "tests/support/browser.hpp"

namespace waymark::test {

inline web::Response a_home(web::Visit& visit) {
  return web::page(visit, {.title = "Home of " + visit.work.actor.name, .body = {}});
}

struct Service {
  explicit Service(accounts::Settings settings = {}) : house(fresh_house(std::move(settings))) {
    web::Site site;
    site.clock = &house->clock;
    site.database = &house->database();
    site.doorkeeper = &house->keeper;
    site.base_url = "https://coaching.example";
    auto all = accounts::routes();
    all.emplace_back(web::Method::get, "/home", access::Door::signed_in(), a_home);
    router = std::make_unique<web::Router>(std::move(site), std::move(all));
  }
  test::Browser browser(const std::string& address = "192.0.2.1") { return {*router, address}; }
  test::Browser signed_in(const std::string& staff_number, const std::vector<std::string>& roles = {}) {
    house->account(staff_number, roles);
    auto one = browser();
    one.get("/sign-in");
    one.post("/sign-in", {{"email", House::email(staff_number)}, {"password", kPassword}});
    CHECK(one.page.status == 303);
    return one;
  }
  std::string path_of(const std::string& staff_number) {
    return "/admin/accounts/" + house->account(staff_number).str();
  }

  std::unique_ptr<House> house;
  std::unique_ptr<web::Router> router;
};

}  // namespace waymark::test
