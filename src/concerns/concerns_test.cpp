#include "concerns/concerns.hpp"

#include <doctest/doctest.h>

#include "concerns/concerns_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;
using web::Method;

namespace {

/// Something else that is sealed under the engagement.
struct Note {
  static constexpr std::string_view kind = "note_of_this_test";
  using Policy = void;
  using Machines = vault::Machines<>;
};

}  // namespace

TEST_CASE("A concern is read by its safeguarding lead and by who raised it, and by nobody else whatever their role") {
  Concerns house;
  const auto id = house.raises(house.coachee, "Something said in the third session");
  CHECK(house.shows(house.lead, house.handled(id), "Something said in the third session"));
  CHECK(house.shows(house.lead, house.handled(id), "Éilis O’Hara with Siân Rahman"));
  CHECK(house.shows(house.coachee, house.own(id), "Something said in the third session"));

  std::vector<access::Actor> others{house.coach,
                                    house.second_lead,
                                    house.line_manager,
                                    house.scene.manager(),
                                    house.scene.supplier_administrator("FOX"),
                                    house.scene.coach_actor("COACH-2")};
  for (const auto role : {access::Role::data_protection_officer, access::Role::system_administrator,
                          access::Role::safeguarding_lead, access::Role::champion, access::Role::agency_lead}) {
    others.push_back(Scene::somebody(PersonId::fresh(), "Somebody"));
    others.back().grants.push_back({role, access::PlaceKind::service, ""});
  }
  for (const auto& actor : others) {
    CHECK(house.outcome(actor, Method::get, house.own(id)) == "not_found");
    CHECK(house.outcome(actor, Method::post, house.own(id), "text=more") == "not_found");
    CHECK(house.outcome(actor, Method::get, house.handled(id)) == "not_found");
    for (const std::string deed : {"/acknowledge", "/notes", "/close", "/hand-on", "/take-over"})
      CHECK(house.outcome(actor, Method::post, house.handled(id) + deed, "text=x&outcome=resolved") == "not_found");
  }
  // Each on their own side alone.
  CHECK(house.outcome(house.coachee, Method::get, house.handled(id)) == "not_found");
  CHECK(house.outcome(house.lead, Method::get, house.own(id)) == "not_found");
  for (const auto& actor : {house.coach, house.line_manager})
    CHECK(house.shows(actor, "/concerns/mine", "You have raised no concern"));
  CHECK(house.shows(house.second_lead, "/concerns", "No concern is addressed to you."));
}

TEST_CASE(
    "Only a partner of today or an earlier coach may raise one, once the engagement is agreed and after its end") {
  Concerns house;
  for (const auto& actor : {house.line_manager, house.scene.manager(), house.lead, house.scene.staff("1003")})
    CHECK(house.outcome(actor, Method::get, house.form_path()) == "not_found");
  house.scene.move_to(Date(2026, 4, 1));
  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    REQUIRE(
        engagements::change_coach(work, house.engagement, house.scene.coach("COACH-2").id, {}, "coach_unavailable"));
  });
  CHECK_FALSE(house.raises(house.coach, "From the earlier coach").empty());
  house.scene.as_program([&](const access::Work& work) { REQUIRE(engagements::complete(work, house.engagement)); });
  CHECK_FALSE(house.raises(house.coachee, "After the end").empty());
  CHECK_FALSE(house.raises(house.scene.coach_actor("COACH-2"), "After the end too").empty());

  house.scene.as(house.scene.manager(), [&](const access::Work& work) {
    house.engagement = *engagements::propose(work, house.scene.proposal("1004", "COACH-3"));
  });
  CHECK(house.outcome(house.scene.staff("1004"), Method::get, house.form_path()) == "not_found");
}

TEST_CASE("Where no safeguarding lead is named the form says whom to speak to, and takes nothing") {
  Concerns house(false);
  CHECK(house.shows(house.coachee, house.form_path(), "No safeguarding lead who could read a concern is named"));
  CHECK(house.shows(house.coachee, house.form_path(), "your line manager"));
  CHECK_FALSE(house.shows(house.coachee, house.form_path(), "<textarea"));
  const auto refused =
      house.post(house.coachee, house.form_path(), Concerns::statement(house.line_manager, "Typed at length"));
  CHECK(refused.status == 422);
  CHECK(refused.body.find("Typed at length") != std::string::npos);
  CHECK(refused.body.find("neither sent nor kept") != std::string::npos);
  CHECK(house.count("concern") == 0);
  CHECK(house.count("sealed_content") == 0);

  // Nor does a lead for another place count, nor one whose account is closed to them.
  house.leads("1004", "PRISONS");
  CHECK(house.shows(house.coachee, house.form_path(), "No safeguarding lead"));
  const auto lead = house.leads("1001", "COURTS");
  CHECK(house.shows(house.coachee, house.form_path(), "Jörg Drummond"));
  house.scene.as_program([&](const access::Work& work) {
    REQUIRE(accounts::disable(work, accounts::account_of(work.db, lead.person)->id));
  });
  CHECK(house.shows(house.coachee, house.form_path(), "No safeguarding lead"));
}

