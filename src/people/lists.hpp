#pragma once
// The lists of this room: what can be asked of them, and a row as it is shown.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "people/policy.hpp"

namespace waymark::people {

/// Totals are counted up to this; beyond it there are "more than 1,000".
inline constexpr std::int64_t kCountedUpTo = 1000;

enum class PeopleSort { name, grade };

struct PeopleQuestion {
  std::string search;           ///< every word is in a name, the staff number or the e-mail address
  OrganisationId organisation;  ///< it and below
  std::string grade;
  std::optional<Status> status;
  PeopleSort sort = PeopleSort::name;
  bool descending = false;
};

struct PersonRow {
  PersonId id;
  std::string staff_number;
  std::string name;
  std::string email;
  std::string grade;
  std::string organisation_name;
  std::string agency_name;
  std::string manager_name;
  std::string location;
  Status status;
  std::optional<Date> left_on;
  bool manager_gone = false;
};

/// The people an actor sees who answer the question: `size` of them after the first `skip`. `count`, what
/// count_people() said if it was asked before, tells how to find them fast.
std::vector<PersonRow> list_people(const access::Work& work, const PeopleQuestion& question, std::int64_t skip,
                                   std::int64_t size, std::optional<std::int64_t> count = {});
/// How many there are, counted up to kCountedUpTo + 1.
std::int64_t count_people(const access::Work& work, const PeopleQuestion& question);
/// Who of them reports to somebody and has not left, by name; at most `most`.
std::vector<PersonRow> list_reports(const access::Work& work, const PersonId& manager, std::int64_t most);
/// The grades there are, by name.
std::vector<std::string> grades(db::Connection& db);

struct CoachQuestion {
  std::string search;
  SupplierId supplier;
  std::optional<CoachKind> kind;
  bool expired_only = false;
  bool by_expiry = false;  ///< by accreditation's last day instead of name
  bool descending = false;
};

struct CoachRow {
  Coach coach;
  std::string supplier_name;
};
/// The coaches an actor sees who answer the question.
std::vector<CoachRow> list_coaches(const access::Work& work, const CoachQuestion& question, std::int64_t skip,
                                   std::int64_t size);
std::int64_t count_coaches(const access::Work& work, const CoachQuestion& question);

struct SupplierRow {
  Supplier supplier;
  std::int64_t coaches = 0;   ///< who have not left
  std::int64_t capacity = 0;  ///< of them together
};
/// The suppliers an actor sees, by name.
std::vector<SupplierRow> list_suppliers(const access::Work& work, bool descending = false);

}  // namespace waymark::people
