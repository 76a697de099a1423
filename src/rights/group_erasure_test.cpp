// Erasing somebody who is one of several in an engagement.
#include "rights/leaver_test.hpp"

using namespace waymark;
using namespace waymark::rights;
using namespace waymark::test;

namespace {

/// A group beside it, of 1004 and of 1002, whose coaching is over; each of them wrote something there.
struct Group : Leaver {
  Group() {
    auto proposal = scene.proposal("1002", "COACH-2");
    proposal.coachees.push_back(who.person);
    group = scene.agreed(proposal);
    other = scene.staff("1002");
    think(who, "in the group", group);
    think(other, "what the other said", group);
    complete(own);
    for (const auto& id : {group, engagement})
      scene.as_program([&](const access::Work& work) {
        const auto reasons = programmes::reasons(work.db, scene.programme, programmes::ReasonKind::end);
        REQUIRE(engagements::end_early(work, id, reasons.front().code));
      });
    rooms.erasing.push_back({[this](vault::Vault& vault, const access::Work& work, const PersonId& person) {
                               std::vector<vault::Place> places;
                               for (const auto& id : {own, group})
                                 if (vault.holds(work, thought(work, id, person)))
                                   places.push_back(thought(work, id, person).place());
                               return places;
                             },
                             [this](vault::Vault& vault, const access::Work& work, const PersonId& person) {
                               const bool there = vault.holds(work, thought(work, group, person));
                               vault.remove(work, thought(work, group, person));
                               return there ? 1 : 0;
                             }});
  }
  bool holds(const EngagementId& id, const access::Actor& actor) {
    return scene.get<bool>(
        [&](const access::Work& work) { return vault().holds(work, thought(work, id, actor.person)); });
  }
  std::string opened(const access::Actor& actor) {
    std::string text;
    scene.as(actor, [&](const access::Work& work) {
      const auto sealed = thought(work, group, actor.person);
      text = vault().open(work, ThoughtPolicy::reader(work, sealed), sealed).value_or("gone");
    });
    return text;
  }
  std::int64_t sealed() {
    return scene.get<std::int64_t>([](const access::Work& work) {
      return work.db.value<std::int64_t>("select count(*) from sealed_content").value();
    });
  }
  void run(const std::string& sql) {
    scene.as_program([&](const access::Work& work) { work.db.run(sql); });
  }

  EngagementId group;
  access::Actor other;
};

}  // namespace

TEST_CASE("What was written in a group stays with the others in it, but for what was theirs alone") {
  Group all;
  const auto shown = all.look();
  CHECK(shown.goes.engagements == 1);
  CHECK(shown.goes.pieces == 2);
  CHECK(shown.goes.own == 1);
  CHECK(shown.stays.shared == 1);
  const auto page = all.get(all.officer, "/rights/erasure/" + all.who.person.str()).body;
  CHECK(page.find("(notes, goals, documents, messages): 1 piece<") != std::string::npos);
  const auto before = all.sealed();
  const auto gone = all.erase_them();
  REQUIRE(gone);
  CHECK(*gone == shown.goes);
  CHECK(before - all.sealed() == gone->pieces + gone->own);
  CHECK_FALSE(all.certificate(all.group));
  CHECK(all.certificate(all.own));
  CHECK_FALSE(all.holds(all.group, all.who));
  CHECK(all.opened(all.other) == "what the other said");
  CHECK(all.look().goes == Goes());
  const auto removed = all.lines("content_removed");
  REQUIRE(removed.size() == 1);
  CHECK(removed[0].actor == all.officer.person);
  const auto erased = all.lines("person_erased");
  REQUIRE(erased.size() == 1);
  CHECK(erased[0].detail == "1 engagements shredded, 2 pieces; 1 pieces of their own elsewhere");
  CHECK(all.get(all.officer, "/rights/erasure").body.find(">3</td>") != std::string::npos);
}

TEST_CASE("The last of a group to be erased takes with them what its coachees shared") {
  Group all;
  REQUIRE(all.erase_them());
  all.who = all.other;
  CHECK(all.look().goes.engagements == 1);
  CHECK(all.look().goes.own == 0);
  CHECK(all.look().stays.shared == 0);
  REQUIRE(all.erase_them("1002"));
  CHECK(all.certificate(all.group));
}

TEST_CASE("An old row of an erased person's part of a group is refused; the group's whole old state is found out") {
  Group all;
  all.run("create table old_content as select * from sealed_content");
  all.run("create table old_manifest as select * from sealed_manifest");
  REQUIRE(all.erase_them());
  all.run("insert into sealed_content select * from old_content where scope_id = '" + all.group.str() +
          "' and object_id = '" + all.who.person.str() + "'");
  CHECK_THROWS_AS(all.opened(all.who), vault::Tampered);
  // The group's key is there while the others are: docs/what-is-protected.md says what that means.
  all.run("delete from sealed_manifest where scope_id = '" + all.group.str() + "'");
  all.run("insert into sealed_manifest select * from old_manifest where scope_id = '" + all.group.str() + "'");
  CHECK(all.opened(all.who) == "in the group");
  std::vector<std::string> found;
  all.scene.database().read([&](db::Connection& db) { found = vault::compare_with_trail(db); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].find(all.group.str()) != std::string::npos);
}

TEST_CASE("Whoever else of an engagement a hold stands on, nothing that was written there goes") {
  for (const auto whose : {"the coach", "the other coachee"}) {
    CAPTURE(whose);
    Group all;
    const auto hold = all.hold(
        {.person = whose == std::string("the coach") ? all.scene.coach_actor("COACH-2").person : all.other.person});
    REQUIRE(all.look().blocks.size() == 1);
    CHECK(all.look().blocks.front().find("legal hold") != std::string::npos);
    CHECK_FALSE(all.erase_them());
    CHECK(all.holds(all.group, all.who));
    all.scene.as(all.officer, [&](const access::Work& work) { lift_hold(work, hold); });
    CHECK(all.erase_them());
  }
}
