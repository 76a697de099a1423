#pragma once
// A small department for tests of the rooms above people: a ministry with two agencies, a few people, a supplier
// and two coaches.
#include <functional>
#include <string>
#include <vector>

#include "people/people.hpp"

namespace waymark::test {

/// Runs a deed as somebody, at a moment, in a change of its own.
inline void act(db::Database& database, const access::Actor& actor, Instant now,
                const std::function<void(const access::Work&)>& deed) {
  database.change_now([&](db::Connection& db) { deed({db, actor, now, london(now).date}); });
}

/// The same as the program itself, at noon of a day.
inline void act(db::Database& database, Date day, const std::function<void(const access::Work&)>& deed) {
  act(database, access::Actor::program("test"), start_of_day(day).plus(std::chrono::hours(12)), deed);
}

/// MIN over COURTS (with its unit Digital) and PRISONS; BOARD, which is no agency, beside them. 1001 leads 1002 and
/// 1003, 1004 is in PRISONS. FOX supplies COACH-1; COACH-2 is 1003.
inline void make_department(db::Database& database, Date day) {
  using people::OrganisationKind;
  act(database, day, [](const access::Work& work) {
    people::save_organisations(
        work, std::vector<people::OrganisationRecord>{{"COURTS", "Courts Service", "MIN", OrganisationKind::agency},
                                                      {"MIN", "Ministry", "", OrganisationKind::department},
                                                      {"PRISONS", "Prison Service", "MIN", OrganisationKind::agency},
                                                      {"BOARD", "Advisory Board", "MIN", OrganisationKind::board}});
    const auto person = [](std::string number, std::string first, std::string last, std::string organisation,
                           std::string unit, std::string manager) {
      people::PersonRecord record;
      record.staff_number = number;
      record.first_name = first;
      record.last_name = last;
      record.email = "p" + number + "@ministry.example";
      record.grade = "SCS1";
      record.organisation_code = organisation;
      record.unit = unit;
      record.location = "London";
      record.manager_staff_number = manager;
      record.started_on = Date(2020, 1, 6);
      return record;
    };
    people::save_people(work, std::vector{person("1002", "Éilis", "O’Hara", "COURTS", "Digital", "1001"),
                                          person("1001", "Jörg", "Drummond", "COURTS", "", ""),
                                          person("1003", "Zofia", "Łukasik", "MIN", "", "1001"),
                                          person("1004", "Amal", "Bhatt", "PRISONS", "", "")});
    people::save_suppliers(work,
                           std::vector<people::SupplierRecord>{{"FOX", "Foxglove", true, "accounts@fox.example"},
                                                               {"ELM", "Elm and Ash", false, "money@elm.example"}});
    people::CoachRecord external;
    external.code = "COACH-1";
    external.first_name = "Siân";
    external.last_name = "Rahman";
    external.email = "sian@fox.example";
    external.supplier_code = "FOX";
    external.accreditation = "ICF PCC";
    external.accreditation_expires_on = Date(2027, 3, 31);
    external.capacity = 4;
    people::CoachRecord internal;
    internal.code = "COACH-2";
    internal.kind = people::CoachKind::internal;
    internal.staff_number = "1003";
    internal.capacity = 2;
    people::save_coaches(work, std::vector{external, internal});
  });
}

/// Somebody with an account who holds a role for an organisation, by its code.
inline access::Actor holder(db::Database& database, access::Role role, std::string_view organisation_code) {
  access::Actor actor;
  actor.account = AccountId::fresh();
  actor.person = PersonId::fresh();
  actor.name = std::string(access::code(role));
  database.read([&](db::Connection& db) {
    actor.grants.push_back({role, access::PlaceKind::organisation,
                            people::organisation_with_code(db, organisation_code).value().id.str()});
  });
  return actor;
}

/// Somebody with an account who holds a role for a supplier, by its code.
inline access::Actor holder_for_supplier(db::Database& database, access::Role role, std::string_view supplier_code) {
  access::Actor actor;
  actor.account = AccountId::fresh();
  actor.person = PersonId::fresh();
  actor.name = std::string(access::code(role));
  database.read([&](db::Connection& db) {
    actor.grants.push_back(
        {role, access::PlaceKind::supplier, people::supplier_with_code(db, supplier_code).value().id.str()});
  });
  return actor;
}

}  // namespace waymark::test
