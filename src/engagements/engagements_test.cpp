#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

Scene a_scene() { return Scene(a_database()); }

State state(Scene& scene, const EngagementId& id) { return scene.engagement(id).state(scene.today()); }

std::optional<Refusal> refusal(Scene& scene, const access::Actor& actor,
                               const std::function<void(const access::Work&)>& deed) {
  std::optional<Refusal> why;
  try {
    scene.as(actor, deed);
  } catch (const Refused& refused) {
    why = refused.why();
  }
  return why;
}

}  // namespace

TEST_CASE("An engagement is proposed, sent to both for their yes, and active once both have said it") {
  auto scene = a_scene();
  EngagementId id;
  scene.as(scene.manager(), [&](const access::Work& work) { id = *propose(work, scene.proposal()); });
  CHECK(state(scene, id) == State::proposed);
  CHECK(scene.engagement(id).coachee_name == "Éilis O’Hara");
  CHECK(scene.engagement(id).grade == "SCS1");
  CHECK(scene.told(scene.person("1002")).empty());

  scene.as(scene.manager(), [&](const access::Work& work) { ask(work, id); });
  CHECK(state(scene, id) == State::waiting);
  CHECK(scene.told(scene.person("1002")) == std::vector<std::string>{"engagement_asked"});

  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) { accept(work, id); });
  CHECK(state(scene, id) == State::waiting);
  CHECK(scene.engagement(id).ordered_net == Money());
  scene.as(scene.staff("1002"), [&](const access::Work& work) { accept(work, id); });
  CHECK(state(scene, id) == State::active);
  CHECK(scene.engagement(id).ordered_net == Money::pence(6 * 285'00));
  CHECK(scene.contract("C-FOX").ordered_net == Money::pence(6 * 285'00));
  CHECK(scene.check().empty());
}

TEST_CASE("An engagement agreed before its first day is agreed until then") {
  auto scene = a_scene();
  auto proposal = scene.proposal();
  proposal.starts_on = Date(2026, 3, 20);
  const auto id = scene.agreed(proposal);
  CHECK(state(scene, id) == State::agreed);
  scene.move_to(Date(2026, 3, 20));
  CHECK(state(scene, id) == State::active);
}

TEST_CASE("A proposal says everything that is wrong with it") {
  auto scene = a_scene();
  scene.as(scene.manager(), [&](const access::Work& work) {
    auto proposal = scene.proposal();
    proposal.contract = scene.contract("C-ELM").id;
    proposal.planned_sessions = 0;
    proposal.planned_minutes = 5;
    const auto refused = propose(work, proposal);
    REQUIRE_FALSE(refused);
    for (const char* field : {"contract", "planned_sessions", "planned_minutes"}) CHECK(refused.problems().of(field));
    proposal = scene.proposal("1003", "COACH-2");
    CHECK(propose(work, proposal).problems().of("coach"));
    proposal = scene.proposal("1002", "COACH-2");
    proposal.contract = scene.contract("C-FOX").id;
    CHECK(propose(work, proposal).problems().of("contract"));
    proposal = scene.proposal();
    proposal.starts_on = Date(2027, 4, 1);
    CHECK(propose(work, proposal).problems().of("contract"));
    proposal = scene.proposal();
    proposal.coachees.clear();
    CHECK(propose(work, proposal).problems().of("coachees"));
  });
}

TEST_CASE("An agency's places in a programme run out") {
  auto scene = a_scene();
  const auto courts = scene.get<OrganisationId>(
      [](const access::Work& work) { return people::organisation_with_code(work.db, "COURTS").value().id; });
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(programmes::set_places(work, scene.programme, {{courts, 1}}));
    REQUIRE(propose(work, scene.proposal("1002")));
    CHECK(propose(work, scene.proposal("1001")).problems().of("programme"));
    CHECK(propose(work, scene.proposal("1004")));  // of another agency
  });
}

TEST_CASE("A no by coach or coachee declines it, with a reason of the programme's") {
  auto scene = a_scene();
  EngagementId id;
  scene.as(scene.manager(), [&](const access::Work& work) {
    id = *propose(work, scene.proposal());
    ask(work, id);
  });
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) {
    CHECK(decline(work, id, "whatever").problems().of("reason"));
    CHECK(decline(work, id, "no_capacity"));
  });
  CHECK(state(scene, id) == State::declined);
  CHECK(scene.engagement(id).ordered_net == Money());
  CHECK(refusal(scene, scene.staff("1002"), [&](const access::Work& work) { accept(work, id); }) ==
        Refusal::out_of_turn);
}

