// The third party: named by the coachee, sees and signs the agreed aims, and nothing else.
#include "agreements/scene_test.hpp"

using namespace waymark;
using namespace waymark::agreements;
using namespace waymark::agreements::test_scene;
using test::a_database;

namespace {

class ThreeWay : public House {
 public:
  explicit ThreeWay(test::TestDatabase held) : House(std::move(held)) { rule(false, true); }
  web::Response name(const std::string& form) { return post(coachee, here() + "/third-party", form); }
  std::string aims_page(const access::Actor& who) { return outcome(who, Method::get, here() + "/aims"); }
};

}  // namespace

TEST_CASE("The line manager named by the coachee sees the agreed aims alone, and signs them") {
  ThreeWay house(a_database());
  CHECK(house.says(house.coachee, house.here() + "/third-party", "Jörg Drummond, your line manager"));
  CHECK(house.name("kind=line_manager&meeting_on-day=20&meeting_on-month=3&meeting_on-year=2026").status == 303);
  CHECK(house.told(house.line_manager, "agreement_named_you"));
  CHECK(house.told(house.coach, "agreement_third_party_named"));
  CHECK(house.says(house.line_manager, house.here() + "/aims", "The aims are not agreed yet"));

  house.propose(house.coach, "Chair the programme board");
  CHECK_FALSE(house.says(house.line_manager, house.here() + "/aims", "Chair the programme board"));
  CHECK(house.sign(house.coach) == "303");
  CHECK(house.sign(house.coachee) == "303");
  CHECK(house.told(house.line_manager, "agreement_aims_to_sign"));

  const auto page = house.read(house.line_manager, house.here() + "/aims");
  CHECK(page.find("Chair the programme board") != std::string::npos);
  CHECK(page.find("20 March 2026") != std::string::npos);
  CHECK(page.find("Between us") == std::string::npos);
  CHECK(house.outcome(house.line_manager, Method::get, house.here()) == "not_found");
  CHECK(house.outcome(house.line_manager, Method::get,
                      house.here() + "/versions/" + house.agreement().in_force()->id.str()) == "not_found");
  CHECK(house.aims_page(house.coach) == "not_found");
  CHECK(house.aims_page(house.scene.manager()) == "not_found");
}

TEST_CASE("The third party signs the aims of each version in force anew") {
  ThreeWay house(a_database());
  REQUIRE(house.name("kind=line_manager").status == 303);
  house.agree_on("First aims");
  const auto sign_aims = [&] {
    return house.outcome(house.line_manager, Method::post, house.here() + "/aims", house.signature());
  };
  const auto unticked =
      house.post(house.line_manager, house.here() + "/aims", "version=" + house.agreement().in_force()->id.str());
  CHECK(unticked.status == 422);
  CHECK(unticked.body.find("First aims") != std::string::npos);
  CHECK(sign_aims() == "303");
  CHECK(sign_aims() == "out_of_turn");
  CHECK(house.told(house.coach, "agreement_aims_signed"));
  CHECK(house.says(house.coachee, house.here(), "The agreed aims"));
  CHECK(house.says(house.line_manager, house.here() + "/aims", "You signed these aims on"));

  house.agree_on("Second aims");
  CHECK(house.says(house.line_manager, house.here() + "/aims", "Second aims"));
  CHECK_FALSE(house.says(house.line_manager, house.here() + "/aims", "First aims"));
  CHECK(sign_aims() == "303");
}

TEST_CASE("Nobody is named but by the coachee, and who is withdrawn sees nothing any more") {
  ThreeWay house(a_database());
  house.agree_on("Seen for a while");
  CHECK(house.aims_page(house.line_manager) == "not_found");
  CHECK(house.outcome(house.coach, Method::get, house.here() + "/third-party") == "not_allowed");
  CHECK(house.outcome(house.coach, Method::post, house.here() + "/third-party", "kind=line_manager") ==
        "not_allowed");
  REQUIRE(house.name("kind=line_manager").status == 303);
  CHECK(house.says(house.line_manager, house.here() + "/aims", "Seen for a while"));
  CHECK(house.outcome(house.coach, Method::post, house.here() + "/third-party/withdraw") == "not_allowed");
  CHECK(house.says(house.coachee, house.here() + "/third-party/withdraw", "Withdraw Jörg Drummond"));
  CHECK(house.post(house.coachee, house.here() + "/third-party/withdraw").status == 303);
  CHECK(house.aims_page(house.line_manager) == "not_found");
  CHECK(house.told(house.line_manager, "agreement_withdrew_you"));
  REQUIRE(house.name("kind=sponsor&email=P1004@ministry.example").status == 303);
  CHECK(house.aims_page(house.line_manager) == "not_found");
  CHECK(house.says(house.scene.staff("1004"), house.here() + "/aims", "Seen for a while"));
}

