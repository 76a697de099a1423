// Who sees what of an agreement.
#include "agreements/content.hpp"
#include "agreements/scene_test.hpp"

using namespace waymark;
using namespace waymark::agreements;
using namespace waymark::agreements::test_scene;
using test::a_database;

namespace {

/// Whether every page of the agreement is nothing at all to this actor.
bool finds_nothing(House& house, const access::Actor& actor) {
  const auto version = house.agreement().versions.front().id.str();
  for (const std::string page :
       {"", "/draft", "/send-back", "/third-party", "/third-party/withdraw", "/meeting", "/aims"})
    if (house.outcome(actor, Method::get, house.here() + page) != "not_found") return false;
  for (const std::string deed :
       {"/sign", "/draft", "/send-back", "/third-party", "/third-party/withdraw", "/meeting", "/aims"})
    if (house.outcome(actor, Method::post, house.here() + deed, "confirm=yes&version=" + version) != "not_found")
      return false;
  return house.outcome(actor, Method::get, house.here() + "/versions/" + version) == "not_found";
}

}  // namespace

TEST_CASE("An agreement is there for its partners alone, whatever role another has") {
  House house(a_database());
  house.agree_on("Nobody else's business");
  CHECK(finds_nothing(house, house.line_manager));
  CHECK(finds_nothing(house, house.scene.manager()));
  CHECK(finds_nothing(house, house.scene.supplier_administrator("FOX")));
  CHECK(finds_nothing(house, house.scene.coach_actor("COACH-3")));
  CHECK(finds_nothing(house, house.scene.staff("1004")));
}

TEST_CASE("Each sees that the other opened what is theirs") {
  House house(a_database());
  house.agree_on("Opened and seen");
  house.get(house.coach, house.here());
  const auto lines = house.lines(audit::kOpened);
  REQUIRE_FALSE(lines.empty());
  CHECK(lines.front().actor == house.coach.person);
  CHECK(lines.front().about == house.coachee.person);
}

TEST_CASE("A new coach sees nothing of what was agreed with the earlier one, and signs anew") {
  House house(a_database());
  house.agree_on("With the first coach");
  const auto old_version = house.agreement().in_force()->id.str();
  const auto earlier = house.coach;
  house.scene.move_to(Date(2026, 4, 1));
  house.new_coach();
  const auto next = house.scene.coach_actor("COACH-2");

  CHECK_FALSE(house.scene.engagement(house.engagement).agreement_signed_at.has_value());
  CHECK_FALSE(house.agreement().in_force());
  CHECK_FALSE(house.says(next, house.here(), "With the first coach"));
  CHECK_FALSE(house.says(next, house.here() + "/draft", "With the first coach"));
  CHECK(house.outcome(next, Method::get, house.here() + "/versions/" + old_version) == "not_found");
  CHECK(house.says(house.coachee, house.here() + "/versions/" + old_version, "With the first coach"));

  CHECK(house.says(earlier, house.here(), "Siân Rahman, 2 Mar 2026"));
  CHECK_FALSE(house.says(earlier, house.here(), "With the first coach"));
  CHECK(house.outcome(earlier, Method::get, house.here() + "/versions/" + old_version) == "not_found");
  CHECK(house.outcome(earlier, Method::get, house.here() + "/draft") == "not_found");

  house.coach = next;
  house.agree_on("With the second coach");
  CHECK(house.agreement().in_force()->number == 2);
  CHECK_FALSE(house.says(earlier, house.here(), "Version 2"));
}

TEST_CASE("A version the earlier coach left unsigned waits for nobody") {
  House house(a_database());
  house.propose(house.coach, "Half signed");
  const auto signature = house.signature();
  house.scene.move_to(Date(2026, 3, 10));
  house.new_coach();
  CHECK_FALSE(house.agreement().to_sign());
  CHECK(house.outcome(house.coachee, Method::post, house.here() + "/sign", signature) == "out_of_turn");
  CHECK(house.outcome(house.scene.coach_actor("COACH-2"), Method::post, house.here() + "/sign", signature) ==
        "out_of_turn");
}

TEST_CASE("What is gathered for a person holds what they may read, and no more") {
  House house(a_database());
  house.agree_on("Packed aims");
  const auto packs = [&](const PersonId& whose) {
    bool packed = false;
    house.scene.as_program([&](const access::Work& work) {
      const vault::SubjectAccessPacker packer(work, whose);
      for (const auto& section : packed_for(house.vault(), work, packer, whose))
        packed = packed || section.text.find("Packed aims") != std::string::npos;
    });
    return packed;
  };
  CHECK(packs(house.coachee.person));
  CHECK(packs(house.coach.person));
  CHECK_FALSE(packs(house.line_manager.person));
  house.scene.move_to(Date(2026, 3, 10));
  house.new_coach();
  CHECK_FALSE(packs(house.coach.person));
  CHECK_FALSE(packs(house.scene.coach("COACH-2").person));
}
