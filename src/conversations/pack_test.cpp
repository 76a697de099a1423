#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

/// Every word in what is packed for somebody.
std::string text_of(const std::vector<PackedSection>& sections) {
  std::string all;
  for (const auto& section : sections)
    for (const auto& [heading, text] : section.texts) all += heading + " " + text + "\n";
  return all;
}

bool has(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

}  // namespace

TEST_CASE("Packed for somebody: what they wrote for themselves, and the conversations that are theirs") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing&confidence=7");
  talk.post(talk.coach, talk.at("/notes"), "text=Curlew");
  talk.post(talk.coachee, talk.at("/notes"), "text=Plover");
  talk.post(talk.coachee, talk.at("/prepare"), "text=Dunlin");
  talk.post(talk.coachee, talk.at("/reflect"), "useful=Teal&shared=yes");
  talk.post(talk.coachee, talk.at(), Talk::form("draft", 1, "focus=Wigeon"));

  const auto coachee = text_of(talk.packed(talk.coachee.person));
  for (const auto* word : {"Lapwing", "Plover", "Dunlin", "Teal", "Wigeon", "Confidence 7"})
    CHECK(has(coachee, word));
  CHECK_FALSE(has(coachee, "Curlew"));
  const auto coach = text_of(talk.packed(talk.coach.person));
  for (const auto* word : {"Lapwing", "Curlew"}) CHECK(has(coach, word));
  for (const auto* word : {"Plover", "Dunlin", "Teal", "Wigeon"}) CHECK_FALSE(has(coach, word));
  CHECK(talk.packed(talk.line_manager.person).empty());
  CHECK(talk.lines("machine_read").size() == 3);
}

TEST_CASE("An earlier coach is packed their own notes, and no conversation") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  talk.post(talk.coach, talk.at("/notes"), "text=Curlew");
  talk.post(talk.coach, talk.at(), Talk::form("draft", 1, "focus=Wigeon"));
  talk.scene.move_to(Date(2026, 4, 1));
  const auto next = talk.change_coach();
  const auto coach = text_of(talk.packed(talk.coach.person));
  CHECK(has(coach, "Curlew"));
  CHECK_FALSE(has(coach, "Lapwing"));
  CHECK_FALSE(has(coach, "Wigeon"));
  CHECK(talk.packed(next.person).empty());
  CHECK(has(text_of(talk.packed(talk.coachee.person)), "Lapwing"));
}

TEST_CASE("A packer of somebody else packs nothing") {
  Talk talk(a_database());
  talk.scene.as_program([&](const access::Work& work) {
    const vault::SubjectAccessPacker packer(work, talk.coach.person);
    CHECK_THROWS_AS(packed_for(talk.vault(), work, packer, talk.coachee.person), Refused);
  });
}

TEST_CASE("When an engagement was shredded its pages say so, and there is nothing to pack") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  talk.post(talk.coach, talk.at("/notes"), "text=Curlew");
  talk.end();
  talk.scene.as_program([&](const access::Work& work) {
    const auto engagement = *engagements::find(work.db, talk.engagement);
    talk.vault().shred(work, engagements::scope_of(work, engagement), "retention_over");
  });
  talk.vault().destroy_shredded_keys(talk.scene.database(), talk.scene.now);
  CHECK(talk.sees(talk.coach, talk.at(), "has been destroyed"));
  CHECK(talk.sees(talk.coach, talk.at("/notes"), "has been destroyed"));
  CHECK(talk.sees(talk.coach, talk.path() + "/conversations", "Written, last by"));
  CHECK(talk.packed(talk.coachee.person).empty());
}
