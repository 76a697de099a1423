#include <doctest/doctest.h>

#include "tests/support/engagement_scene.hpp"

using namespace waymark;
using namespace waymark::engagements;
using namespace waymark::test;

namespace {

EngagementRecord record(Scene& scene, std::string ref, const std::string& coachee, const std::string& coach) {
  EngagementRecord made;
  made.ref = std::move(ref);
  made.programme = scene.programme;
  made.coachee = scene.person(coachee);
  made.coach = scene.coach(coach).id;
  if (coach == "COACH-1") made.contract = scene.contract("C-FOX").id;
  if (coach == "COACH-3") made.contract = scene.contract("C-ELM").id;
  made.starts_on = Date(2025, 10, 1);
  made.planned_sessions = 6;
  made.planned_minutes = 90;
  return made;
}

SessionRecord session(const EngagementId& id, int number, LocalTime starts, std::string status,
                      std::optional<int> hours = {}) {
  SessionRecord made;
  made.engagement = id;
  made.number = number;
  made.starts_at = starts.instant().value();
  made.minutes = 75;
  made.status = std::move(status);
  made.mode = Mode::telephone;
  made.cancelled_hours_before = hours;
  return made;
}

struct Imported : Scene {
  Imported() : Scene(a_database()) {
    engagements = {record(*this, "E-1", "1002", "COACH-1"), record(*this, "E-2", "1004", "COACH-3"),
                   record(*this, "E-3", "1001", "COACH-2")};
    engagements[1].status = "ended_early";
    engagements[1].ended_on = Date(2026, 2, 1);
    as_program([&](const access::Work& work) {
      save_engagements(work, engagements);
      sessions = {session(engagements[0].id, 1, {Date(2025, 10, 9), 600}, "completed"),
                  session(engagements[0].id, 2, {Date(2025, 11, 9), 600}, "cancelled", 5),
                  session(engagements[0].id, 3, {Date(2026, 4, 9), 600}, "arranged"),
                  session(engagements[1].id, 1, {Date(2025, 11, 3), 600}, "completed"),
                  session(engagements[1].id, 2, {Date(2025, 12, 3), 600}, "did_not_attend")};
      save_sessions(work, sessions);
      recount(work, {engagements[0].id, engagements[1].id, engagements[2].id});
    });
  }
  std::vector<EngagementRecord> engagements;
  std::vector<SessionRecord> sessions;
};

}  // namespace

