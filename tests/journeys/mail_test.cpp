// People choose how they are written to, and whoever runs the service sees what waits and words the mail.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "jobs/outbox_scene_test.hpp"
#include "tests/support/house.hpp"

using namespace waymark;

namespace {

const std::string kAdministrator = "petra.novakova@justice.example";
const std::string kCoach = "harpreet.chowdhury@sup-03.example";

/// Carries what waits in the house, as its service would.
int carry(test::TestHouse& house, test::KeepingCarrier& carrier) {
  const auto office = app::post_office({});
  return jobs::carry_due(house.database(), house.clock(), office, carrier).carried;
}

/// An account's own deed that is told to its person.
void make_a_token(test::TestHouse& house) {
  CHECK(house.post(kCoach, "/account/tokens", {{"name", "a program"}}).status == 200);
}

}  // namespace

TEST_CASE("Everybody chooses how often they are written to, and what their calendar says") {
  auto house = test::fresh_house();
  CHECK(house->get(kCoach, "/account/mail").says("How often do you want mail?"));
  CHECK(house->post(kCoach, "/account/mail", {}).says("Select how often you want mail"));
  CHECK(house->post(kCoach, "/account/mail", {{"how_often", "daily"}}).status == 303);
  CHECK(house->get(kCoach, "/account").says("A daily digest"));
  CHECK(house->post(kCoach, "/account/calendar/titles", {}).says("Select what calendar entries say"));
  CHECK(house->post(kCoach, "/account/calendar/titles", {{"titles", "shown"}}).status == 303);
  CHECK(house->post(kCoach, "/account/calendar/link/revoke").status == 409);
}

TEST_CASE("A secret link needs no sign-in, and ends when its owner's account is disabled") {
  auto house = test::fresh_house();
  const auto made = house->post(kCoach, "/account/calendar/link");
  const auto at = made.body.find("/calendar/");
  const auto link = made.body.substr(at, made.body.find('<', at) - at);
  const auto feed = house->get("", link);
  CHECK(feed.status == 200);
  CHECK(feed.content_type == "text/calendar; charset=utf-8");
  CHECK(feed.says("SUMMARY:Private appointment"));
  CHECK(feed.headers.at("cache-control") == "no-store");
  CHECK(house->get("", link.substr(0, link.size() - 4)).status == 404);
  const auto account =
      house->one("select a.id from account a join person p on p.id = a.person_id where p.email = '" + kCoach + "'");
  CHECK(house->post(kAdministrator, "/admin/accounts/" + account + "/disable").status == 303);
  CHECK(house->get("", link).status == 404);
}

TEST_CASE("An administrator words a kind of mail with the placeholders there are, sees it first, and can go back") {
  auto house = test::fresh_house();
  const std::string page = "/admin/mail/account_token_made";
  CHECK(house->get(kAdministrator, "/admin/mail").says("An API token was made for your account"));
  CHECK(house->get(kAdministrator, page).says("These are the words that are built in."));
  CHECK(house->get(kAdministrator, "/admin/mail/nothing").status == 404);
  auto answer = house->post(kAdministrator, page, {{"subject", "Hello"}, {"text", "Dear {nmae}"}});
  CHECK(answer.says("{nmae} is not a placeholder"));
  CHECK(answer.says("Error: "));
  answer = house->post(kAdministrator, page, {{"subject", "Hi"}, {"text", "Dear {name} <b>"}, {"action", "preview"}});
  CHECK(answer.says("Dear Alex Example &lt;b&gt;"));
  CHECK(house->get(kAdministrator, page).says("These are the words that are built in."));

  CHECK(house->post(kAdministrator, page, {{"subject", "Own words"}, {"text", "Dear {name}\r\n{link}"}}).status ==
        303);
  CHECK(house->get(kAdministrator, page).says("changed these words on"));
  make_a_token(*house);
  test::KeepingCarrier carrier;
  CHECK(carry(*house, carrier) > 0);
  const auto worded = std::count_if(carrier.parcels.begin(), carrier.parcels.end(), [](const auto& parcel) {
    return parcel.to == kCoach && parcel.message.find("Subject: Own words\r\n") != std::string::npos;
  });
  CHECK(worded > 0);
  CHECK(house->post(kAdministrator, page + "/reset").status == 303);
  CHECK(house->get(kAdministrator, page).says("These are the words that are built in."));
}

TEST_CASE("Every kind of notice and mail has its words, once, with placeholders there are") {
  std::set<std::string> seen;
  for (const auto& kind : app::mail_kinds()) {
    CHECK(seen.insert(kind.kind).second);
    CHECK_FALSE(jobs::check_template(kind.kind, jobs::built_in(kind)));
    CHECK(jobs::notice_words(kind, "Amal Bhatt").find('{') == std::string::npos);
  }
  CHECK(jobs::notice_words(*jobs::kind_of(app::mail_kinds(), "session_arranged"), "Amal Bhatt") ==
        "Amal Bhatt arranged a session");
}

TEST_CASE("What bounced is shown to whoever runs the service, as a page and as CSV, and tried again at their word") {
  auto house = test::fresh_house();
  make_a_token(*house);
  test::KeepingCarrier carrier;
  carrier.answer = [](const jobs::Parcel&) { return jobs::Carried{jobs::Carried::How::refused, "550 no such user"}; };
  carry(*house, carrier);
  auto page = house->get(kAdministrator, "/admin/jobs?show=failed");
  CHECK(page.says("Bounced"));
  CHECK(page.says("550 no such user"));
  CHECK(page.says(kCoach));
  CHECK(house->get(kAdministrator, "/admin/jobs?show=failed&format=csv").says(",bounced,"));
  CHECK(house->get(kCoach, "/admin/jobs").status == 404);
  const auto id = house->one("select id from mail where settled_as = 'bounced' order by written_at desc limit 1");
  CHECK(house->post(kCoach, "/admin/jobs/" + id + "/retry").status == 404);
  CHECK(house->post(kAdministrator, "/admin/jobs/" + id + "/retry").status == 303);
  carrier.answer = {};
  CHECK(carry(*house, carrier) > 0);
  CHECK(house->one("select settled_as from mail where id = '" + id + "'") == "sent");
  CHECK(house->post(kAdministrator, "/admin/jobs/" + id + "/retry").status == 409);
}
