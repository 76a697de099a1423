#include <doctest/doctest.h>

#include "accounts/codes.hpp"
#include "accounts/store.hpp"
#include "tests/support/accounts_house.hpp"
#include "tests/support/browser.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using namespace std::chrono_literals;

namespace {

web::Response a_home(web::Visit& visit) {
  return web::page(visit, {.title = "Home of " + visit.work.actor.name, .body = {}});
}

// This room's pages and a home page, before a browser.
struct Service {
  explicit Service(Settings settings = {}) : house(fresh_house(std::move(settings))) {
    web::Site site;
    site.clock = &house->clock;
    site.database = &house->database();
    site.doorkeeper = &house->keeper;
    site.base_url = "https://coaching.example";
    auto all = routes();
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

}  // namespace

TEST_CASE("Signing in leads to the page first asked for, and only to one of this site") {
  Service service;
  service.house->account("1002");
  auto one = service.browser();
  one.get("/account?x=1");
  CHECK(one.page.status == 303);
  CHECK(one.location() == "/sign-in?next=%2Faccount%3Fx%3D1");
  one.follow();
  one.post("/sign-in",
           {{"email", House::email("1002")}, {"password", kPassword}, {"next", one.after("name=\"next\" value=\"")}});
  CHECK(one.location() == "/account?x=1");
  one.follow();
  CHECK(one.sees("Éilis O’Hara"));
  for (const char* elsewhere : {"//evil.example", "https://evil.example", "/\\evil.example", "/a b", "/é"}) {
    auto other = service.browser();
    other.get("/sign-in");
    other.post("/sign-in", {{"email", House::email("1002")}, {"password", kPassword}, {"next", elsewhere}});
    CHECK(other.location() == "/home");
  }
}

TEST_CASE("The page answers alike for a wrong password and for an address nobody has, and sends no password back") {
  Service service;
  service.house->account("1002");
  auto one = service.browser();
  one.get("/sign-in");
  one.post("/sign-in", {{"email", House::email("1002")}, {"password", "wrong kettle otter"}});
  CHECK(one.page.status == 422);
  CHECK(one.sees("The email address or the password is not right"));
  CHECK_FALSE(one.sees("wrong kettle otter"));
  auto known = one.page.body;
  one.post("/sign-in", {{"email", "p9999@ministry.example"}, {"password", "wrong kettle otter"}});
  auto unknown = one.page.body;
  const auto address = unknown.find("p9999");
  REQUIRE(address != std::string::npos);
  unknown.replace(address, 5, "p1002");
  CHECK(known == unknown);
  CHECK_FALSE(one.cookies.contains("waymark"));
}

TEST_CASE("Too many tries are answered 429 with the time to wait") {
  Service service;
  auto one = service.browser();
  one.get("/sign-in");
  for (int tries = 0; tries < 6; ++tries) one.post("/sign-in", {{"email", "a@b.example"}, {"password", "wrong"}});
  CHECK(one.page.status == 429);
  CHECK(one.header("Retry-After") == "1");
  CHECK(one.sees("wait 1 second,"));
}

TEST_CASE("A form without the anti-forgery token is refused, also a visitor's") {
  Service service;
  service.house->account("1002");
  auto one = service.browser();
  one.post("/sign-in", {{"email", House::email("1002")}, {"password", kPassword}});
  CHECK(one.page.status == 403);
  one.get("/sign-in");
  one.post("/sign-in", {{"email", House::email("1002")}, {"password", kPassword}});
  CHECK(one.page.status == 303);
}

TEST_CASE("Signing out ends the session and clears what the browser kept") {
  Service service;
  auto one = service.signed_in("1002");
  const auto cookie = one.cookies["waymark"];
  CHECK(one.follow().body.find("Home of Éilis O’Hara") != std::string::npos);
  one.post("/sign-out");
  CHECK(one.page.status == 303);
  CHECK(one.header("Clear-Site-Data").find("cache") != std::string::npos);
  CHECK_FALSE(one.cookies.contains("waymark"));
  CHECK(one.cookies.contains("waymark-device"));
  CHECK_FALSE(service.house->is_signed_in(cookie));
  one.get("/home");
  CHECK(one.page.status == 303);
}

TEST_CASE("An invitation is shown to the inviter once, opens the account and signs in") {
  Service service;
  auto manager = service.signed_in("1001", {"programme_manager@organisation:MIN"});
  manager.get("/invite?search=hara");
  CHECK(manager.sees("1 person without an account"));
  manager.post("/invite", {{"person", service.house->person("1002").str()}});
  CHECK(manager.page.status == 200);
  const auto path = "/invitation?token=" + manager.after("https://coaching.example/invitation?token=");
  CHECK(path.size() == 18 + 52);
  manager.get("/invite?search=hara");
  CHECK(manager.sees("Link is out"));

  auto coachee = service.browser();
  CHECK(coachee.get(path).status == 200);
  CHECK(coachee.get(path).status == 200);
  CHECK(coachee.sees("p1002@ministry.example"));
  const auto token = coachee.after("name=\"token\" value=\"");
  coachee.post("/invitation", {{"token", token}, {"password", "tooshort"}});
  CHECK(coachee.page.status == 422);
  CHECK(coachee.sees("at least 12 characters"));
  coachee.post("/invitation", {{"token", token}, {"password", "another marigold tea"}});
  CHECK(coachee.location() == "/home");
  coachee.follow();
  CHECK(coachee.sees("Home of Éilis O’Hara"));

  auto late = service.browser();
  CHECK(late.get(path).status == 410);
  CHECK(late.sees("This link no longer works"));
}

TEST_CASE("A whole filtered list is invited at once") {
  Service service;
  auto head = service.signed_in("1001", {"system_administrator@service"});
  head.get("/invite?only=coach");
  CHECK(head.sees("Invite all 2 of this list"));
  head.post("/invite", {{"only", "coach"}, {"everyone", "yes"}});
  CHECK(head.sees("Siân Rahman"));
  CHECK(head.sees("Zofia Łukasik"));
  CHECK_FALSE(head.sees("Amal Bhatt"));
  CHECK(service.house->count("invitation") == 2);
  head.post("/invite", {{"only", "coach"}});
  CHECK(head.page.status == 422);
  CHECK(head.sees("Tick at least one person"));
}

TEST_CASE("The first administrator's page is not there without the console's token") {
  Service service;
  auto one = service.browser();
  CHECK(one.get("/first-administrator").status == 404);
  CHECK(one.get("/first-administrator?token=" + random_secret()).status == 404);
  const auto path = first_administrator_link(service.house->database(), service.house->clock).value();
  CHECK(one.get(path).status == 200);
  one.post("/first-administrator", {{"token", token_of(path)}, {"password", kPassword}});
  CHECK(one.page.status == 422);
  CHECK(one.sees("Enter your first name"));
  one.post("/first-administrator", {{"token", token_of(path)},
                                    {"first_name", "Maud"},
                                    {"last_name", "Okafor"},
                                    {"email", "maud@ministry.example"},
                                    {"password", kPassword}});
  CHECK(one.location() == "/home");
  one.get("/admin/accounts");
  CHECK(one.sees("Maud Okafor"));
  CHECK(one.get(path).status == 404);
}

TEST_CASE("Codes are set up from the account's page and asked for at the next sign-in") {
  Service service;
  auto one = service.signed_in("1002");
  one.get("/account/codes");
  one.post("/account/codes", {{"current_password", "not my password"}});
  CHECK(one.page.status == 422);
  one.post("/account/codes", {{"current_password", kPassword}});
  CHECK(one.location() == "/account/codes");
  one.follow();
  CHECK(one.sees("<svg"));
  const auto account = service.house->account("1002");
  const auto secret = service.house->read<std::string>(
      [&](db::Connection& db) { return store::candidate(db, account)->code_secret; });
  CHECK(one.sees(base32(secret)));
  one.post("/account/codes/confirm", {{"code", "12"}});
  CHECK(one.page.status == 422);
  const auto before = one.cookies["waymark"];
  one.post("/account/codes/confirm", {{"code", code_at(secret, service.house->clock.now())}});
  CHECK(one.page.status == 200);
  CHECK(one.sees("Your recovery codes"));
  const auto recovery = one.after("<span class=\"waymark-secret\">");
  CHECK(recovery.size() == 19);
  CHECK(one.cookies["waymark"] != before);
  CHECK_FALSE(service.house->is_signed_in(before));
  one.post("/sign-out");
  CHECK(one.page.status == 303);

  service.house->clock.advance(30s);
  one.get("/sign-in");
  one.post("/sign-in", {{"email", House::email("1002")}, {"password", kPassword}, {"next", "/account"}});
  CHECK(one.location() == "/sign-in/code?next=%2Faccount");
  CHECK_FALSE(one.cookies.contains("waymark"));
  one.follow();
  one.post("/sign-in/code", {{"code", "000"}, {"next", "/account"}});
  CHECK(one.page.status == 422);
  one.post("/sign-in/code", {{"code", recovery}, {"next", "/account"}});
  CHECK(one.location() == "/account");
  CHECK_FALSE(one.cookies.contains("waymark-ticket"));
  one.get("/account/codes");
  CHECK(one.sees("You have 9 unused recovery codes"));
  one.post("/account/codes/recovery", {{"current_password", kPassword}});
  CHECK(one.sees("Your recovery codes"));
  one.post("/account/codes/stop", {{"code", code_at(secret, service.house->clock.now())}});
  CHECK(one.location() == "/account/codes");
  one.follow();
  CHECK(one.sees("Set up codes"));
}

TEST_CASE("Without the first step there is no page for the second") {
  Service service;
  auto one = service.browser();
  one.get("/sign-in/code");
  CHECK(one.location() == "/sign-in?next=%2Fhome");
  one.get("/sign-in");
  one.post("/sign-in/code", {{"code", "123456"}});
  CHECK(one.page.status == 303);
}

TEST_CASE("A person changes their password, ends other sessions and makes a token on their account's page") {
  Service service;
  auto here = service.signed_in("1002");
  auto there = service.signed_in("1002");
  here.get("/account");
  CHECK(here.sees("Sign out everywhere else"));
  here.post("/account/sessions/end", {{"session", here.after("name=\"session\" value=\"")}});
  CHECK(here.page.status == 303);
  CHECK(there.get("/home").status == 303);

  here.get("/account");
  here.post("/account/tokens", {{"name", ""}});
  CHECK(here.page.status == 422);
  here.post("/account/tokens", {{"name", "my sheet"}});
  const auto token = here.after("<span class=\"waymark-secret\">");
  CHECK(token.starts_with("waymark_"));
  here.get("/account");
  CHECK(here.sees("my sheet"));
  CHECK_FALSE(here.sees(token));
  here.post("/account/tokens/revoke", {{"token", here.after("name=\"token\" value=\"")}});
  CHECK(here.page.status == 303);

  here.get("/account/password");
  here.post("/account/password", {{"current_password", kPassword}, {"password", "another marigold tea"}});
  CHECK(here.location() == "/account");
  here.follow();
  CHECK(here.sees("Your password is changed"));
}

TEST_CASE("An administrator finds an account, gives and ends a role, and makes a link without seeing a password") {
  Service service;
  auto head = service.signed_in("1001", {"system_administrator@service"});
  const auto path = service.path_of("1002");
  head.get("/admin/accounts?search=o%27hara");
  CHECK(head.sees(path));
  CHECK(head.sees("1 account<"));
  head.get(path);
  head.post(path + "/roles", {{"role", "agency_lead@organisation"}, {"place", "NOWHERE"}});
  CHECK(head.page.status == 422);
  CHECK(head.sees("There is no organisation “NOWHERE”"));
  head.post(path + "/roles", {{"role", "agency_lead@organisation"}, {"place", " COURTS "}});
  CHECK(head.location() == path);
  head.follow();
  CHECK(head.sees("Courts Service"));
  head.post(path + "/roles/" + head.after(path + "/roles/").substr(0, 26) + "/end");
  CHECK(head.page.status == 303);
  head.get(path);
  CHECK(head.sees("No role has been granted"));

  head.post(path + "/new-password");
  CHECK(head.page.status == 200);
  CHECK(head.sees("https://coaching.example/new-password?token="));
  auto person = service.browser("198.51.100.4");
  const auto link = "/new-password?token=" + head.after("https://coaching.example/new-password?token=");
  person.get(link);
  person.post("/new-password", {{"token", token_of(link)}, {"password", "another marigold tea"}});
  CHECK(person.location() == "/home");

  head.get(path);
  head.post(path + "/sign-out");
  CHECK(head.page.status == 303);
  CHECK(person.get("/home").status == 303);
  head.get(path);
  head.post(path + "/disable");
  head.get("/admin/accounts?state=disabled&format=csv");
  CHECK(head.page.content_type.starts_with("text/csv"));
  CHECK(head.sees("Éilis O’Hara,p1002@ministry.example,,Disabled,no,"));
  head.get(path);
  head.post(path + "/enable");
  CHECK(head.page.status == 303);
  head.post(service.path_of("1001") + "/disable");
  CHECK(head.page.status == 422);
  CHECK(head.sees("You cannot disable your own account"));
}

TEST_CASE("Whoever does not keep accounts finds no page about them") {
  Service service;
  auto lead = service.signed_in("1002", {"agency_lead@organisation:COURTS"});
  for (const std::string& path : {std::string("/admin/accounts"), service.path_of("1001"), std::string("/invite")})
    CHECK(lead.get(path).status == 404);
  CHECK(lead.get("/account").status == 200);
  lead.post(service.path_of("1001") + "/disable");
  CHECK(lead.page.status == 404);
}
