#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

Scene a_scene() { return Scene(a_database()); }

SessionPlan at(Date day, int hour, int minutes = 90) { return {{day, hour * 60}, minutes, Mode::video, false}; }

}  // namespace

TEST_CASE("A coach arranges a session, and the coachee is told") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.as(scene.coach_actor("COACH-1"),
           [&](const access::Work& work) { CHECK(arrange_session(work, id, at(Date(2026, 3, 10), 14))); });
  const auto sessions = scene.sessions(id);
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].number == 1);
  CHECK(london(*sessions[0].starts_at) == LocalTime{Date(2026, 3, 10), 14 * 60});
  CHECK(scene.engagement(id).next_open_at == sessions[0].starts_at);
  CHECK(scene.told(scene.person("1002")).front() == "session_arranged");
  CHECK(scene.told(scene.coach("COACH-1").person).front() == "engagement_agreed");
  CHECK(scene.check().empty());
}

TEST_CASE("A coachee can do each thing with a session too, and the coach is told") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto coachee = scene.staff("1002");
  const auto coach = scene.coach("COACH-1").person;
  SessionId session;
  scene.as(coachee,
           [&](const access::Work& work) { session = *arrange_session(work, id, at(Date(2026, 3, 10), 14)); });
  CHECK(scene.told(coach).front() == "session_arranged");
  scene.as(coachee, [&](const access::Work& work) {
    CHECK(rearrange_session(work, id, session, at(Date(2026, 3, 11), 15), "leave"));
  });
  scene.move_to(Date(2026, 3, 11), 17);
  scene.as(coachee, [&](const access::Work& work) {
    CHECK(complete_session(work, id, session, {75, Mode::telephone, {}}));
  });
  CHECK(scene.told(coach).front() == "session_completed");
  const auto kept = scene.engagement(id);
  CHECK(kept.sessions_completed == 1);
  CHECK(kept.minutes_completed == 75);
  CHECK(kept.last_completed_on == Date(2026, 3, 11));
  CHECK_FALSE(kept.next_open_at);
  CHECK(scene.check().empty());
}

TEST_CASE("Rearranging keeps when it was to be, and why it was moved") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.as(scene.staff("1002"), [&](const access::Work& work) {
    const auto refused = rearrange_session(work, id, session, at(Date(2026, 3, 12), 9), "because");
    REQUIRE_FALSE(refused);
    CHECK(refused.problems().of("reason"));
    CHECK(rearrange_session(work, id, session, at(Date(2026, 3, 12), 9), "work_priority"));
  });
  scene.as_program([&](const access::Work& work) {
    const auto moves = moves_of(work.db, session);
    REQUIRE(moves.size() == 1);
    CHECK(london(*moves[0].from_at) == LocalTime{Date(2026, 3, 10), 14 * 60});
    CHECK(london(moves[0].to_at) == LocalTime{Date(2026, 3, 12), 9 * 60});
    CHECK(moves[0].reason == "work_priority");
    CHECK(moves[0].by_name == "Éilis O’Hara");
  });
  CHECK(scene.sessions(id)[0].moves == 1);
}

TEST_CASE("Cancelling records who, when, how many whole hours before, and why") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.now = LocalTime{Date(2026, 3, 9), 13 * 60 + 30}.instant().value();
  scene.as(scene.staff("1002"),
           [&](const access::Work& work) { CHECK(cancel_session(work, id, session, "absence")); });
  const auto cancelled = scene.sessions(id)[0];
  CHECK(cancelled.cancel_notice_hours == 24);
  CHECK(cancelled.cancelled_side == Side::coachee);
  CHECK(cancelled.cancelled_by == scene.person("1002"));
  CHECK(cancelled.cancel_reason == "absence");
  CHECK(scene.engagement(id).sessions_cancelled == 1);
  CHECK(scene.engagement(id).delivered_net == Money());
  CHECK(scene.check().empty());
}

