// What becomes of a concern: told, acknowledged, noted, closed, handed on, taken over, kept.
#include <doctest/doctest.h>

#include "concerns/concerns_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;
using web::Method;

namespace {

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("Both sides are told how far it is, and no notice or mail says who did what or why") {
  Concerns house;
  const auto id = house.raises(house.coachee, "marmalade");
  CHECK(house.told(house.lead) == Kinds{"concern_raised"});
  CHECK(house.waiting(house.lead) == 1);
  for (const auto& actor : {house.coach, house.second_lead}) CHECK(house.told(actor).empty());
  CHECK(house.count("notice where about_kind = 'concern' and by_name like '%Hara%'") == 0);
  CHECK(house.count("mail where about_kind = 'concern' and by_name like '%Hara%'") == 0);

  house.get(house.lead, house.handled(id));
  CHECK(house.told(house.lead).empty());
  house.post(house.lead, house.handled(id) + "/acknowledge");
  CHECK(house.told(house.coachee) == Kinds{"concern_acknowledged"});
  CHECK(house.shows(house.coachee, house.own(id), "Acknowledged"));
  CHECK(house.outcome(house.lead, Method::post, house.handled(id) + "/acknowledge") == "out_of_turn");
  house.post(house.coachee, house.own(id), "text=And+then+this");
  CHECK(house.told(house.lead) == Kinds{"concern_added_to"});
  CHECK(house.shows(house.lead, house.handled(id), "And then this"));
  for (const auto& kind : concerns::mail_kinds()) CHECK(kind.words.find("{by}") == std::string::npos);
}

TEST_CASE("Handling notes are for who handles it, and every opening is seen by whose it is") {
  Concerns house;
  const auto id = house.raises(house.coachee, "What worries me");
  house.post(house.lead, house.handled(id) + "/notes", "text=Spoke+to+both");
  CHECK(house.shows(house.lead, house.handled(id), "Spoke to both"));
  CHECK_FALSE(house.shows(house.coachee, house.own(id), "Spoke to both"));
  int of_the_statement = 0, of_the_note = 0;
  for (const auto& line : house.lines("opened")) {
    if (line.subject_kind == "concern_note") ++of_the_note;
    if (line.subject_kind != "concern_statement" || line.actor != house.lead.person) continue;
    ++of_the_statement;
    CHECK(line.about == house.coachee.person);
    CHECK_FALSE(line.stream.starts_with("engagement/"));
  }
  CHECK(of_the_statement == 1);
  CHECK(of_the_note == 1);
}

TEST_CASE("Closed is closed: nothing is added, how it was closed stays between those who handle it, and it is kept") {
  Concerns house;
  const auto id = house.raises(house.coachee, "What worries me");
  CHECK(house.post(house.lead, house.handled(id) + "/close", "outcome=referred").status == 303);
  CHECK(house.waiting(house.lead) == 0);
  CHECK(house.told(house.coachee) == Kinds{"concern_closed"});
  CHECK(house.shows(house.lead, house.handled(id), "It was referred to somebody else"));
  CHECK_FALSE(house.shows(house.coachee, house.own(id), "referred"));
  CHECK(house.lines("concern_closed").front().detail.empty());
  CHECK(house.shows(house.coachee, house.own(id), "This concern is closed"));
  CHECK(house.outcome(house.coachee, Method::post, house.own(id), "text=more") == "out_of_turn");
  for (const std::string deed : {"/acknowledge", "/notes", "/close", "/hand-on"})
    CHECK(house.outcome(house.lead, Method::post, house.handled(id) + deed, "text=x&outcome=resolved") ==
          "out_of_turn");

  CHECK(house.shows(house.coachee, house.own(id), "2 March 2032"));
  house.scene.move_to(Date(2032, 3, 1));
  CHECK(house.due().empty());
  house.scene.move_to(Date(2032, 3, 2));
  const auto due = house.due();
  REQUIRE(due.size() == 1);
  CHECK(due[0].kind == "concern");
  CHECK(due[0].id == id);
  house.shred(due[0]);
  CHECK(house.due().empty());
  CHECK(house.shows(house.coachee, house.own(id), "This is no longer kept."));
}

TEST_CASE("Handed on, the next lead reads all of it and the earlier one loses sight") {
  Concerns house;
  const auto id = house.raises(house.coachee, "What worries me");
  house.post(house.lead, house.handled(id) + "/notes", "text=Spoke+to+both");
  CHECK(house.shows(house.lead, house.handled(id) + "/hand-on", "Jörg Drummond"));
  CHECK(house.outcome(house.lead, Method::post, house.handled(id) + "/hand-on", "lead=" + house.lead.person.str()) ==
        "422");
  CHECK(house.post(house.lead, house.handled(id) + "/hand-on", "lead=" + house.second_lead.person.str()).status ==
        303);
  CHECK(house.outcome(house.lead, Method::get, house.handled(id)) == "not_found");
  CHECK(house.shows(house.second_lead, house.handled(id), "What worries me"));
  CHECK(house.shows(house.second_lead, house.handled(id), "Spoke to both"));
  CHECK(house.lines("concern_handed_on").size() == 1);
  CHECK(house.told(house.coachee) == Kinds{"concern_moved"});
  CHECK(house.shows(house.coachee, house.own(id), "Jörg Drummond"));
  CHECK(house.lines("opened").front().actor == house.coachee.person);
  for (const auto& line : house.lines("opened"))
    if (line.subject_kind == "concern_note") CHECK(line.about == house.lead.person);
}

TEST_CASE(
    "A concern whose lead can act no longer is taken over by another for its place, who till then reads nothing") {
  Concerns house;
  const auto id = house.raises(house.coachee, "What worries me");
  CHECK(house.outcome(house.second_lead, Method::post, house.handled(id) + "/take-over") == "not_found");
  house.leads_no_longer(house.lead);
  CHECK(house.outcome(house.lead, Method::get, house.handled(id)) == "not_found");
  const auto elsewhere = house.leads("1004", "PRISONS");  // the same person: a lead again, for another place
  CHECK(house.outcome(elsewhere, Method::get, house.handled(id)) == "not_found");
  CHECK(house.shows(elsewhere, "/concerns", "No concern is addressed to you."));
  CHECK(house.waiting(elsewhere) == 0);

  CHECK(house.waiting(house.second_lead) == 1);
  const auto list = house.get(house.second_lead, "/concerns").body;
  CHECK(list.find("Concerns nobody handles") != std::string::npos);
  CHECK(list.find("Hara") == std::string::npos);
  CHECK(house.outcome(house.second_lead, Method::get, house.handled(id)) == "not_found");
  CHECK(house.post(house.second_lead, house.handled(id) + "/take-over").status == 303);
  CHECK(house.shows(house.second_lead, house.handled(id), "What worries me"));
  CHECK(house.waiting(house.second_lead) == 1);
  CHECK_FALSE(house.shows(house.second_lead, "/concerns", "Concerns nobody handles"));
  CHECK(house.told(house.coachee) == Kinds{"concern_moved"});
}

TEST_CASE("Nobody takes over a concern of an engagement they are a part of") {
  Concerns house;
  auto coach = house.leads("1003", "");
  house.engagement = house.scene.agreed("1002", "COACH-2");
  const auto id = house.raises(house.coachee, "About the coach");
  house.leads_no_longer(house.lead);
  coach.coach = house.scene.coach("COACH-2").id;
  CHECK_FALSE(house.shows(coach, "/concerns", "Concerns nobody handles"));
  CHECK(house.waiting(coach) == 0);
  CHECK(house.outcome(coach, Method::post, house.handled(id) + "/take-over") == "not_found");
  CHECK(house.waiting(house.second_lead) == 1);
}

TEST_CASE("Lists have twenty to a page, open concerns first") {
  Concerns house;
  std::vector<std::string> ids;
  for (int number = 0; number < 23; ++number) ids.push_back(house.raises(house.coachee, "Again"));
  house.post(house.lead, house.handled(ids.back()) + "/close", "outcome=resolved");
  const auto first = house.get(house.lead, "/concerns").body, second = house.get(house.lead, "/concerns?page=2").body;
  CHECK(first.find(ids.back()) == std::string::npos);
  CHECK(first.find(ids[21]) != std::string::npos);
  CHECK(second.find(ids.back()) != std::string::npos);
  CHECK(second.find(ids[0]) != std::string::npos);
  CHECK(house.waiting(house.lead) == 22);
  CHECK(house.shows(house.coachee, "/concerns/mine", ids.back()));
  CHECK(house.shows(house.coachee, "/concerns/mine?page=2", ids[0]));

  for (int number = 0; number < 22; ++number)
    house.post(house.coachee, house.own(ids[0]), fmt::format("text=piece{}.", number));
  CHECK_FALSE(house.shows(house.lead, house.handled(ids[0]), "piece19."));
  CHECK(house.shows(house.lead, house.handled(ids[0]) + "?page=2", "piece19."));
}
