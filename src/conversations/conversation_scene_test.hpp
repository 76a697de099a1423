#pragma once
// An engagement whose partners have sessions to talk about.
#include <doctest/doctest.h>

#include "conversations/store.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::test {

using namespace waymark::conversations;
using web::Method;

/// The sealed scene with a session of 2 March, logged the same day, after which it is 3 March.
struct Talk : SealedScene {
  explicit Talk(TestDatabase held) : SealedScene(std::move(held), routes()) {
    scene.move_to(Date(2026, 3, 3));
    session = scene.logged(engagement, Date(2026, 3, 2));
  }
  std::string reason(const access::Work& work, programmes::ReasonKind kind) const {
    return programmes::reasons(work.db, scene.programme, kind).front().code;
  }
  /// A group of 1002 and 1004 with the same coach, and its session of 2 March.
  std::pair<EngagementId, SessionId> a_group() {
    auto proposal = scene.proposal();
    proposal.coachees.push_back(scene.person("1004"));
    const auto group = scene.agreed(proposal);
    SessionId made;
    scene.as_program([&](const access::Work& work) {
      made = *engagements::log_session(work, group, {{Date(2026, 3, 2), 600}, 45, engagements::Mode::video, true},
                                       proposal.coachees);
    });
    return {group, made};
  }
  std::string at(std::string_view page = {}) const { return at(session, page); }
  std::string at(const SessionId& of, std::string_view page = {}) const {
    return path() + "/conversations/" + of.str() + std::string(page);
  }
  static std::string form(std::string_view deed, int version, const std::string& fields) {
    return fmt::format("deed={}&version={}&template=0&{}", deed, version, fields);
  }
  int share(const access::Actor& who, const std::string& fields, int version = 0) {
    return post(who, at(), form("share", version, fields)).status;
  }
  bool sees(const access::Actor& who, const std::string& target, std::string_view text) {
    return get(who, target).body.find(text) != std::string::npos;
  }
  std::string outcome_of(const access::Actor& who, std::string_view page) {
    return outcome(who, Method::get, at(page));
  }
  access::Actor change_coach(const std::string& code = "COACH-2", const EngagementId& which = {}) {
    scene.as(scene.manager(), [&](const access::Work& work) {
      const auto next = people::coach_with_code(work.db, code).value();
      const auto contract = code == "COACH-1" ? contracts::find_by_ref(work.db, "C-FOX")->id : ContractId();
      REQUIRE(engagements::change_coach(work, which.empty() ? engagement : which, next.id, contract,
                                        reason(work, programmes::ReasonKind::change_coach)));
    });
    return scene.coach_actor(code);
  }
  void end() {
    scene.as(scene.manager(), [&](const access::Work& work) {
      REQUIRE(engagements::end_early(work, engagement, reason(work, programmes::ReasonKind::end)));
    });
  }
  std::vector<PackedSection> packed(const PersonId& person) {
    std::vector<PackedSection> sections;
    scene.as_program([&](const access::Work& work) {
      const vault::SubjectAccessPacker packer(work, person);
      sections = packed_for(vault(), work, packer, person);
    });
    return sections;
  }

  SessionId session;
};

}  // namespace waymark::test
