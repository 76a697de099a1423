#include <doctest/doctest.h>

#include "tests/support/browser.hpp"
#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

/// Knows everybody by the name in their cookie.
class Doorman final : public web::Doorkeeper {
 public:
  Guest by_cookie(db::Connection&, std::string_view cookie, Instant) const override {
    const auto found = known.find(std::string(cookie));
    if (found == known.end()) return {access::Actor::visitor(), {}, ""};
    return {found->second, {found->first, "a-token"}, ""};
  }
  std::optional<access::Actor> by_token(db::Connection&, std::string_view, Instant) const override {
    return std::nullopt;
  }
  std::map<std::string, access::Actor> known;
};

struct Pages : Scene {
  Pages() : Scene(a_database()), clock(now) {
    doorman.known = {{"manager", manager()},      {"coach", coach_actor("COACH-1")},
                     {"coachee", staff("1002")},  {"line manager", staff("1001")},
                     {"stranger", staff("1004")}, {"supplier", supplier_administrator("FOX")}};
    site.clock = &clock;
    site.database = &database();
    site.doorkeeper = &doorman;
    router = std::make_unique<web::Router>(site, engagements::routes());
  }
  Browser browse(const std::string& who) {
    clock.set(now);
    Browser browser(*router, "192.0.2.1");
    browser.cookies["waymark"] = who;
    return browser;
  }

  StoppedClock clock;
  Doorman doorman;
  web::Site site;
  std::unique_ptr<web::Router> router;
};

std::string path(const EngagementId& id, const std::string& rest = "") { return "/engagements/" + id.str() + rest; }

Browser::Fields when(Date day, const std::string& time, const std::string& minutes = "60") {
  return {{"starts-day", std::to_string(day.day())},
          {"starts-month", std::to_string(day.month())},
          {"starts-year", std::to_string(day.year())},
          {"time", time},
          {"minutes", minutes},
          {"mode", "video"}};
}

}  // namespace

TEST_CASE("A coach logs a session on a page, and the coachee sees it") {
  Pages pages;
  const auto id = pages.agreed();
  auto coach = pages.browse("coach");
  coach.get("/engagements");
  CHECK(coach.sees("My engagements"));
  CHECK(coach.sees("Éilis O’Hara"));
  coach.get(path(id));
  CHECK(coach.sees("0 of 6 sessions"));
  coach.get(path(id, "/sessions/log"));
  CHECK(coach.page.status == 200);
  coach.post(path(id, "/sessions/log"), when(Date(2026, 3, 1), "2:30pm"));
  CHECK(coach.page.status == 303);
  coach.follow();
  CHECK(coach.sees("The session is logged, and the other side is told"));
  CHECK(coach.sees("1 of 6 sessions"));
  auto coachee = pages.browse("coachee");
  coachee.get(path(id));
  CHECK(coachee.sees("1 Mar 2026, 14:30"));
}

TEST_CASE("What was typed is still there when a session's form has problems, and an overlap can be set aside") {
  Pages pages;
  const auto id = pages.agreed();
  pages.arranged(id, {Date(2026, 3, 10), 14 * 60});
  auto coach = pages.browse("coach");
  coach.get(path(id, "/sessions/new"));
  CHECK(coach.sees("value=\"90\""));
  auto fields = when(Date(2026, 3, 29), "1.30am", "abc");
  coach.post(path(id, "/sessions/new"), fields);
  CHECK(coach.page.status == 422);
  CHECK(coach.sees("Error: "));
  CHECK(coach.sees("value=\"abc\""));
  CHECK(coach.sees("value=\"1.30am\""));
  coach.post(path(id, "/sessions/new"), when(Date(2026, 3, 29), "1.30am"));
  CHECK(coach.sees("The clocks go forward that night: there is no 01:30 on 29 March 2026"));
  fields = when(Date(2026, 3, 10), "15:00");
  coach.post(path(id, "/sessions/new"), fields);
  CHECK(coach.sees("This overlaps with another session of this engagement"));
  CHECK(coach.sees("Go on all the same"));
  fields.emplace_back("overlap", "yes");
  coach.post(path(id, "/sessions/new"), fields);
  CHECK(coach.page.status == 303);
}