TEST_CASE("In a group a no takes that coachee out, and the others go on") {
  auto scene = a_scene();
  auto proposal = scene.proposal();
  proposal.coachees = {scene.person("1002"), scene.person("1004")};
  EngagementId id;
  scene.as(scene.manager(), [&](const access::Work& work) {
    id = *propose(work, proposal);
    ask(work, id);
  });
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) { accept(work, id); });
  scene.as(scene.staff("1004"), [&](const access::Work& work) { accept(work, id); });
  scene.as(scene.staff("1002"), [&](const access::Work& work) { CHECK(decline(work, id, "no_time")); });
  CHECK(state(scene, id) == State::active);
  CHECK(scene.engagement(id).coachees == 1);
  CHECK(scene.engagement(id).coachee_name == "Amal Bhatt");
  CHECK(refusal(scene, scene.staff("1002"), [&](const access::Work& work) { (void)seen(work, id); }) ==
        Refusal::not_found);
  CHECK(scene.check().empty());
}

TEST_CASE("A paused engagement takes no new session until it is resumed") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.as(scene.staff("1002"), [&](const access::Work& work) { CHECK(pause(work, id, "leave")); });
  CHECK(state(scene, id) == State::paused);
  CHECK(refusal(scene, scene.staff("1002"), [&](const access::Work& work) {
          (void)arrange_session(work, id, {{Date(2026, 3, 10), 840}, 60, Mode::video, false});
        }) == Refusal::out_of_turn);
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) { resume(work, id); });
  CHECK(state(scene, id) == State::active);
  CHECK(scene.told(scene.person("1002")).front() == "engagement_resumed");
}

TEST_CASE("Only a programme manager extends an engagement, and what is ordered grows") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  CHECK(refusal(scene, scene.coach_actor("COACH-1"), [&](const access::Work& work) { (void)extend(work, id, 2); }) ==
        Refusal::not_allowed);
  scene.as(scene.manager(), [&](const access::Work& work) {
    CHECK(extend(work, id, 2));
    CHECK(extend(work, id, 53).problems().of("sessions"));
  });
  CHECK(scene.engagement(id).planned_sessions == 8);
  CHECK(scene.contract("C-FOX").ordered_net == Money::pence(8 * 285'00));
  CHECK(scene.check().empty());
}

TEST_CASE("A completed engagement counts what was delivered, and its sessions ahead are cancelled") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  scene.logged(id, Date(2026, 3, 1));
  scene.arranged(id, {Date(2026, 4, 10), 14 * 60});
  scene.as(scene.coach_actor("COACH-1"), [&](const access::Work& work) { CHECK(complete(work, id)); });
  CHECK(state(scene, id) == State::completed);
  CHECK(scene.engagement(id).ordered_net == Money::pence(285'00));
  CHECK(scene.contract("C-FOX").ordered_net == Money::pence(285'00));
  CHECK(scene.sessions(id)[1].cancel_reason == "engagement_ended");
  CHECK(scene.check().empty());
}

TEST_CASE("An engagement ends early with a reason, once every past session is logged") {
  auto scene = a_scene();
  const auto id = scene.agreed();
  const auto session = scene.arranged(id, {Date(2026, 3, 10), 14 * 60});
  scene.move_to(Date(2026, 3, 12));
  const auto coachee = scene.staff("1002");
  scene.as(coachee, [&](const access::Work& work) {
    const auto refused = end_early(work, id, "no_time");
    REQUIRE_FALSE(refused);
    CHECK(refused.problems().front().message == "Log the session of 10 March 2026 at 2pm first");
    CHECK(complete_session(work, id, session, {90, Mode::video, {}}));
    CHECK(end_early(work, id, "").problems().of("reason"));
    CHECK(end_early(work, id, "no_time"));
  });
  CHECK(state(scene, id) == State::ended_early);
  CHECK(scene.engagement(id).end_reason == "no_time");
  CHECK(refusal(scene, coachee, [&](const access::Work& work) {
          (void)log_session(work, id, {{Date(2026, 3, 11), 840}, 60, Mode::video, false});
        }) == Refusal::out_of_turn);
}

TEST_CASE("Each partner sees what waits for them: a yes to give, a session to log, one to come") {
  auto scene = a_scene();
  EngagementId asked;
  scene.as(scene.manager(), [&](const access::Work& work) {
    asked = *propose(work, scene.proposal("1004"));
    ask(work, asked);
  });
  const auto id = scene.agreed("1002");
  scene.arranged(id, {Date(2026, 3, 3), 14 * 60});
  scene.arranged(id, {Date(2026, 3, 30), 14 * 60});
  scene.move_to(Date(2026, 3, 4));
  const auto kinds = [&](const access::Actor& actor) {
    return scene.get<std::vector<Task>>(actor, [](const access::Work& work) { return tasks(work); });
  };
  const auto coach = kinds(scene.coach_actor("COACH-1"));
  REQUIRE(coach.size() == 3);
  CHECK(coach[0].kind == Task::Kind::answer);
  CHECK(coach[1].kind == Task::Kind::log);
  CHECK(coach[1].with == "Éilis O’Hara");
  CHECK(coach[2].kind == Task::Kind::upcoming);
  CHECK(kinds(scene.staff("1004")).size() == 1);
  const auto coachee = kinds(scene.staff("1002"));
  REQUIRE(coachee.size() == 2);
  CHECK(coachee[0].with == "Siân Rahman");
  CHECK(kinds(scene.staff("1001")).empty());
}
