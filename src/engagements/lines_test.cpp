#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

std::vector<Line> lines(Scene& scene, const access::Actor& actor) {
  return scene.get<std::vector<Line>>(
      actor, [](const access::Work& work) { return list(work, as_of(work), {}, {}, 1).lines; });
}
Line only_line(Scene& scene) {
  const auto all = lines(scene, scene.manager());
  REQUIRE(all.size() == 1);
  return all.front();
}
int flagged(Scene& scene, Flag flag) {
  int count = 0;
  for (const auto& line : lines(scene, scene.manager()))
    count += std::find(line.flags.begin(), line.flags.end(), flag) != line.flags.end();
  return count;
}

}  // namespace

TEST_CASE("Whatever is done to an engagement, lists say at once what a rebuild would") {
  Scene scene(a_database());
  const auto manager = scene.manager();
  EngagementId id;
  const auto after = [&](const char* verb, const std::function<void(const access::Work&)>& deed) {
    CAPTURE(verb);
    scene.as(manager, deed);
    CHECK(scene.check().empty());
    return only_line(scene);
  };
  CHECK(after("propose", [&](const access::Work& work) { id = *propose(work, scene.proposal()); }).state ==
        State::proposed);
  CHECK(after("ask", [&](const access::Work& work) { ask(work, id); }).state == State::waiting);
  CHECK(after("accept", [&](const access::Work& work) { accept(work, id); }).state == State::active);
  SessionId session;
  const LocalTime later{Date(2026, 3, 20), 600}, latest{Date(2026, 3, 21), 600};
  CHECK(after("arrange", [&](const access::Work& work) {
          session = *arrange_session(work, id, {later, 60, Mode::video, true});
        }).next_session_at == later.instant());
  CHECK(after("rearrange", [&](const access::Work& work) {
          REQUIRE(rearrange_session(work, id, session, {latest, 60, Mode::video, true}, "leave"));
        }).next_session_at == latest.instant());
  CHECK_FALSE(after("cancel", [&](const access::Work& work) {
                REQUIRE(cancel_session(work, id, session, "leave", Side::coachee));
              }).next_session_at);
  const LocalTime before{Date(2026, 3, 1), 600};
  CHECK(after("log", [&](const access::Work& work) {
          session = *log_session(work, id, {before, 60, Mode::video, true});
        }).sessions_completed == 1);
  CHECK(after("undo", [&](const access::Work& work) { undo_log(work, id, session); }).sessions_completed == 0);
  CHECK(after("extend", [&](const access::Work& work) { REQUIRE(extend(work, id, 3)); }).planned_sessions == 9);
  CHECK(after("pause", [&](const access::Work& work) { REQUIRE(pause(work, id, "leave")); }).state == State::paused);
  CHECK(after("resume", [&](const access::Work& work) { resume(work, id); }).state == State::active);
  CHECK(after("change coach", [&](const access::Work& work) {
          REQUIRE(change_coach(work, id, scene.coach("COACH-2").id, {}, "coach_unavailable"));
        }).coach == "Zofia Łukasik");
  CHECK(after("end early", [&](const access::Work& work) { REQUIRE(end_early(work, id, "no_time")); }).state ==
        State::ended_early);
}

TEST_CASE("A contract ordered over its ceiling, and back, shows at once with every engagement under it") {
  Scene scene(a_database());
  const auto first = scene.agreed("1002"), second = scene.agreed("1004");
  CHECK(flagged(scene, Flag::over_ceiling_ordered) == 0);
  scene.as(scene.manager(), [&](const access::Work& work) { REQUIRE(extend(work, first, 50)); });
  CHECK(flagged(scene, Flag::over_ceiling_ordered) == 2);
  scene.as(scene.manager(), [&](const access::Work& work) { REQUIRE(end_early(work, first, "no_time")); });
  CHECK(flagged(scene, Flag::over_ceiling_ordered) == 0);
  CHECK(scene.check().empty());
}

TEST_CASE("What lists say follows when a place, a supplier, a programme or a contract changes") {
  Scene scene(a_database());
  scene.agreed();
  scene.as_program([](const access::Work& work) {
    using people::OrganisationKind;
    people::save_organisations(
        work, std::vector<people::OrganisationRecord>{{"COURTS", "Court Service", "MIN", OrganisationKind::agency}});
    people::save_suppliers(work, std::vector<people::SupplierRecord>{{"FOX", "Foxes", true, "accounts@fox.example"}});
  });
  scene.as(scene.manager(), [&](const access::Work& work) {
    auto details = programmes::Details(programmes::find(work.db, scene.programme).value());
    details.name = "Coaching for seniors";
    REQUIRE(programmes::edit(work, scene.programme, details));
    auto contract = scene.contract("C-FOX");
    contract.terms.ends_on = scene.today();
    contract.terms.ceiling = Money::pence(1);
    REQUIRE(contracts::edit(work, contract.id, contract.terms, contract.changed_at));
  });
  scene.deliver();
  const auto line = only_line(scene);
  CHECK(line.agency == "Court Service");
  CHECK(line.supplier == "Foxes");
  CHECK(line.programme == "Coaching for seniors");
  CHECK(line.flags == std::vector{Flag::contract_ending, Flag::over_ceiling_ordered});
  CHECK(scene.check().empty());

  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(people::change_supplier(work, scene.coach("COACH-1").supplier, {"Vixens", true, "money@fox.example"}));
  });
  scene.deliver();
  CHECK(only_line(scene).supplier == "Vixens");
  CHECK(scene.check().empty());
}

TEST_CASE("A name is one field of a line, whatever is in it, and however long") {
  Scene scene(a_database());
  scene.agreed();
  std::string letters;
  for (int letter = 0; letter < 120; ++letter)
    letters += fmt::format("\xF0\x9F\x98{}", static_cast<char>(0x80 + letter % 64));
  scene.as_program([&](const access::Work& work) {
    work.db.run("update supplier set name = $1", "Fox\nand Glove");
    work.db.run("update organisation set name = $1", letters);
    work.db.run("update person set first_name = $1, last_name = $1", letters);
    work.db.run("update programme set name = $1", letters);
    recount_all(work);
  });
  const auto line = only_line(scene);
  CHECK(line.supplier == "Fox and Glove");
  CHECK(line.coach == letters + " " + letters);
  CHECK(line.state == State::active);
  CHECK(scene.check().empty());
}

TEST_CASE("A coach's list says how many there are, also when one came from a colleague") {
  Scene scene(a_database());
  const auto first = scene.agreed("1002", "COACH-1");
  scene.agreed("1004", "COACH-1");
  scene.as(scene.manager(), [&](const access::Work& work) {
    REQUIRE(change_coach(work, first, scene.coach("COACH-2").id, {}, "coach_unavailable"));
  });
  const auto total = [&](const access::Actor& actor) {
    return scene.get<int>(actor,
                          [](const access::Work& work) { return list(work, as_of(work), {}, {}, 1, 1).total; });
  };
  CHECK(total(scene.coach_actor("COACH-1")) == 1);
  // Zofia is coached nowhere; if she were, hers would be counted too.
  CHECK(total(scene.coach_actor("COACH-2")) == 1);
  scene.agreed("1003", "COACH-1");
  CHECK(total(scene.coach_actor("COACH-2")) == 2);
}