TEST_CASE("A session is rearranged, cancelled and taken back on its own page") {
  Pages pages;
  const auto id = pages.agreed();
  const auto session = pages.arranged(id, {Date(2026, 3, 10), 14 * 60});
  const auto at = path(id, "/sessions/" + session.str());
  auto coachee = pages.browse("coachee");
  coachee.get(at + "/rearrange");
  CHECK(coachee.sees("value=\"14:00\""));
  coachee.post(at + "/rearrange", when(Date(2026, 3, 11), "9am"));
  CHECK(coachee.sees("Select a reason"));
  auto fields = when(Date(2026, 3, 11), "9am");
  fields.emplace_back("reason", "work_priority");
  coachee.post(at + "/rearrange", fields);
  coachee.get(at);
  CHECK(coachee.sees("When it was moved"));
  CHECK(coachee.sees("Work took priority"));
  CHECK_FALSE(coachee.sees("Nobody came"));

  pages.move_to(Date(2026, 3, 11), 12);
  pages.clock.set(pages.now);
  coachee.get(path(id));
  CHECK(coachee.sees("has to log the session of 11 March 2026 at 9am"));
  coachee.get(at + "/complete");
  coachee.post(at + "/complete", {{"minutes", "60"}, {"mode", "video"}});
  CHECK(coachee.page.status == 303);
  coachee.get(at);
  CHECK(coachee.sees("Take the log back"));
  coachee.post(at + "/undo");
  coachee.get(at);
  CHECK(coachee.sees("To be logged"));
  coachee.get(at + "/not-attended");
  coachee.post(at + "/not-attended");
  CHECK(coachee.page.status == 303);
  coachee.get(at + "/cancel");
  CHECK(coachee.page.status == 409);
}

TEST_CASE("A programme manager proposes on a page, both say yes, and it is followed in the list") {
  Pages pages;
  auto manager = pages.browse("manager");
  manager.get("/engagements/new");
  Browser::Fields form{{"programme", pages.programme.str()},
                       {"coachees", "1002\r\nnobody"},
                       {"coach", "COACH-9"},
                       {"contract", pages.contract("C-FOX").id.str()},
                       {"starts_on-day", "2"},
                       {"starts_on-month", "3"},
                       {"starts_on-year", "2026"},
                       {"ask", "yes"}};
  manager.post("/engagements/new", form);
  CHECK(manager.page.status == 422);
  CHECK(manager.sees("Nobody has the staff number or e-mail address “nobody”"));
  CHECK(manager.sees("No coach has the code or e-mail address “COACH-9”"));
  form[1].second = "1002";
  form[2].second = "sian@fox.example";
  manager.post("/engagements/new", form);
  REQUIRE(manager.page.status == 303);
  const auto at = manager.location();
  for (const char* who : {"coach", "coachee"}) {
    auto partner = pages.browse(who);
    partner.get(at);
    CHECK(partner.sees("Say yes"));
    partner.post(at + "/accept");
    partner.follow();
    CHECK_FALSE(partner.sees("Say yes"));
  }
  manager.get("/engagements?state=active&name=ohara&attention=quiet");
  CHECK(manager.sees("No engagement fits"));
  manager.get("/engagements?state=active&sort=-progress");
  CHECK(manager.sees("1 engagement"));
  CHECK(manager.sees("Active"));
  CHECK(manager.sees("SCS1"));
  manager.get("/engagements?as-of=2026-02-01");
  CHECK(manager.sees("As it stood on 1 February 2026."));
  CHECK(manager.sees("There is no engagement here"));
  manager.get("/engagements?as-of=yesterday");
  CHECK(manager.page.status == 422);
  manager.get("/engagements?format=csv");
  CHECK(manager.page.content_type.starts_with("text/csv"));
  CHECK(manager.sees(
      ",Éilis O’Hara,Senior coaching,COURTS,SCS1,Siân Rahman,external,Foxglove,central,2026-03-02,6,0,,,active,"));
}

