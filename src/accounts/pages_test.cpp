#include <doctest/doctest.h>

#include "tests/support/accounts_service.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;

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

  // Nobody ticked: the filter is still asked for, and each part of it can be taken off alone.
  head.get("/invite?search=an&only=coach");
  CHECK(head.sees("action=\"/invite?search=an&amp;only=coach\""));
  head.post("/invite?search=an&only=coach", {{"search", "an"}, {"only", "coach"}});
  CHECK(head.page.status == 422);
  CHECK(head.sees("href=\"/invite?only=coach\""));
  CHECK(head.sees("href=\"/invite?search=an\""));
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