TEST_CASE("What is imported is counted, priced and in the state the file says") {
  Imported house;
  const auto first = house.engagement(house.engagements[0].id);
  CHECK(first.state(house.today()) == State::active);
  CHECK(first.sessions_completed == 1);
  CHECK(first.minutes_completed == 75);
  CHECK(first.sessions_cancelled == 1);
  CHECK(first.delivered_net == Money::pence(2 * 285'00));  // cancelled with 5 hours' notice: charged
  CHECK(first.next_open_at == house.sessions[2].starts_at);
  const auto second = house.engagement(house.engagements[1].id);
  CHECK(second.state(house.today()) == State::ended_early);
  CHECK(second.end_reason == "not_recorded");
  CHECK(second.sessions_not_attended == 1);
  CHECK(second.delivered_net == Money::pence(250'00));
  CHECK(second.ordered_net == Money::pence(250'00));
  CHECK(second.state(Date(2026, 1, 31)) == State::active);
  const auto before = house.get<Listing>(
      [](const access::Work& work) { return list(work, as_of(work, Date(2025, 9, 30)), {}, {}, 1); });
  CHECK(before.lines.size() == 3);
  for (const auto& line : before.lines) CHECK(line.state == State::agreed);
  CHECK(house.check().empty());
}

TEST_CASE("What was saved loads as it was saved") {
  Imported house;
  house.get<bool>([&](const access::Work& work) {
    const auto loaded = load_engagements(work.db);
    REQUIRE(loaded.size() == 3);
    for (const auto& one : house.engagements) CHECK(loaded.at(one.ref) == one);
    const auto sessions = load_sessions(work.db);
    CHECK(sessions.size() == house.sessions.size());
    for (const auto& one : house.sessions) CHECK(std::find(sessions.begin(), sessions.end(), one) != sessions.end());
    CHECK(load_sessions(work.db, std::vector{house.engagements[0].id}).size() == 3);
    return true;
  });
}

TEST_CASE("A changed record updates counters, contracts and state, and never doubles anything") {
  Imported house;
  house.as_program([&](const access::Work& work) {
    auto& first = house.engagements[0];
    first.coach = house.coach("COACH-3").id;
    first.contract = house.contract("C-ELM").id;
    house.engagements[1].status = "active";
    house.engagements[1].ended_on.reset();
    save_engagements(work, house.engagements);
    house.sessions[2].status = "completed";
    save_sessions(work, house.sessions);
    recount(work, {house.engagements[0].id, house.engagements[1].id, house.engagements[2].id});
  });
  CHECK(house.contract("C-FOX").ordered_net == Money());
  CHECK(house.contract("C-ELM").ordered_net == Money::pence(2 * 6 * 300'00));
  CHECK(house.engagement(house.engagements[0].id).sessions_completed == 2);
  CHECK(house.engagement(house.engagements[1].id).state(house.today()) == State::active);
  CHECK(house.check().empty());
}

TEST_CASE("An engagement reports under the coachee's agency and grade of its first day, for good") {
  Imported house;
  const auto id = house.engagements[0].id;
  const auto agency = house.engagement(id).agency;
  house.as_program([&](const access::Work& work) {
    people::Post post;
    post.from_on = Date(2026, 2, 1);
    post.organisation = people::organisation_with_code(work.db, "PRISONS").value().id;
    post.grade = "SCS2";
    REQUIRE(people::change_post(work, house.person("1002"), post));
    recount_all(work);
  });
  CHECK(house.engagement(id).agency == agency);
  CHECK(house.engagement(id).grade == "SCS1");
  house.as_program([&](const access::Work& work) {
    house.engagements[0].starts_on = Date(2026, 2, 3);
    save_engagements(work, house.engagements);
  });
  CHECK(house.engagement(id).grade == "SCS2");
}

TEST_CASE("A session left arranged by an import can be logged, and what an import completed cannot be taken back") {
  Imported house;
  house.move_to(Date(2026, 4, 9), 12);
  house.as(house.coach_actor("COACH-1"), [&](const access::Work& work) {
    CHECK(complete_session(work, house.engagements[0].id, house.sessions[2].id, {90, Mode::video, {}}));
    CHECK_THROWS_AS(undo_log(work, house.engagements[0].id, house.sessions[0].id), Refused);
  });
  CHECK(house.engagement(house.engagements[0].id).sessions_completed == 2);
}

TEST_CASE("Overlapping sessions of one person are found once for each pair") {
  Imported house;
  house.as_program([&](const access::Work& work) {
    std::vector<SessionRecord> more{session(house.engagements[2].id, 1, {Date(2026, 3, 9), 600}, "arranged"),
                                    session(house.engagements[2].id, 2, {Date(2026, 3, 9), 674}, "arranged"),
                                    session(house.engagements[2].id, 3, {Date(2026, 3, 9), 749}, "cancelled", 2)};
    save_sessions(work, more);
    const auto found = overlaps(work.db);
    REQUIRE(found.size() == 1);
    CHECK(found[0].engagement_ref == "E-3");
    CHECK(found[0].number + found[0].other_number == 3);
  });
}

TEST_CASE("A kept column that is wrong is told by the check and put right by a recount of all") {
  Imported house;
  house.as_program([&](const access::Work& work) {
    work.db.run("update engagement set sessions_completed = 5 where ref = $1", "E-1");
    work.db.run("update coach_card set open_engagements = 7");
    work.db.run("update engagement_total set engagements = 7");
    work.db.run("update engagement set coachee_name = 'Somebody' where ref = $1", "E-2");
    work.db.run("update contract set ordered_net = ordered_net + 1 where ref = $1", "C-FOX");
  });
  CHECK(house.check().size() >= 6);
  house.as_program([&](const access::Work& work) {
    work.db.run("update contract set ordered_net = ordered_net - 1 where ref = $1", "C-FOX");
    recount_all(work);
  });
  CHECK(house.check().empty());
}

TEST_CASE("A name that a later import changes is changed in the lists too") {
  Imported house;
  house.as_program([&](const access::Work& work) {
    auto people = people::load_people(work.db);
    auto renamed = people.at("1002");
    renamed.last_name = "Ní Bhriain";
    people::save_people(work, std::vector{renamed});
  });
  CHECK(house.check().size() == 1);
  house.deliver();
  CHECK(house.engagement(house.engagements[0].id).coachee_name == "Éilis Ní Bhriain");
  CHECK(house.check().empty());
}

TEST_CASE("What changes about a coach by hand is changed in the lists too") {
  Imported house;
  house.as(house.manager(), [&](const access::Work& work) {
    const auto coach = house.coach("COACH-1");
    REQUIRE(people::change_coach(work, coach.id, {"Sian", "Rahman", coach.email, coach.accreditation, {}, 0}));
  });
  house.deliver();
  const auto line = house.get<Line>([](const access::Work& work) {
    Filter filter;
    filter.coach_name = "sian";
    return list(work, as_of(work), filter, {}, 1).lines.at(0);
  });
  CHECK(line.coach == "Sian Rahman");
  CHECK(std::find(line.flags.begin(), line.flags.end(), Flag::coach_over_capacity) != line.flags.end());
  CHECK(house.check().empty());
}
