#pragma once
// What the tests of this room share: the sealed scene with this room's routes and those of engagements and
// programmes.
#include <doctest/doctest.h>

#include "agreements/agreements.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::agreements::test_scene {

using web::Method;

inline std::vector<web::Route> routes_here() {
  auto all = routes();
  for (auto& route : engagements::routes()) all.push_back(std::move(route));
  for (auto& route : programmes::routes()) all.push_back(std::move(route));
  return all;
}

class House : public test::SealedScene {
 public:
  explicit House(test::TestDatabase held) : SealedScene(std::move(held), routes_here()) {}

  std::string here() const { return path() + "/agreement"; }
  Agreement agreement() { return agreement_of(engagement); }
  Agreement agreement_of(const EngagementId& id) {
    return scene.get<Agreement>(coachee, [&](const access::Work& work) { return find(work, id); });
  }
  /// The form of a draft with these aims, and as much in every other section.
  std::string words(const std::string& aims, const std::string& button = "propose") {
    const auto found = agreement();
    const auto* draft = found.draft();
    return fmt::format(
        "seen={}&aims={}&frequency=Monthly&confidentiality=Between+us&cancellation=Two+days&data=Few+notes"
        "&do={}",
        draft ? draft->changed_at.micros() : 0, url_encoded(aims), button);
  }
  void draft(const access::Actor& who, const std::string& aims) {
    CHECK(post(who, here() + "/draft", words(aims, "save")).status == 303);
  }
  void propose(const access::Actor& who, const std::string& aims) {
    CHECK(post(who, here() + "/draft", words(aims)).status == 303);
  }
  std::string signature() {
    const auto found = agreement();
    return "confirm=yes&version=" + (found.to_sign() ? found.to_sign() : found.in_force())->id.str();
  }
  std::string sign(const access::Actor& who) { return outcome(who, Method::post, here() + "/sign", signature()); }
  void agree_on(const std::string& aims) {
    propose(coach, aims);
    CHECK(sign(coach) == "303");
    CHECK(sign(coachee) == "303");
  }
  /// What the page says, in its main part.
  std::string read(const access::Actor& who, const std::string& target) { return get(who, target).body; }
  bool says(const access::Actor& who, const std::string& target, std::string_view text) {
    return read(who, target).find(text) != std::string::npos;
  }
  void rule(bool required, bool three_way) {
    scene.as(scene.manager(), [&](const access::Work& work) {
      programmes::set_agreement_rule(work, scene.programme, {required, three_way});
    });
  }
  void new_coach(const std::string& code = "COACH-2") {
    const auto next = scene.coach(code);
    scene.as(scene.manager(), [&](const access::Work& work) {
      REQUIRE(engagements::change_coach(work, engagement, next.id, {}, "coach_unavailable"));
    });
  }
  /// All notices this person got, in words.
  bool told(const access::Actor& who, std::string_view kind) {
    const auto kinds = scene.told(who.person);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
};

}  // namespace waymark::agreements::test_scene
