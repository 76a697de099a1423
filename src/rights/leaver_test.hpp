#pragma once
// Somebody who is to be erased.
#include "accounts/accounts.hpp"
#include "rights/scene_test.hpp"

namespace waymark::test {

/// 1004 coached by COACH-2, who is internal: nothing was invoiced.
struct Leaver : RightsScene {
  Leaver() {
    own = scene.agreed("1004", "COACH-2");
    who = scene.staff("1004");
    think(who, "what was said", own);
    think(scene.coach_actor("COACH-2"), "what was heard", own);
    scene.as_program([&](const access::Work& work) {
      REQUIRE(accounts::add_account(work, who.person, "a hash"));
      jobs::tell(work, who.person, "session_arranged", "engagement", own.str(), work.now);
    });
  }
  rights::Preview look() {
    return scene.get<rights::Preview>(
        officer, [&](const access::Work& work) { return rights::preview(vault(), work, rooms, who.person); });
  }
  Checked<rights::Goes> erase_them(std::string_view typed = "1004") {
    std::optional<Checked<rights::Goes>> gone;
    scene.as(officer,
             [&](const access::Work& work) { gone.emplace(rights::erase(vault(), work, rooms, who.person, typed)); });
    return *gone;
  }
  people::Person person() {
    return scene.get<people::Person>(
        [&](const access::Work& work) { return *people::find_person(work.db, who.person); });
  }
  EngagementId own;
  access::Actor who;
};

}  // namespace waymark::test
