// One of two coachees of a group asks to be erased: what the page said goes is what goes, in all rooms.
#include <doctest/doctest.h>

#include "conversations/conversations.hpp"
#include "messages/messages.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "tests/support/house.hpp"

using namespace waymark;

namespace {

const std::string kOfficer = "leonora.quist@justice.example";
const std::string kCoach = "jorg.bhatt@justice.example";

/// A group of two whose coaching is over.
class Group {
 public:
  explicit Group(test::TestHouse& house) : house_(house) {
    coach = somebody("select id from person where email = '" + kCoach + "'");
    const std::string free =
        "select p.id from person p where p.staff_number <> '' and p.left_on is null and not exists"
        " (select 1 from engagement_coachee k where k.person_id = p.id) and not exists"
        " (select 1 from coach c where c.person_id = p.id) and not exists"
        " (select 1 from account a where a.person_id = p.id) order by p.staff_number limit 1";
    leaves = somebody(free);
    stays = somebody(free + " offset 1");
    as(app::House::program(), [&](const access::Work& work) { agree(work); });
    as(leaves, [&](const access::Work& work) { write_as_the_one_who_leaves(work); });
    house.clock().advance(std::chrono::seconds(1));  // so that it is known whose message was the first
    as(stays, [&](const access::Work& work) {
      REQUIRE(conversations::save_text(vault(), work, id, session, conversations::OwnKind::note, "kept for myself"));
      REQUIRE(messages::send(vault(), work, id, "What the other wrote"));
    });
    as(coach, [&](const access::Work& work) {
      REQUIRE(conversations::save_text(vault(), work, id, session, conversations::OwnKind::note, "the coach's own"));
    });
    as(app::House::program(), [&](const access::Work& work) {
      const auto programme = engagements::find(work.db, id)->programme;
      const auto reasons = programmes::reasons(work.db, programme, programmes::ReasonKind::end);
      REQUIRE(engagements::end_early(work, id, reasons.front().code));
    });
  }

  void as(const access::Actor& actor, const std::function<void(const access::Work&)>& deed) {
    house_.database().change_now([&](db::Connection& db) {
      deed({db, actor, house_.clock().now(), house_.clock().today()});
    });
  }
  vault::Vault& vault() { return house_.vault(); }
  std::int64_t sealed() {
    return house_.database().read_value<std::int64_t>(
        [](db::Connection& db) { return db.value<std::int64_t>("select count(*) from sealed_content").value(); });
  }
  std::string number_of(const access::Actor& who) {
    return house_.one("select staff_number from person where id = '" + who.person.str() + "'");
  }

  EngagementId id;
  SessionId session;
  access::Actor coach, leaves, stays;

 private:
  access::Actor somebody(const std::string& sql) {
    access::Actor actor;
    actor.account = AccountId::fresh();
    actor.person = PersonId(house_.one(sql));
    REQUIRE(actor.person);
    house_.database().read([&](db::Connection& db) {
      actor.name = people::find_person(db, actor.person)->name();
      if (const auto found = people::coach_of_person(db, actor.person)) actor.coach = found->id;
    });
    return actor;
  }
  void agree(const access::Work& work) {
    engagements::Proposal proposal;
    proposal.programme = programmes::find_or_make(work, "Action learning");
    proposal.coachees = {leaves.person, stays.person};
    proposal.coach = coach.coach;
    proposal.starts_on = work.today;
    proposal.planned_sessions = 2;
    proposal.planned_minutes = 60;
    id = *engagements::propose(work, proposal);
    engagements::ask(work, id);
    engagements::accept(work, id);
    session = *engagements::log_session(work, id, {{work.today, 7 * 60}, 60, engagements::Mode::video, true},
                                        proposal.coachees);
  }
  void write_as_the_one_who_leaves(const access::Work& work) {
    REQUIRE(conversations::share(vault(), work, id, session, {}, {{"focus", "What we share"}}));
    REQUIRE(conversations::save_text(vault(), work, id, session, conversations::OwnKind::note, "mine alone"));
    REQUIRE(conversations::save_reflection(vault(), work, id, session, {{"useful", "The quiet"}}, true));
    REQUIRE(messages::send(vault(), work, id, "What I wrote"));
    plans::GoalWords words;
    words.title = "Ask before I answer";
    words.measure = "Once a day";
    words.importance = words.difficulty = 1;
    const auto goal = plans::add_goal(vault(), work, id, work.actor.person, words);
    REQUIRE(goal);
    plans::share_goal(vault(), work, id, *goal, true);
  }

  test::TestHouse& house_;
};

}  // namespace

TEST_CASE("When one of a group is erased, what the page said goes has gone, and the others find what is theirs") {
  auto house = test::fresh_house();
  Group group(*house);
  const auto page = "/rights/erasure/" + group.leaves.person.str();
  const auto shown = house->get(kOfficer, page);
  CHECK(shown.status == 200);
  // A note, a reflection, a message, a goal and what the line manager saw of it.
  CHECK(shown.says("(notes, goals, documents, messages): 5 pieces"));
  CHECK(shown.says("What was written in 0 engagements in which they are the only coachee: 0 pieces"));
  CHECK(shown.says("What was shared in 1 engagement that is others’ too"));
  const auto before = group.sealed();
  CHECK(house->post(kOfficer, page, {{"typed", group.number_of(group.leaves)}}).status == 303);
  CHECK(before - group.sealed() == 5);
  CHECK(house->get(kOfficer, page).says("was erased on"));

  group.as(group.stays, [&](const access::Work& work) {
    const auto messages = messages::open_page(group.vault(), work, group.id).messages;
    REQUIRE(messages.size() == 2);
    CHECK_FALSE(messages[0].text);
    CHECK(messages[0].message.by_erased);
    CHECK(messages[1].text == "What the other wrote");
    const auto partnership = engagements::own_partnership(work, group.id);
    CHECK(conversations::open_text(group.vault(), work, partnership, group.session, conversations::OwnKind::note) ==
          "kept for myself");
  });
  // What was shared is there, and of the others' own nothing is missing.
  CHECK(house->one("select count(*) || ' ' || max(object_kind) from sealed_content where object_kind = "
                   "'conversation'") == "1 conversation");
  house->database().read([&](db::Connection& db) {
    CHECK(group.vault().check(db).empty());
    CHECK(vault::compare_with_trail(db).empty());
  });
}
