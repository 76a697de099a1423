// What a person finds on their home page.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "engagements/engagements.hpp"
#include "tests/support/department.hpp"
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

TEST_CASE("Each reason that asks for attention leads to a list of just as many engagements") {
  auto house = test::fresh_house();
  test::act(house->database(), Date(2026, 10, 1), [](const access::Work& work) {
    work.db.run(
        "update engagement set decision_needed = 'coach_left' where id in (select e.id from engagement e where "
        "e.completed_on is null and e.ended_early_on is null and e.declined_at is null order by e.ref limit 2)");
    engagements::recount_all(work);
  });
  const std::string manager = "morwenna.castell@justice.example";
  const auto home = house->get(manager, "/home").body;
  const std::regex row("href=\"(/engagements\\?[^\"]+)\"[^>]*>[^<]*</a></t[hd]>\\s*<td[^>]*>([0-9]+)</td>");
  std::set<std::string> reasons;
  for (auto at = std::sregex_iterator(home.begin(), home.end(), row); at != std::sregex_iterator(); ++at) {
    CAPTURE((*at)[1].str());
    const auto count = (*at)[2].str();
    const auto list = house->get(manager, (*at)[1].str());
    CHECK(list.says(count + (count == "1" ? " engagement</p>" : " engagements</p>")));
    CHECK(list.says("Selected filters"));
    reasons.insert((*at)[1].str());
  }
  CHECK(reasons.contains("/engagements?attention=decision"));
  CHECK(reasons.size() > 2);
}