TEST_CASE("A late cancellation by the coachee is charged when the contract says so, one by the coach never") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto first = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  const auto second = scene.arranged(id, {Date(2026, 3, 10), 18 * 60});
  scene.move_to(Date(2026, 3, 10), 9);
  scene.as(scene.staff("1002"), [&](const access::Work& work) { CHECK(cancel_session(work, id, first, "absence")); });
  scene.as(scene.coach_actor("COACH-1"),
           [&](const access::Work& work) { CHECK(cancel_session(work, id, second, "absence")); });
  CHECK(scene.engagement(id).delivered_net == Money::pence(285'00));
  CHECK(scene.check().empty());
}

TEST_CASE("A programme manager who cancels for somebody says whose doing it was") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.as(scene.manager(), [&](const access::Work& work) {
    const auto refused = cancel_session(work, id, session, "absence");
    REQUIRE_FALSE(refused);
    CHECK(refused.problems().of("side"));
    CHECK(cancel_session(work, id, session, "absence", Side::coach));
  });
  CHECK(scene.sessions(id)[0].cancelled_side == Side::coach);
}

TEST_CASE("Nobody came can be said once the session has started, not before") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.move_to(Date(2026, 3, 10), 13);
  scene.as(scene.coach_actor("COACH-1"),
           [&](const access::Work& work) { CHECK_FALSE(not_attended(work, id, session)); });
  scene.move_to(Date(2026, 3, 10), 15);
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) { CHECK(not_attended(work, id, session)); });
  CHECK(scene.engagement(id).sessions_not_attended == 1);
  CHECK(state_at(scene.sessions(id)[0], scene.now) == SessionState::not_attended);
}

TEST_CASE("A session never arranged is logged in one step, under the next number") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.as(scene.coach_actor("COACH-1"),
           [&](const access::Work& work) { CHECK(log_session(work, id, at(Date(2026, 3, 1), 14, 60))); });
  const auto sessions = scene.sessions(id);
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[1].number == 2);
  CHECK(sessions[1].completed_at == scene.now);
  CHECK(scene.engagement(id).sessions_completed == 1);
  CHECK(scene.engagement(id).delivered_net == Money::pence(285'00));
  CHECK(scene.told(scene.person("1002")).front() == "session_completed");
  CHECK(scene.check().empty());
}

TEST_CASE("A session in the future cannot be logged as completed, nor one in the past arranged") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto ahead = scene.arranged(id, {Date(2026, 3, 2), 11 * 60});
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) {
    CHECK(log_session(work, id, at(Date(2026, 3, 2), 11)).problems().of("starts"));
    CHECK(arrange_session(work, id, at(Date(2026, 3, 2), 9)).problems().of("starts"));
    CHECK_FALSE(complete_session(work, id, ahead, {60, Mode::video, {}}));
  });
}

TEST_CASE("A time the clocks skip is refused, and one that comes twice means the first") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) {
    const auto skipped = arrange_session(work, id, {{Date(2026, 3, 29), 90}, 60, Mode::video, false});
    REQUIRE_FALSE(skipped);
    CHECK(skipped.problems().of("time"));
    CHECK(arrange_session(work, id, {{Date(2026, 10, 25), 90}, 60, Mode::video, false}));
  });
  CHECK(scene.sessions(id)[0].starts_at->iso() == "2026-10-25T00:30:00Z");
}

TEST_CASE("An overlap for coach or coachee is a warning that can be set aside, never a refusal") {
  auto scene = a_scene();
  const auto id = scene.agreed("1002");
  const auto other = scene.agreed("1004");  // the same coach
  scene.arranged(other, {Date(2026, 3, 10), 14 * 60}, 60);
  scene.as(scene.staff("1002"), [&](const access::Work& work) {
    auto plan = at(Date(2026, 3, 10), 14);
    plan.starts.minutes += 59;
    const auto warned = arrange_session(work, id, plan);
    REQUIRE_FALSE(warned);
    CHECK(warned.problems().of("overlap") == "Siân Rahman has another session on 10 March 2026 at 2pm");
    plan.overlap_accepted = true;
    CHECK(arrange_session(work, id, plan));
    plan.overlap_accepted = false;
    plan.starts = {Date(2026, 3, 10), 17 * 60};
    CHECK(arrange_session(work, id, plan));
    CHECK(arrange_session(work, id, plan).problems().of("overlap"));
  });
}

TEST_CASE("What a coach held stays in the coach's own diary when somebody else takes the engagement over") {
  auto scene = a_scene();
  const auto handed_over = scene.agreed("1002"), kept = scene.agreed("1004"),
             of_the_other = scene.agreed("1001", "COACH-3");
  scene.logged(handed_over, Date(2026, 3, 1));
  scene.as(scene.manager(), [&](const access::Work& work) {
    CHECK(
        change_coach(work, handed_over, scene.coach("COACH-3").id, scene.contract("C-ELM").id, "coach_unavailable"));
    const SessionPlan same_time{london(*scene.sessions(handed_over)[0].starts_at), 60, Mode::video, false};
    CHECK(log_session(work, kept, same_time).problems().of("overlap"));
    CHECK(log_session(work, of_the_other, same_time));
  });
}

