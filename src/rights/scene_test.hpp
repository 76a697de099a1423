#pragma once
// A small content of our own beside an engagement, the officer who keeps people's rights, and the day moved on.
#include <doctest/doctest.h>

#include "rights/rights.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::test {

class ThoughtPolicy;
/// What one partner wrote for themselves: object is whose it is.
struct Thought {
  static constexpr std::string_view kind = "thought";
  using Policy = ThoughtPolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};
class ThoughtPolicy {
 public:
  static vault::Reader<Thought> reader(const access::Work& work, const vault::Sealed<Thought>& thought) {
    return {work, thought.place().scope, thought.place().object};
  }
  static bool may_pack(const access::Work&, const PersonId& whose, const vault::Sealed<Thought>& thought) {
    return thought.place().object == whose.str();
  }
};

class RightsScene : public SealedScene {
 public:
  RightsScene() : SealedScene(a_database(), rights::routes()) {
    site().rights = &rooms;
    rooms.sources.push_back(
        {"Thoughts",
         [this](vault::Vault& vault, const access::Work& work, const vault::SubjectAccessPacker& packer,
                const PersonId& whose) { return thoughts(vault, work, packer, whose); },
         "What your partner thought."});
    officer = Scene::somebody(PersonId::fresh(), "Data protection officer");
    officer.grants.push_back({access::Role::data_protection_officer, access::PlaceKind::service, ""});
  }

  vault::Sealed<Thought> thought(const access::Work& work, const EngagementId& id, const PersonId& whose) {
    return {engagements::scope_of(work, engagements::find(work.db, id).value()), whose.str()};
  }
  void think(const access::Actor& actor, const std::string& text, const EngagementId& where = {}) {
    scene.as(actor, [&](const access::Work& work) {
      vault().seal(work, thought(work, where ? where : engagement, actor.person), text);
    });
  }
  /// What opens, or "gone".
  std::string reread(const access::Actor& actor) {
    std::string text;
    scene.as(actor, [&](const access::Work& work) {
      const auto sealed = thought(work, engagement, actor.person);
      text = vault().open(work, ThoughtPolicy::reader(work, sealed), sealed).value_or("gone");
    });
    return text;
  }
  /// A session is logged today and the engagement completed.
  void complete(const EngagementId& id) {
    scene.move_to(scene.today(), 16);
    scene.logged(id, scene.today());
    scene.as_program([&](const access::Work& work) { REQUIRE(engagements::complete(work, id)); });
  }
  int keep_to_schedule() { return rights::keep_to_schedule(scene.database(), vault(), rooms, scene.now); }
  std::optional<vault::Certificate> certificate(const EngagementId& id) {
    for (const auto& one : scene.get<std::vector<vault::Certificate>>(
             [](const access::Work& work) { return vault::certificates(work.db, 100); }))
      if (one.scope.id == id.str()) return one;
    return std::nullopt;
  }
  std::vector<rights::Due> due(Date until) {
    return scene.get<std::vector<rights::Due>>(
        [&](const access::Work& work) { return rights::due_within(work, rooms, until); });
  }
  std::string hold(const rights::HoldOn& on) {
    std::string id;
    scene.as(officer, [&](const access::Work& work) {
      id = *rights::lay_hold(work, on, rights::HoldReason::inquiry, "INQ-7");
    });
    return id;
  }

  rights::Rooms rooms;
  access::Actor officer;
  /// Where the source above looks.
  std::vector<EngagementId> places;

 private:
  std::vector<rights::Section> thoughts(vault::Vault& vault, const access::Work& work,
                                        const vault::SubjectAccessPacker& packer, const PersonId& whose) {
    std::vector<rights::Section> all;
    for (const auto& place : places) {
      const auto sealed = thought(work, place, whose);
      if (!vault.holds(work, sealed)) continue;
      all.push_back({.at = work.now, .title = "A thought", .text = vault.pack(work, packer, sealed).value()});
    }
    return all;
  }
};

}  // namespace waymark::test
