// A version's way: drafted, proposed, signed, changed.
#include "agreements/scene_test.hpp"

using namespace waymark;
using namespace waymark::agreements;
using namespace waymark::agreements::test_scene;
using test::a_database;

TEST_CASE("An agreement is drafted by either partner, signed by each in turn, and then in force") {
  House house(a_database());
  CHECK(house.says(house.coachee, house.here(), "Draft the agreement"));
  CHECK(house.says(house.coachee, house.here() + "/draft", "Confidentiality and its limits"));

  house.draft(house.coachee, "Speak up in the board");
  CHECK(house.says(house.coach, house.here() + "/draft", "Speak up in the board"));
  CHECK(house.agreement().versions.size() == 1);

  house.propose(house.coach, "Speak up in the executive board");
  CHECK(house.told(house.coachee, "agreement_proposed"));
  CHECK(house.says(house.coachee, house.here(), "Waits for signatures"));
  CHECK(house.says(house.coachee, house.here(), "Siân Rahman, Éilis O’Hara"));

  CHECK(house.sign(house.coachee) == "303");
  CHECK(house.told(house.coach, "agreement_signed"));
  CHECK(house.sign(house.coachee) == "out_of_turn");
  CHECK_FALSE(house.agreement().in_force());
  CHECK(house.sign(house.coach) == "303");
  CHECK(house.told(house.coachee, "agreement_in_force"));
  REQUIRE(house.agreement().in_force());
  CHECK(house.scene.engagement(house.engagement).agreement_signed_at.has_value());
  CHECK(house.says(house.coachee, house.here(), "In force"));
  CHECK(house.says(house.coachee, house.here(), "Speak up in the executive board"));
  CHECK(house.lines("agreement_signed").size() == 2);
  CHECK(house.scene.check().empty());
}

TEST_CASE("Signing needs the tick, and what was typed stays when something is missing") {
  House house(a_database());
  const auto missing = house.post(house.coach, house.here() + "/draft", "seen=0&aims=Find+my+voice&do=propose");
  CHECK(missing.status == 422);
  CHECK(missing.body.find("Find my voice") != std::string::npos);
  CHECK(missing.body.find("Write something under “Notes and data”") != std::string::npos);
  CHECK(house.agreement().versions.empty());

  const std::string long_text(kLongestText + 1, 'x');
  const auto too_long = house.post(house.coach, house.here() + "/draft", "seen=0&do=save&aims=" + long_text);
  CHECK(too_long.status == 422);
  CHECK(too_long.body.find("Use 4,000 characters or fewer") != std::string::npos);
  CHECK(too_long.body.find(long_text) != std::string::npos);

  house.propose(house.coach, "Find my voice");
  const auto unticked =
      house.post(house.coachee, house.here() + "/sign", "version=" + house.agreement().to_sign()->id.str());
  CHECK(unticked.status == 422);
  CHECK(unticked.body.find("Tick the box to sign") != std::string::npos);
  CHECK(unticked.body.find("Find my voice") != std::string::npos);
  CHECK(house.agreement().to_sign()->signatures.empty());
}

TEST_CASE("An amendment is signed by all again while the earlier version stays in force and can be read") {
  House house(a_database());
  house.agree_on("First aims");
  const auto first = house.agreement().in_force()->id;
  CHECK(house.says(house.coachee, house.here() + "/draft", "First aims"));

  house.propose(house.coachee, "Second aims");
  CHECK(house.agreement().in_force()->id == first);
  CHECK(house.says(house.coach, house.here(), "In force"));
  CHECK(house.says(house.coach, house.here(), "Second aims"));
  CHECK(house.sign(house.coach) == "303");
  CHECK(house.agreement().in_force()->id == first);
  CHECK(house.sign(house.coachee) == "303");

  const auto now = house.agreement();
  CHECK(now.in_force()->number == 2);
  CHECK(now.standing(*now.find(first)) == Standing::replaced);
  CHECK(house.says(house.coach, house.here() + "/versions/" + first.str(), "First aims"));
  CHECK(house.says(house.coach, house.here() + "/versions/" + first.str(), "Replaced"));
  CHECK(house.says(house.coach, house.here(), "Version 2, since"));
  CHECK(house.says(house.coach, house.here(), "Amended"));
}

