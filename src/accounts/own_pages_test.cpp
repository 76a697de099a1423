#include "accounts/codes.hpp"

#include <doctest/doctest.h>

#include "accounts/store.hpp"
#include "tests/support/accounts_service.hpp"

using namespace waymark;
using namespace waymark::accounts;
using namespace waymark::test;
using namespace std::chrono_literals;

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
  head.post(path + "/roles/" + head.after(path + "/roles/").substr(0, new_id().size()) + "/end");
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