TEST_CASE("What narrows a list stands above its filter, each with a link that takes it alone off") {
  Pages pages;
  auto manager = pages.browse("manager");
  manager.get("/engagements?sort=-progress");
  CHECK_FALSE(manager.sees("Selected filters"));
  manager.get("/engagements?state=active&name=o%26hara&mine=yes&sort=-progress&page=2");
  CHECK(manager.sees("Selected filters"));
  CHECK(manager.sees("href=\"/engagements?name=o%26hara&amp;mine=yes&amp;sort=-progress\""));
  CHECK(manager.sees("href=\"/engagements?state=active&amp;mine=yes&amp;sort=-progress\""));
  CHECK(manager.sees("href=\"/engagements?state=active&amp;name=o%26hara&amp;sort=-progress\""));
  // What has no field goes along when the filter is applied.
  CHECK(manager.sees("<input type=\"hidden\" name=\"mine\" value=\"yes\">"));
  manager.get("/engagements?supplier=nobody&state=unheard-of");
  CHECK_FALSE(manager.sees("Selected filters"));
}

TEST_CASE("Pausing, extending, changing coach and ending each ask on a page first") {
  Pages pages;
  const auto id = pages.agreed();
  auto manager = pages.browse("manager");
  const auto does = [&](const std::string& what, const Browser::Fields& fields) {
    manager.get(path(id, what));
    CHECK(manager.page.status == 200);
    manager.post(path(id, what), {});
    CHECK(manager.page.status == 422);
    manager.post(path(id, what), fields);
    CHECK(manager.page.status == 303);
  };
  manager.get("/engagements");
  does("/extend", {{"sessions", "2"}});
  does("/pause", {{"reason", "leave"}});
  manager.post(path(id, "/resume"));
  CHECK(manager.page.status == 303);
  does("/change-coach", {{"coach", "COACH-3"}, {"contract", pages.contract("C-ELM").id.str()}, {"reason", "other"}});
  does("/end", {{"reason", "no_time"}});
  manager.get(path(id));
  CHECK(manager.sees("Ended early"));
  CHECK(manager.sees("No time at present"));
  CHECK(manager.sees("Rowan Ash coaches from now on"));
  CHECK_FALSE(manager.sees("Arrange a session"));
  manager.get(path(id, "/pause"));
  CHECK(manager.page.status == 409);
}

TEST_CASE("What somebody may not see is not there, and what they may see but not do is not theirs") {
  Pages pages;
  const auto id = pages.agreed();
  for (const char* who : {"line manager", "stranger"}) {
    auto other = pages.browse(who);
    for (const char* what : {"", "/pause", "/sessions/new", "/end"}) {
      other.get(path(id, what));
      CHECK(other.page.status == 404);
    }
    other.get("/engagements");
    CHECK_FALSE(other.sees("O’Hara"));
  }
  auto supplier = pages.browse("supplier");
  supplier.get(path(id));
  CHECK(supplier.page.status == 200);
  CHECK_FALSE(supplier.sees("SCS1"));
  CHECK_FALSE(supplier.sees("Arrange a session"));
  supplier.get(path(id, "/sessions/new"));
  CHECK(supplier.page.status == 403);
  supplier.get("/engagements?format=csv");
  CHECK(supplier.sees("O’Hara"));
  CHECK_FALSE(supplier.sees("SCS1"));
  supplier.get("/engagements?name=p1002@");
  CHECK_FALSE(supplier.sees("O’Hara"));
}

TEST_CASE("A line manager sees the progress of their reports where the programme says so") {
  Pages pages;
  const auto id = pages.agreed();
  pages.logged(id, Date(2026, 3, 1));
  auto line_manager = pages.browse("line manager");
  line_manager.get("/engagements/reports");
  CHECK(line_manager.sees("There is nothing to show"));
  pages.as_program([&](const access::Work& work) {
    auto details = programmes::Details(programmes::find(work.db, pages.programme).value());
    details.managers_see_progress = true;
    REQUIRE(programmes::edit(work, pages.programme, details));
  });
  line_manager.get("/engagements/reports");
  CHECK(line_manager.sees("Éilis O’Hara"));
  CHECK(line_manager.sees("1 of 6 sessions"));
}
