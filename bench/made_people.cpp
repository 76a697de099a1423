#include <fmt/format.h>

#include "bench/made.hpp"
#include "bench/splitmix.hpp"
#include "people/people.hpp"

namespace waymark::bench {
namespace {

constexpr const char* kFirst[] = {"Amara",   "Bethan", "Callum", "Divya",  "Éilis", "Farid",  "Grace",
                                  "Harriet", "Idris",  "Joanna", "Kofi",   "Lena",  "Marcus", "Nadia",
                                  "Owen",    "Priya",  "Ruth",   "Samuel", "Tomos", "Zoë"};
constexpr const char* kLast[] = {
    "Adeyemi", "Bennett",  "Chowdhury", "Davies", "Evans",  "Fraser", "García", "Hughes", "Iqbal", "Jones",
    "Khan",    "Llewelyn", "Morris",    "Nowak",  "O’Hara", "Patel",  "Quinn",  "Rees",   "Singh", "Turner",
    "Usman",   "Vaughan",  "Williams",  "Young",  "Abbott", "Barlow", "Clarke", "Dixon",  "Ellis", "Foster"};
constexpr const char* kGrades[] = {"AA", "AO", "AO", "AO", "EO", "EO", "HEO", "SEO", "G7", "G6", "SCS1"};
constexpr const char* kPlaces[] = {"Birmingham", "Cardiff",    "Leeds",     "Liverpool",
                                   "London",     "Manchester", "Newcastle", "Norwich"};
constexpr const char* kAccreditations[] = {"EMCC Practitioner", "EMCC Senior Practitioner", "ICF ACC", "ICF PCC"};
constexpr int kUnits = 25;
constexpr int kReports = 8;  // to a manager

std::vector<people::OrganisationRecord> organisations(const Size& size) {
  using people::OrganisationKind;
  std::vector<people::OrganisationRecord> all = {
      {"DEPT", "Department of Measures", "", OrganisationKind::department}};
  for (int agency = 0; agency < size.agencies; ++agency)
    all.push_back(
        {agency_code(agency), fmt::format("Agency {}", char('A' + agency)), "DEPT", OrganisationKind::agency});
  return all;
}

people::PersonRecord person(int number, Splitmix& chance, Date today) {
  const int agency = agency_of_person(number);
  people::PersonRecord record;
  record.staff_number = staff_number(number);
  record.first_name = chance.one_of(kFirst);
  record.last_name = chance.one_of(kLast);
  record.email = fmt::format("person.{}@measures.example", number);
  record.grade = chance.one_of(kGrades);
  record.organisation_code = agency_code(agency);
  record.unit = fmt::format("Unit {:02}", chance.below(kUnits) + 1);
  record.location = chance.one_of(kPlaces);
  if (number >= kReports) record.manager_staff_number = staff_number(number / kReports);
  record.started_on = today.plus(-(5 * 365 + chance.below(10 * 365)));
  return record;
}

std::vector<people::SupplierRecord> suppliers(const Size& size) {
  std::vector<people::SupplierRecord> all;
  for (int i = 0; i < size.suppliers; ++i)
    all.push_back({fmt::format("SUP-{:02}", i + 1), fmt::format("Supplier {:02}", i + 1), i % 3 == 0,
                   fmt::format("office@supplier{:02}.example", i + 1)});
  return all;
}

std::vector<people::CoachRecord> coaches(const Size& size, Date today) {
  Splitmix chance(3);
  std::vector<people::CoachRecord> all;
  for (int i = 0; i < size.coaches; ++i) {
    people::CoachRecord coach;
    coach.code = coach_code(i);
    coach.accreditation = chance.one_of(kAccreditations);
    coach.accreditation_expires_on = today.plus(chance.below(900) - 30);
    coach.capacity = 20 + chance.below(40);
    if (is_internal(i)) {
      coach.kind = people::CoachKind::internal;
      coach.staff_number = staff_number(staff_of_coach(i));
    } else {
      coach.first_name = chance.one_of(kFirst);
      coach.last_name = chance.one_of(kLast);
      coach.email = fmt::format("coach.{}@supplier.example", i);
      coach.supplier_code = fmt::format("SUP-{:02}", i % size.suppliers + 1);
    }
    all.push_back(std::move(coach));
  }
  return all;
}

}  // namespace

std::string agency_code(int number) { return fmt::format("AG-{}", char('A' + number)); }
std::string staff_number(int number) { return fmt::format("S{:06}", number); }
std::string coach_code(int number) { return fmt::format("C-{:03}", number); }

int agency_of_person(int number) {
  int hundredth = number % 100;
  int agency = 0;
  for (int share : kAgencyShares) {
    if (hundredth < share) return agency;
    hundredth -= share;
    ++agency;
  }
  return agency;
}

void make_people(app::House& house, const Size& size) {
  house.change([&](const access::Work& work) {
    people::save_organisations(work, organisations(size));
    Splitmix chance(1);
    std::vector<people::PersonRecord> staff;
    for (int i = 1; i <= size.people; ++i) staff.push_back(person(i, chance, work.today));
    people::save_people(work, staff);
    people::save_suppliers(work, suppliers(size));
    people::save_coaches(work, coaches(size, work.today));
  });
}

}  // namespace waymark::bench