TEST_CASE("A version sent back can no longer be signed, and the next begins with its words") {
  House house(a_database());
  house.propose(house.coach, "Lead the merger");
  const auto signature = house.signature();
  CHECK(house.sign(house.coach) == "303");
  const auto version = house.agreement().to_sign()->id.str();
  CHECK(house.post(house.coachee, house.here() + "/send-back", "version=" + version + "&remark=Too+broad").status ==
        303);
  CHECK(house.told(house.coach, "agreement_sent_back"));
  CHECK(house.outcome(house.coachee, Method::post, house.here() + "/sign", signature) == "out_of_turn");
  CHECK(house.says(house.coach, house.here(), "Too broad"));
  CHECK(house.says(house.coach, house.here() + "/draft", "Lead the merger"));
  house.agree_on("Lead my part of the merger");
  CHECK(house.agreement().in_force()->number == 2);
  CHECK(house.agreement().in_force()->signatures.size() == 2);
}

TEST_CASE("While a version waits to be signed nobody writes another") {
  House house(a_database());
  house.propose(house.coach, "Aims");
  CHECK(house.outcome(house.coachee, Method::get, house.here() + "/draft") == "out_of_turn");
  CHECK(house.outcome(house.coachee, Method::post, house.here() + "/draft", house.words("Others")) == "out_of_turn");
}

TEST_CASE("What the other partner wrote meanwhile is not overwritten unseen") {
  House house(a_database());
  house.draft(house.coach, "Of the coach");
  const auto old_form = house.words("Of the coachee", "save");
  house.draft(house.coach, "Of the coach, again");
  const auto clash = house.post(house.coachee, house.here() + "/draft", old_form);
  CHECK(clash.status == 422);
  CHECK(clash.body.find("Siân Rahman has changed the draft") != std::string::npos);
  CHECK(clash.body.find("Of the coachee") != std::string::npos);
  CHECK(house.says(house.coach, house.here() + "/draft", "Of the coach, again"));
  house.draft(house.coachee, "Of the coachee");
  CHECK(house.says(house.coach, house.here() + "/draft", "Of the coachee"));
}

TEST_CASE("An agreement of an engagement that is over can be read, and no more") {
  House house(a_database());
  house.agree_on("Aims to keep");
  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    REQUIRE(engagements::end_early(work, house.engagement, "no_time"));
  });
  CHECK(house.says(house.coach, house.here(), "Aims to keep"));
  CHECK_FALSE(house.says(house.coach, house.here(), "Change the agreement"));
  CHECK(house.outcome(house.coach, Method::get, house.here() + "/draft") == "out_of_turn");
  CHECK(house.outcome(house.coach, Method::post, house.here() + "/draft", house.words("More")) == "out_of_turn");
}

TEST_CASE("In a group all sign, and who leaves is no longer waited for") {
  House house(a_database());
  auto proposal = house.scene.proposal("1004");
  proposal.coachees.push_back(house.scene.person("1003"));
  house.engagement = house.scene.agreed(proposal);
  house.coachee = house.scene.staff("1004");
  const auto other = house.scene.staff("1003");
  house.propose(house.coachee, "Together");
  CHECK(house.sign(house.coach) == "303");
  CHECK(house.sign(house.coachee) == "303");
  CHECK_FALSE(house.agreement().in_force());
  house.scene.as_program(
      [&](const access::Work& work) { REQUIRE(people::record_leaving(work, other.person, work.today)); });
  house.scene.deliver();
  CHECK(house.says(house.coach, house.here(), "Nobody: it can be brought into force"));
  CHECK(house.sign(house.coach) == "303");
  CHECK(house.agreement().in_force());
}
