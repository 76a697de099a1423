// The session verbs as JSON. Today is Monday 2 November 2026, nine in the morning.
#include <doctest/doctest.h>

#include "tests/api/client.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

Json plan(const std::string& starts) { return {{"starts", starts}, {"minutes", 60}, {"mode", "video"}}; }

const Json* with_id(const Json& list, const Json& id) {
  for (const auto& one : list.at("items"))
    if (one.at("id") == id) return &one;
  return nullptr;
}

std::string reason(ApiHouse& api, const std::string& engagement, const std::string& kind) {
  return api.get(kCoach, engagement + "/reasons").body.at(kind).at(0).at("code");
}

}  // namespace

TEST_CASE("A session logged by the coach shows for the coachee, and counts") {
  ApiHouse api;
  const auto e = api.engagement("E-005");
  const int before = api.get(kCoachee, e).body.at("sessions_completed");
  const auto logged = api.post(kCoach, e + "/sessions/log", plan("2026-10-31T08:00"));
  REQUIRE(logged.status == 201);
  CHECK(logged.body.at("state") == "completed");
  CHECK(logged.body.at("starts_at") == "2026-10-31T08:00:00+00:00");
  CHECK(departures("post", "/api/v1/engagements/{id}/sessions/log", 201, logged.body.dump()).empty());

  const auto seen = api.get(kCoachee, e + "/sessions");
  const auto* session = with_id(seen.body, logged.body.at("id"));
  REQUIRE(session);
  CHECK(session->at("minutes") == 60);
  CHECK(api.get(kCoachee, e).body.at("sessions_completed") == before + 1);
  CHECK(api.house().get(kCoachee, e).says("31 Oct 2026"));

  CHECK(api.post(kCoachee, e + "/sessions/" + logged.body.at("id").get<std::string>() + "/undo", Json::object())
            .status == 204);
  CHECK(api.get(kCoach, e).body.at("sessions_completed") == before);
}

TEST_CASE("A session is arranged, moved and completed, and its history kept") {
  ApiHouse api;
  const auto e = api.engagement("E-005");
  const auto arranged = api.post(kCoachee, e + "/sessions", plan("2026-11-03T14:00:00Z"));
  REQUIRE(arranged.status == 201);
  const auto session = e + "/sessions/" + arranged.body.at("id").get<std::string>();
  CHECK(arranged.headers.at("location") == "/api/v1" + session);
  CHECK(api.get(kCoach, session).body.at("session") == arranged.body);

  auto moved = plan("2026-11-04T10:30");
  moved["reason"] = reason(api, e, "rearrange");
  const auto after = api.post(kCoach, session + "/rearrange", moved);
  REQUIRE(after.status == 200);
  CHECK(after.body.at("starts_at") == "2026-11-04T10:30:00+00:00");
  const auto detail = api.get(kCoachee, session);
  REQUIRE(detail.body.at("history").size() == 1);
  CHECK(detail.body.at("history")[0].at("from") == "2026-11-03T14:00:00+00:00");
  CHECK(departures("get", "/api/v1/engagements/{id}/sessions/{session}", 200, detail.body.dump()).empty());

  const Json done = {{"minutes", 75}, {"mode", "telephone"}};
  CHECK(api.post(kCoach, session + "/complete", done).problem_at("").find("once it has started") !=
        std::string::npos);
  api.house().clock().set(*LocalTime{Date(2026, 11, 4), 12 * 60}.instant());
  const auto completed = api.post(kCoach, session + "/complete", done);
  REQUIRE(completed.status == 200);
  CHECK(completed.body.at("state") == "completed");
  CHECK(completed.body.at("minutes") == 75);
  CHECK(completed.body.at("may_undo") == true);
  CHECK(api.post(kCoachee, session + "/complete", done).status == 409);
}

TEST_CASE("A session is cancelled for a reason, and recorded as not attended once it has begun") {
  ApiHouse api;
  const auto e = api.engagement("E-005");
  const auto arrange = [&](const char* starts) {
    const auto made = api.post(kCoach, e + "/sessions", plan(starts));
    REQUIRE(made.status == 201);
    return e + "/sessions/" + made.body.at("id").get<std::string>();
  };
  const auto first = arrange("2026-11-03T14:00");
  CHECK(!api.post(kCoachee, first + "/cancel", {{"reason", "no_such_reason"}}).problem_at("reason").empty());
  const auto cancelled = api.post(kCoachee, first + "/cancel", {{"reason", reason(api, e, "cancel")}});
  REQUIRE(cancelled.status == 200);
  CHECK(cancelled.body.at("state") == "cancelled");
  CHECK(cancelled.body.at("cancelled_by") == "coachee");
  CHECK(cancelled.body.at("cancel_notice_hours") == 29);

  const auto second = arrange("2026-11-03T14:00");
  CHECK(!api.post(kManager, second + "/cancel", {{"reason", reason(api, e, "cancel")}}).problem_at("side").empty());
  api.house().clock().set(*LocalTime{Date(2026, 11, 3), 15 * 60}.instant());
  const auto missed = api.ask(kCoach, web::Method::post, second + "/not-attended", "");
  REQUIRE(missed.status == 200);
  CHECK(missed.body.at("state") == "did_not_attend");
}

