// What goes with somebody who is erased, and what stays with their partners.
#include "messages/messages_scene_test.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using namespace waymark::test;

namespace {

/// A group of 1002 and 1004, whose partners have all written.
struct Group : Conversations {
  Group() {
    auto proposal = scene.proposal();
    proposal.coachees.push_back(scene.person("1004"));
    engagement = scene.agreed(proposal);
    other = scene.staff("1004");
    writes(coachee, "The first of two");
    writes(coachee, "Taken back at once");
    post(coachee, thread() + "/" + ids().back() + "/withdraw");
    writes(other, "What the other wrote");
    writes(coach, "What the coach wrote");
  }
  std::vector<vault::Place> own(const access::Actor& who) {
    return scene.get<std::vector<vault::Place>>(
        [&](const access::Work& work) { return messages::own_pieces(vault(), work, who.person); });
  }
  /// As the deed of erasing does it.
  std::int64_t erase(const access::Actor& who) {
    std::int64_t pieces = 0;
    scene.as_program([&](const access::Work& work) {
      pieces = messages::erase_own(vault(), work, who.person);
      people::pseudonymise(work, who.person);
    });
    scene.deliver();  // engagements hear of it
    return pieces;
  }
  std::int64_t sealed() {
    return scene.get<std::int64_t>([](const access::Work& work) {
      return work.db.value<std::int64_t>("select count(*) from sealed_content").value();
    });
  }

  access::Actor other;
};

}  // namespace

TEST_CASE("Of one of a group who is erased, what they wrote is no longer kept; what others wrote stays") {
  Group group;
  CHECK(group.own(group.coachee).size() == 1);
  CHECK(group.unread(group.other) == 2);
  const auto before = group.sealed();
  CHECK(group.erase(group.coachee) == 1);
  CHECK(before - group.sealed() == 1);
  CHECK(group.own(group.coachee).empty());
  CHECK(group.unread(group.other) == 1);  // the coach's
  for (const auto& partner : {group.coach, group.other}) {
    CHECK_FALSE(group.reads(partner, "The first of two"));
    CHECK(group.reads(partner, "This message is no longer kept."));
    CHECK_FALSE(group.reads(partner, "withdrew this message"));
    CHECK_FALSE(group.reads(partner, "O’Hara"));
    CHECK(group.reads(partner, "What the other wrote"));
    CHECK(group.reads(partner, "What the coach wrote"));
  }
  group.scene.database().read([&](db::Connection& db) {
    CHECK(group.vault().check(db).empty());
    CHECK(vault::compare_with_trail(db).empty());
  });
}

TEST_CASE("What a coach wrote to their coachees stays with them when the coach is erased") {
  Group group;
  CHECK(group.own(group.coach).empty());
  CHECK(group.erase(group.coach) == 0);
  CHECK(group.reads(group.coachee, "What the coach wrote"));
}