TEST_CASE(
    "The safeguarding leads offered are those for the coachee's place, the nearest first, and none it is between") {
  Concerns house;
  const auto page = house.get(house.coachee, house.form_path()).body;
  CHECK(page.find("Safeguarding lead for Courts Service") < page.find("Safeguarding lead for Ministry"));
  CHECK(page.find("call 999") != std::string::npos);

  house.leads("1003", "");  // the internal coach, for the whole service
  CHECK(house.shows(house.coachee, house.form_path(), "Safeguarding lead for the whole service"));
  auto proposal = house.scene.proposal("1002", "COACH-2");
  house.engagement = house.scene.agreed(proposal);
  CHECK_FALSE(house.shows(house.coachee, house.form_path(), "Safeguarding lead for the whole service"));
  const auto to_coach = Concerns::statement(house.scene.staff("1003"), "About you");
  CHECK(house.outcome(house.coachee, Method::post, house.form_path(), to_coach) == "422");
}

TEST_CASE("What cannot be sent is still in the form") {
  Concerns house;
  const auto nobody = house.post(house.coachee, house.form_path(), "text=Typed+at+length");
  CHECK(nobody.status == 422);
  CHECK(nobody.body.find("Select who is to read it") != std::string::npos);
  CHECK(nobody.body.find(">Typed at length</textarea>") != std::string::npos);
  const auto nothing = house.post(house.coachee, house.form_path(), Concerns::statement(house.lead, " "));
  CHECK(nothing.body.find("Enter what you want to say") != std::string::npos);
  CHECK(nothing.body.find("value=\"" + house.lead.person.str() + "\" checked") != std::string::npos);
  const std::string long_text(concerns::kLongest + 1, 'x');
  const auto too_long = house.post(house.coachee, house.form_path(), Concerns::statement(house.lead, long_text));
  CHECK(too_long.body.find(long_text) != std::string::npos);
  CHECK(house.count("concern") == 0);

  const auto id = house.raises(house.coachee, "Short");
  CHECK(house.post(house.coachee, house.own(id), "text=" + long_text).body.find(long_text) != std::string::npos);
  CHECK(house.post(house.lead, house.handled(id) + "/notes", "text=" + long_text).body.find(long_text) !=
        std::string::npos);
  CHECK(house.outcome(house.lead, Method::post, house.handled(id) + "/close", "outcome=none") == "422");
  CHECK(house.outcome(house.lead, Method::post, house.handled(id) + "/hand-on", "lead=x") == "422");
}

TEST_CASE("A concern has a key of its own: shredding the engagement leaves it, and the reverse") {
  Concerns house;
  keys::Scope engagement;
  const auto note = [&] { return vault::Sealed<Note>(engagement, "a note"); };
  house.scene.as_program([&](const access::Work& work) {
    engagement = engagements::scope_of(work, house.scene.engagement(house.engagement));
    house.vault().seal(work, note(), "said in a session");
  });
  const auto first = house.raises(house.coachee, "The first"), second = house.raises(house.coachee, "The second");
  house.shred({engagement.organisation, "concern", first});
  CHECK(house.shows(house.coachee, house.own(first), "This is no longer kept."));
  CHECK(house.shows(house.lead, house.handled(second), "The second"));
  const auto holds = [&] {
    bool found = false;
    house.scene.as_program([&](const access::Work& work) { found = house.vault().holds(work, note()); });
    return found;
  };
  CHECK(holds());
  house.shred(engagement);
  CHECK_FALSE(holds());
  CHECK(house.shows(house.lead, house.handled(second), "The second"));
}

TEST_CASE("A person's file has the statements they made, and nobody else's has") {
  Concerns house;
  const auto id = house.raises(house.coachee, "First statement");
  house.post(house.coachee, house.own(id), "text=Second+statement");
  house.post(house.lead, house.handled(id) + "/notes", "text=A+note");
  const auto packed = [&](const PersonId& person) {
    std::vector<std::string> texts;
    house.scene.as_program([&](const access::Work& work) {
      const vault::SubjectAccessPacker packer(work, person);
      for (const auto& one : concerns::packed_for(house.vault(), work, packer, person)) texts.push_back(one.text);
    });
    return texts;
  };
  CHECK(packed(house.coachee.person) == std::vector<std::string>{"First statement", "Second statement"});
  for (const auto& actor : {house.coach, house.lead, house.second_lead}) CHECK(packed(actor.person).empty());
}
