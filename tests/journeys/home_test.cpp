// What a person finds on their home page.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/house.hpp"

using namespace waymark;

namespace {

/// The states of the engagements in the table of one's own, from the first to the last.
std::vector<std::string> states_on(const std::string& home) {
  const auto table = home.substr(home.find("Your engagements"));
  std::vector<std::string> found;
  const std::string_view tag = "govuk-tag";
  for (auto at = table.find(tag); at != std::string::npos && at < table.find("</table>");
       at = table.find(tag, at + 1)) {
    const auto text = table.find('>', at) + 1;
    found.push_back(table.substr(text, table.find('<', text) - text));
  }
  return found;
}
bool is_over(const std::string& state) {
  return state.find("ompleted") != std::string::npos || state.find("nded") != std::string::npos;
}

}  // namespace

TEST_CASE("One's own engagements that go on come before those that are over") {
  auto house = test::fresh_house();
  int over = 0, going_on = 0;
  for (const std::string email : {"jorg.zielinska@justice.example", "harpreet.chowdhury@sup-03.example"}) {
    CAPTURE(email);
    const auto states = states_on(house->get(email, "/home").body);
    REQUIRE_FALSE(states.empty());
    CHECK(std::is_partitioned(states.begin(), states.end(), [](const auto& state) { return !is_over(state); }));
    over += static_cast<int>(std::count_if(states.begin(), states.end(), is_over));
    going_on += static_cast<int>(states.size()) - over;
  }
  CHECK(over > 0);
  CHECK(going_on > 0);
}

TEST_CASE("Who coaches in more engagements than the page shows sees none that is over before one that goes on") {
  auto house = test::fresh_house();
  const std::string email = "harpreet.chowdhury@sup-03.example";
  house->database().change_now([&](db::Connection& db) {
    db.run(
        "update engagement set coach_id = (select c.id from coach_v c join person_v p on p.id = c.person_id"
        " where p.email = $1)",
        email);
  });
  const auto home = house->get(email, "/home");
  const auto states = states_on(home.body);
  CHECK(states.size() == 20);
  CHECK(std::none_of(states.begin(), states.end(), is_over));
  CHECK(home.says("All your engagements"));
}