TEST_CASE("A sponsor is somebody on the staff list, and neither coach nor coachee") {
  ThreeWay house(a_database());
  const auto refused = [&](const std::string& email, const std::string& why) {
    const auto page = house.name("kind=sponsor&email=" + email);
    return page.status == 422 && page.body.find(why) != std::string::npos &&
           page.body.find(email) != std::string::npos;
  };
  CHECK(refused("nobody", "Enter an email address"));
  CHECK(refused("nobody@ministry.example", "Nobody on the staff list"));
  CHECK(refused("rowan@elm.example", "Nobody on the staff list"));
  CHECK(refused("p1002@ministry.example", "other than coach and coachee"));
  CHECK_FALSE(house.agreement().third);
}

TEST_CASE("Either partner sets the day of the three-way meeting, and the others are told") {
  ThreeWay house(a_database());
  CHECK(house.outcome(house.coach, Method::get, house.here() + "/meeting") == "out_of_turn");
  REQUIRE(house.name("kind=line_manager").status == 303);
  const auto wrong =
      house.post(house.coach, house.here() + "/meeting", "meeting_on-day=31&meeting_on-month=2&meeting_on-year=2026");
  CHECK(wrong.status == 422);
  CHECK(wrong.body.find("The date must be a real date") != std::string::npos);
  CHECK(house.post(house.coach, house.here() + "/meeting", "meeting_on-day=1&meeting_on-month=4&meeting_on-year=2026")
            .status == 303);
  CHECK(house.agreement().third->meeting_on == Date(2026, 4, 1));
  CHECK(house.told(house.coachee, "agreement_meeting_set"));
  CHECK(house.told(house.line_manager, "agreement_meeting_set"));
}

TEST_CASE("There is no third party where the programme has none, nor in a group") {
  House house(a_database());
  CHECK(house.outcome(house.coachee, Method::get, house.here() + "/third-party") == "not_found");
  CHECK(house.outcome(house.coachee, Method::post, house.here() + "/third-party", "kind=line_manager") ==
        "not_found");
  house.rule(false, true);
  auto proposal = house.scene.proposal("1004");
  proposal.coachees.push_back(house.scene.person("1003"));
  house.engagement = house.scene.agreed(proposal);
  CHECK(house.outcome(house.scene.staff("1004"), Method::get, house.here() + "/third-party") == "not_found");
}

TEST_CASE("What a whole group signed is shown to no third party once one coachee is left") {
  ThreeWay house(a_database());
  auto proposal = house.scene.proposal("1004");
  proposal.coachees.push_back(house.scene.person("1003"));
  house.engagement = house.scene.agreed(proposal);
  house.coachee = house.scene.staff("1004");
  house.propose(house.coach, "Of us both");
  for (const auto& who : {house.coach, house.coachee, house.scene.staff("1003")}) CHECK(house.sign(who) == "303");
  house.scene.as_program([&](const access::Work& work) {
    REQUIRE(people::record_leaving(work, house.scene.person("1003"), work.today));
  });
  house.scene.deliver();
  CHECK(house.agreement().partnership.coachees.size() == 1);
  CHECK(house.outcome(house.coachee, Method::get, house.here() + "/third-party") == "not_found");
  house.agree_on("Of one alone");
  CHECK(house.outcome(house.coachee, Method::get, house.here() + "/third-party") == "200");
}

TEST_CASE("After a change of coach the third party sees no aims until new ones are agreed") {
  ThreeWay house(a_database());
  REQUIRE(house.name("kind=line_manager").status == 303);
  house.agree_on("Aims with the first");
  house.scene.move_to(Date(2026, 4, 1));
  house.new_coach();
  CHECK_FALSE(house.says(house.line_manager, house.here() + "/aims", "Aims with the first"));
  house.coach = house.scene.coach_actor("COACH-2");
  house.agree_on("Aims with the second");
  CHECK(house.says(house.line_manager, house.here() + "/aims", "Aims with the second"));
}