TEST_CASE("A session in the past that nobody logged is to be logged from its end on") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.arranged(id, {Date(2026, 3, 10), 14 * 60}, 60);
  const auto flags = [&] {
    return scene.get<std::vector<Flag>>(
        [&](const access::Work& work) { return list(work, as_of(work), {}, {}, 1).lines.at(0).flags; });
  };
  scene.move_to(Date(2026, 3, 10), 14);
  CHECK(flags().empty());
  scene.move_to(Date(2026, 3, 10), 15);
  CHECK(flags() == std::vector{Flag::to_be_logged});
  CHECK(state_at(scene.sessions(id)[0], scene.now) == SessionState::to_be_logged);
}

TEST_CASE("A mistaken log can be taken back within a day: arranged again, or gone if it never was arranged") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto arranged = scene.arranged(id, {Date(2026, 3, 2), 11 * 60});
  scene.move_to(Date(2026, 3, 2), 14);
  const auto coach = scene.coach_actor("COACH-1");
  SessionId in_one_step;
  scene.as(coach, [&](const access::Work& work) {
    REQUIRE(complete_session(work, id, arranged, {90, Mode::video, {}}));
    in_one_step = *log_session(work, id, at(Date(2026, 3, 1), 14));
  });
  CHECK(scene.engagement(id).sessions_completed == 2);
  scene.as(coach, [&](const access::Work& work) {
    undo_log(work, id, arranged);
    undo_log(work, id, in_one_step);
  });
  REQUIRE(scene.sessions(id).size() == 1);
  CHECK(scene.sessions(id)[0].open());
  CHECK(scene.engagement(id).sessions_completed == 0);
  CHECK(scene.engagement(id).delivered_net == Money());
  scene.as(coach, [&](const access::Work& work) {
    REQUIRE(complete_session(work, id, arranged, {90, Mode::video, {}}));
  });
  scene.move_to(Date(2026, 3, 3), 15);
  scene.as(coach, [&](const access::Work& work) { CHECK_THROWS_AS(undo_log(work, id, arranged), Refused); });
  CHECK(scene.check().empty());
}

TEST_CASE("In a group each who was there is counted, and the session costs once") {
  auto scene = a_scene();
  auto proposal = scene.proposal();
  proposal.coachees = {scene.person("1002"), scene.person("1004"), scene.person("1001")};
  const auto id = scene.agreed(proposal);
  CHECK(scene.engagement(id).coachees == 3);
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) {
    CHECK(log_session(work, id, at(Date(2026, 3, 1), 14)).problems().of("attended"));
    CHECK(log_session(work, id, at(Date(2026, 3, 1), 14), {scene.person("1002"), scene.person("1001")}));
  });
  CHECK(scene.sessions(id)[0].attended == 2);
  CHECK(scene.engagement(id).delivered_net == Money::pence(285'00));
  CHECK(scene.told(scene.person("1004")).front() == "session_completed");
}

TEST_CASE("Nobody but the partners and who manages them can do anything with a session") {
  auto scene = a_scene();
  const auto id = scene.agreed("1002");
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  const auto refusal = [&](const access::Actor& actor) {
    std::optional<Refusal> why;
    scene.as(actor, [&](const access::Work& work) {
      try {
        (void)cancel_session(work, id, session, "absence");
      } catch (const Refused& refused) {
        why = refused.why();
      }
    });
    return why;
  };
  CHECK(refusal(scene.staff("1004")) == Refusal::not_found);
  CHECK(refusal(scene.staff("1001")) == Refusal::not_found);  // the line manager
  CHECK(refusal(scene.coach_actor("COACH-3")) == Refusal::not_found);
  CHECK(refusal(holder(scene.database(), access::Role::agency_lead, "PRISONS")) == Refusal::not_found);
  CHECK(refusal(holder(scene.database(), access::Role::agency_lead, "COURTS")) == Refusal::not_allowed);
  CHECK(refusal(scene.supplier_administrator("FOX")) == Refusal::not_allowed);
  CHECK(scene.sessions(id)[0].open());
}