TEST_CASE("What is wrong with a session is said at the member it is about") {
  ApiHouse api;
  const auto e = api.engagement("E-005");
  CHECK(api.post(kCoach, e + "/sessions", plan("2026-10-30T14:00")).problem_at("starts").find("in the future") !=
        std::string::npos);
  CHECK(api.post(kCoach, e + "/sessions/log", plan("2026-11-30T14:00"))
            .problem_at("starts")
            .find("once it has started") != std::string::npos);
  CHECK(api.post(kCoach, e + "/sessions", plan("2027-03-28T01:30")).problem_at("starts").find("clocks go forward") !=
        std::string::npos);
  auto unknown = plan("2026-11-03T14:00");
  unknown["notes"] = "what was said";
  const auto refused = api.post(kCoach, e + "/sessions", unknown);
  CHECK(refused.status == 422);
  CHECK(!refused.problem_at("notes").empty());
  CHECK(departures("post", "/api/v1/engagements/{id}/sessions", 422, refused.body.dump()).empty());
  CHECK(api.post(kCoach, e + "/sessions", Json::object()).body.at("errors").size() == 3);

  REQUIRE(api.post(kCoach, e + "/sessions", plan("2026-11-03T14:00")).status == 201);
  auto overlapping = plan("2026-11-03T14:30");
  CHECK(!api.post(kCoach, e + "/sessions", overlapping).problem_at("overlap_accepted").empty());
  overlapping["overlap_accepted"] = true;
  CHECK(api.post(kCoach, e + "/sessions", overlapping).status == 201);
}

TEST_CASE("Someone else's engagement does not exist, whatever is sent to it") {
  ApiHouse api;
  const auto theirs = api.engagement("E-009");
  const auto nobodys = "/engagements/" + new_id();
  const auto session = "/sessions/" + api.house().one(
                                          "select id from session where engagement_id = (select id from "
                                          "engagement where ref = 'E-009') and number = 1");
  for (const auto& who : {kCoachee, kCoach, kChampion, kLineManager, kFinance}) {
    for (const auto* path : {"", "/events", "/reasons", "/sessions"}) {
      const auto hidden = api.get(who, theirs + path);
      CHECK(hidden.status == 404);
      CHECK(hidden.body == api.get(who, nobodys + path).body);
    }
    CHECK(api.get(who, theirs + session).status == 404);
    CHECK(api.post(who, theirs + "/sessions", plan("2026-11-03T14:00")).status == 404);
    for (const auto* verb : {"/rearrange", "/cancel", "/complete", "/not-attended", "/undo"})
      CHECK(api.post(who, theirs + session + verb, Json::object()).status == 404);
  }
  CHECK(api.get(kCoach, api.engagement("E-005") + session).status == 404);  // not of this engagement
}

TEST_CASE("Who may see an engagement but not log in it is told so") {
  ApiHouse api;
  const auto e = api.engagement("E-005");
  CHECK(api.get(kSupplierAdministrator, e).status == 200);
  CHECK(api.post(kSupplierAdministrator, e + "/sessions", plan("2026-11-03T14:00")).status == 403);
  CHECK(api.get(kSupplierAdministrator, e).body.at("verbs").empty());
  CHECK(!api.get(kCoach, e).body.at("verbs").empty());
}

TEST_CASE("A line manager sees how far a report's engagement is, and no sessions") {
  ApiHouse api;
  const auto reports = api.get(kLineManager, "/direct-reports");
  REQUIRE(reports.status == 200);
  REQUIRE(!reports.body.at("items").empty());
  CHECK(reports.body.at("items")[0].contains("sessions_completed"));
  CHECK(!reports.body.at("items")[0].contains("sessions_cancelled"));
  const auto report = api.house().one("select engagement_id from engagement_coachee where person_id = '" +
                                      reports.body.at("items")[0].at("person_id").get<std::string>() + "'");
  CHECK(api.get(kLineManager, "/engagements/" + report).status == 404);
  CHECK(api.get(kLineManager, "/engagements/" + report + "/sessions").status == 404);
}
