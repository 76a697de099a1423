#pragma once
// What the tests of this room share: a department, somebody of each role, and a programme made in one line.
#include <doctest/doctest.h>

#include "programmes/programmes.hpp"
#include "tests/support/database.hpp"
#include "tests/support/department.hpp"

namespace waymark::programmes::test_scene {

using access::Actor;
using access::PlaceKind;
using access::Role;
inline const Date kToday(2026, 3, 2);

struct Department {
  test::TestDatabase db = test::a_database();
  Department() { test::make_department(db.database(), kToday); }

  Actor holder(Role role, std::string_view place = "MIN") { return test::holder(db.database(), role, place); }
  void act(const Actor& actor, const std::function<void(const access::Work&)>& deed, int hour = 12) {
    test::act(db.database(), actor, start_of_day(kToday).plus(std::chrono::hours(hour)), deed);
  }
  void act(const std::function<void(const access::Work&)>& deed) { test::act(db.database(), kToday, deed); }

  ProgrammeId programme(std::string name = "Senior leaders") {
    ProgrammeId id;
    act([&](const access::Work& work) { id = *create(work, details(std::move(name))); });
    return id;
  }
  static Details details(std::string name) {
    Details details;
    details.name = std::move(name);
    return details;
  }
  static Actor holder_for_programme(const ProgrammeId& id) {
    Actor actor;
    actor.account = AccountId::fresh();
    actor.name = "manager of one programme";
    actor.grants = {{Role::programme_manager, PlaceKind::programme, id.str()}};
    return actor;
  }
};

inline Refusal refusal(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const Refused& refused) {
    return refused.why();
  }
  FAIL("it was not refused");
  return Refusal::busy;
}

}  // namespace waymark::programmes::test_scene
