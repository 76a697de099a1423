#pragma once
// Conversations of the sealed scene, for the tests of this room.
#include "messages/messages.hpp"
#include "messages/waiting.hpp"
#include "tests/support/sealed_scene.hpp"

namespace waymark::test {

struct Conversations : SealedScene {
  Conversations() : SealedScene(a_database(), messages::routes()) {}

  std::string thread() const { return path() + "/messages"; }
  void writes(const access::Actor& actor, const std::string& text) {
    REQUIRE(post(actor, thread(), "text=" + url_encoded(text)).status == 303);
  }
  bool reads(const access::Actor& actor, const std::string& text, const std::string& query = {}) {
    return get(actor, thread() + query).body.find(text) != std::string::npos;
  }
  std::vector<messages::Unread> all_unread(const access::Actor& actor) {
    return scene.get<std::vector<messages::Unread>>(actor,
                                                    [](const access::Work& work) { return messages::unread(work); });
  }
  std::int64_t unread(const access::Actor& actor) {
    std::int64_t sum = 0;
    for (const auto& one : all_unread(actor)) sum += one.messages;
    return sum;
  }
  /// How many notices that something waits they have not read.
  int waiting(const access::Actor& actor) {
    int all = 0;
    for (const auto& kind : scene.told(actor.person)) all += kind == "message_waiting" ? 1 : 0;
    return all;
  }
  /// Of all messages there are, oldest first.
  std::vector<std::string> ids() {
    return scene.get<std::vector<std::string>>([](const access::Work& work) {
      std::vector<std::string> all;
      for (const db::Row& row : work.db.query("select id from message order by written_at, id"))
        all.push_back(row.get<std::string>(0));
      return all;
    });
  }
  void changes_coach(const std::string& code) {
    const auto next = scene.coach(code);
    const auto contract = code == "COACH-1" ? scene.contract("C-FOX").id : ContractId();
    scene.as(scene.manager(), [&](const access::Work& work) {
      const auto changed = engagements::change_coach(work, engagement, next.id, contract, "coach_unavailable");
      REQUIRE_MESSAGE(changed, (changed ? "" : changed.problems().front().message));
    });
  }
  std::vector<std::string> packed(const PersonId& person) {
    std::vector<std::string> texts;
    scene.as_program([&](const access::Work& work) {
      const vault::SubjectAccessPacker packer(work, person);
      for (const auto& section : messages::packed_for(vault(), work, packer, person)) texts.push_back(section.text);
    });
    return texts;
  }
};

}  // namespace waymark::test
