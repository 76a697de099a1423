// Who may ask the API, and what a client that errs is told.
#include <doctest/doctest.h>

#include "accounts/accounts.hpp"
#include "people/people.hpp"
#include "tests/api/client.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

web::Request bearing(const std::string& target, const std::string& token) {
  web::Request request;
  request.target = target;
  if (!token.empty()) request.headers.add("authorization", "Bearer " + token);
  return request;
}

int status_of(ApiHouse& api, const std::string& token) { return api.ask(bearing("/tasks", token)).status; }

/// A change by the program at this moment.
void change(ApiHouse& api, const std::function<void(const access::Work&)>& deed) {
  api.house().database().change_now([&](db::Connection& db) {
    deed({db, app::House::program(), api.house().clock().now(), api.house().clock().today()});
  });
}

}  // namespace

TEST_CASE("Without a good token the API answers 401 with problem details, and asks for one") {
  ApiHouse api;
  const auto token = api.house().api_token_of(kCoach);
  CHECK(status_of(api, token) == 200);
  for (const auto& wrong : {std::string(), std::string("x"), random_secret(), token + "x", token.substr(1)}) {
    const auto refused = api.ask(bearing("/tasks", wrong));
    CHECK(refused.status == 401);
    CHECK(refused.headers.at("www-authenticate") == "Bearer");
    CHECK(refused.body.at("status") == 401);
    CHECK(departures("get", "/api/v1/tasks", 401, refused.body.dump()).empty());
  }
}

TEST_CASE("A browser's session does not open the API, so that no other site can use it") {
  ApiHouse api;
  CHECK(api.house().get(kManager, "/engagements").status == 200);
  CHECK(api.house().get(kManager, "/api/v1/tasks").status == 401);
}

TEST_CASE("A token is dead at once when it is revoked, has expired, or its account or person is gone") {
  ApiHouse api;
  const auto token = api.house().api_token_of(kCoach);
  const auto account = [&](const access::Work& work) {
    return accounts::account_with_email(work.db, kCoach).value();
  };
  std::string another;
  change(api,
         [&](const access::Work& work) { another = *accounts::make_token(work, {}, account(work).id, "other"); });
  CHECK(status_of(api, another) == 200);
  api.house().database().change_now([&](db::Connection& db) {
    const access::Work program{db, app::House::program(), api.house().clock().now(), api.house().clock().today()};
    auto actor = access::Actor();
    actor.account = account(program).id;
    actor.person = account(program).person;
    for (const auto& line : accounts::tokens_of(db, actor.account, program.now))
      if (line.name == "other") accounts::revoke_token({db, actor, program.now, program.today}, line.hash);
  });
  CHECK(status_of(api, another) == 401);
  CHECK(status_of(api, token) == 200);

  api.house().clock().advance(std::chrono::hours(24 * 91));
  CHECK(status_of(api, token) == 401);
  api.house().clock().advance(-std::chrono::hours(24 * 91));
  change(api, [&](const access::Work& work) { people::record_leaving(work, account(work).person, work.today); });
  CHECK(status_of(api, token) == 401);
  change(api, [&](const access::Work& work) {
    people::withdraw_leaving(work, account(work).person);
    accounts::disable(work, account(work).id);
  });
  CHECK(status_of(api, token) == 401);
}

TEST_CASE("What a client does wrong is said as problem details") {
  ApiHouse api;
  const auto is = [](const Reply& reply, int status) {
    return reply.status == status && reply.body.at("status") == status;
  };
  CHECK(is(api.get(kManager, "/no-such-thing"), 404));
  CHECK(is(api.ask(kManager, web::Method::post, "/tasks", "{}"), 405));
  CHECK(api.ask(kManager, web::Method::del, "/tasks", "").headers.at("allow") == "GET, HEAD");
  const auto sessions = api.engagement("E-005") + "/sessions";
  CHECK(is(api.ask(kCoach, web::Method::post, sessions, "{"), 400));
  CHECK(is(api.ask(kCoach, web::Method::post, sessions, R"({"minutes":60,"minutes":90})"), 400));
  CHECK(is(api.ask(kCoach, web::Method::post, sessions, "{\"x\":\"" + std::string(64 * 1024, 'x') + "\"}"), 413));
  auto form = bearing(sessions, api.house().api_token_of(kCoach));
  form.method = web::Method::post;
  form.headers.add("content-type", "application/x-www-form-urlencoded");
  form.body = "minutes=60";
  CHECK(is(api.ask(form), 415));
  for (const int status : {400, 408, 413, 431, 503}) {
    const auto refused = api.house().refused(status, "/api/v1/tasks");
    CHECK(refused.content_type.starts_with("application/problem+json"));
    CHECK(Json::parse(refused.body).at("status") == status);
    CHECK(api.house().refused(status, "/tasks").content_type.starts_with("text/html"));
  }
  const auto misspelt = api.get(kManager, "/engagements?state=actve&pages=2");
  CHECK(misspelt.status == 422);
  CHECK(!misspelt.problem_at("state").empty());
  CHECK(!misspelt.problem_at("pages").empty());
}

TEST_CASE("The OpenAPI document is for anyone, and fetched again only when it has changed") {
  ApiHouse api;
  const auto first = api.ask(bearing("/openapi.json", ""));
  CHECK(first.status == 200);
  CHECK(first.body == api_document());
  CHECK(first.headers.at("cache-control").find("public") != std::string::npos);
  auto again = bearing("/openapi.json", "");
  again.headers.add("if-none-match", first.headers.at("etag"));
  const auto second = api.ask(again);
  CHECK(second.status == 304);
  CHECK(second.body.is_null());
}
