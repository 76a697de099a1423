// What goes with somebody who is erased, and what stays with their partners.
#include "conversations/conversation_scene_test.hpp"

using namespace waymark;
using namespace waymark::test;

namespace {

std::vector<vault::Place> own_of(Talk& talk, const access::Actor& who) {
  return talk.scene.get<std::vector<vault::Place>>(
      [&](const access::Work& work) { return own_pieces(talk.vault(), work, who.person); });
}

std::int64_t erased(Talk& talk, const access::Actor& who) {
  std::int64_t pieces = 0;
  talk.scene.as_program([&](const access::Work& work) { pieces = erase_own(talk.vault(), work, who.person); });
  return pieces;
}

std::int64_t sealed(Talk& talk) {
  return talk.scene.get<std::int64_t>([](const access::Work& work) {
    return work.db.value<std::int64_t>("select count(*) from sealed_content").value();
  });
}

std::vector<std::string> what_is_wrong(Talk& talk) {
  return talk.scene.get<std::vector<std::string>>([&](const access::Work& work) {
    auto wrong = talk.vault().check(work.db);
    for (auto& one : vault::compare_with_trail(work.db)) wrong.push_back(std::move(one));
    return wrong;
  });
}

}  // namespace

TEST_CASE("Of one of a group who is erased, all they wrote for themselves goes; what the group shared stays") {
  Talk talk(a_database());
  const auto [group, session] = talk.a_group();
  const auto at = [&, &group = group, &session = session](const std::string& page) {
    return engagements::path_of(group) + "/conversations/" + session.str() + page;
  };
  const auto other = talk.scene.staff("1004");
  REQUIRE(talk.post(talk.coachee, at(""), Talk::form("share", 0, "focus=Lapwing")).status == 303);
  REQUIRE(talk.post(talk.coachee, at("/notes"), "text=Heron").status == 303);
  REQUIRE(talk.post(talk.coachee, at("/prepare"), "text=Dunlin").status == 303);
  REQUIRE(talk.post(talk.coachee, at("/reflect"), "useful=Teal&shared=yes").status == 303);
  REQUIRE(talk.post(talk.coachee, at(""), Talk::form("draft", 1, "focus=Wigeon")).status == 303);
  REQUIRE(talk.post(other, at("/notes"), "text=Plover").status == 303);
  REQUIRE(talk.post(talk.coach, at("/notes"), "text=Curlew").status == 303);
  CHECK(talk.sees(talk.coach, at("/reflect"), "Teal"));

  const auto shown = own_of(talk, talk.coachee);
  CHECK(shown.size() == 4);
  const auto before = sealed(talk);
  const auto lines = talk.lines("content_removed").size();
  CHECK(erased(talk, talk.coachee) == 4);
  CHECK(before - sealed(talk) == 4);
  CHECK(talk.lines("content_removed").size() == lines + 4);
  CHECK(own_of(talk, talk.coachee).empty());
  CHECK(erased(talk, talk.coachee) == 0);

  CHECK_FALSE(talk.sees(talk.coach, at("/reflect"), "Teal"));
  CHECK_FALSE(talk.sees(talk.coachee, at("/notes"), "Heron"));
  CHECK_FALSE(talk.sees(talk.coachee, at("/prepare"), "Dunlin"));
  CHECK_FALSE(talk.sees(talk.coachee, at("?change=yes"), "Wigeon"));
  for (const auto& partner : {talk.coach, other}) CHECK(talk.sees(partner, at(""), "Lapwing"));
  CHECK(talk.sees(other, at("/notes"), "Plover"));
  CHECK(talk.sees(talk.coach, at("/notes"), "Curlew"));
  CHECK(what_is_wrong(talk).empty());
}

TEST_CASE("Of a coach who is erased, today's or an earlier one, their own notes go and what is shared stays") {
  Talk talk(a_database());
  talk.share(talk.coach, "focus=Lapwing");
  talk.post(talk.coach, talk.at("/notes"), "text=Curlew");
  talk.post(talk.coachee, talk.at("/notes"), "text=Plover");
  talk.scene.move_to(Date(2026, 4, 1));
  const auto next = talk.change_coach();
  CHECK(talk.sees(talk.coach, talk.at("/notes"), "Curlew"));
  CHECK(own_of(talk, talk.coach).size() == 1);
  CHECK(own_of(talk, next).empty());
  CHECK(erased(talk, talk.coach) == 1);
  CHECK_FALSE(talk.sees(talk.scene.staff("1002"), talk.at("/notes"), "Curlew"));
  CHECK(talk.outcome_of(talk.coach, "/notes") == "not_found");
  CHECK(talk.sees(talk.coachee, talk.at(), "Lapwing"));
  CHECK(talk.sees(talk.coachee, talk.at("/notes"), "Plover"));
}

TEST_CASE("What was shredded is no piece of anybody's any more") {
  Talk talk(a_database());
  talk.post(talk.coachee, talk.at("/notes"), "text=Plover");
  CHECK(own_of(talk, talk.coachee).size() == 1);
  talk.scene.as_program([&](const access::Work& work) {
    const auto engagement = *engagements::find(work.db, talk.engagement);
    talk.vault().shred(work, engagements::scope_of(work, engagement), "erasure");
  });
  CHECK(own_of(talk, talk.coachee).empty());
  CHECK(erased(talk, talk.coachee) == 0);
}
