#pragma once
// The department that is measured: made from a seed, the same for the same day.
#include <string>
#include <vector>

#include "access/access.hpp"
#include "app/house.hpp"

namespace waymark::bench {

/// How much of everything there is.
struct Size {
  int people = 79'000;
  int agencies = 6;
  int suppliers = 10;
  int coaches = 400;  ///< a quarter of them internal
  int engagements = 20'000;
  int sessions = 1'000'000;
  int invoice_lines = 500'000;
};

/// Organisations, staff, suppliers and coaches.
void make_people(app::House& house, const Size& size);
/// Contracts and programmes, engagements with their sessions, and what was invoiced for them.
void make_work(app::House& house, const Size& size);
/// A thousand signed-in people, written to people/<role>.tsv in `directory`, a line each: session cookie, form token,
/// API token, agency id, then the ids of up to 40 open engagements of their own, with commas. supplier.txt
/// holds the id of a supplier to filter by.
void make_accounts(app::House& house, const Size& size, const std::string& directory);

std::string agency_code(int number);
std::string staff_number(int number);
std::string coach_code(int number);
inline bool is_internal(int coach) { return coach % 4 == 3; }
/// Whose staff number an internal coach has, and which people are coached: both spread over the department.
inline int staff_of_coach(int coach) { return 5'000 + coach * 101; }

/// The day most agencies' sizes follow from: the share of each in a hundred people.
inline constexpr int kAgencyShares[] = {45, 25, 12, 8, 6, 4};
int agency_of_person(int number);

}  // namespace waymark::bench
