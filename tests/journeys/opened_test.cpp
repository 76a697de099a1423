// Who opened what of one's own.
#include <doctest/doctest.h>

#include "tests/support/house.hpp"

using namespace waymark;

TEST_CASE("Who opened what of one's own is said with the names of the two, not with an id") {
  auto house = test::fresh_house();
  const std::string coach = "harpreet.chowdhury@sup-03.example", coachee = "jorg.zielinska@justice.example";
  const auto id = house->one(
      "select e.id from engagement e join coach_v c on c.id = e.coach_id join person_v p on p.id = c.person_id"
      " join engagement_coachee k on k.engagement_id = e.id join person_v q on q.id = k.person_id"
      " where p.email = '" +
      coach + "' and q.email = '" + coachee + "'");
  const auto messages = "/engagements/" + id + "/messages";
  CHECK(house->post(coach, messages, {{"text", "Shall we meet?"}}).status == 303);
  CHECK(house->get(coachee, messages).status == 200);

  const auto page = house->get(coach, "/account/opened");
  CHECK(page.says("Jörg Zielińska</td>"));
  CHECK(page.says("Jörg Zielińska with Harpreet Chowdhury</td>"));
  CHECK_FALSE(page.says(id));
  const auto csv = house->get(coach, "/account/opened?format=csv");
  CHECK(csv.says("at,who,kind,what,detail,engagement\r\n"));
  CHECK(csv.says("Jörg Zielińska with Harpreet Chowdhury\r\n"));
}
