#pragma once
// People and what belongs to them by their codes, many at once: what files say. What is saved must have been
// checked: codes that are named exist (or are in the same call), e-mail addresses are one person's each.
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/access.hpp"
#include "people/coaches.hpp"
#include "people/organisations.hpp"

namespace waymark::people {

struct OrganisationRecord {
  std::string code;
  std::string name;
  std::string parent_code;  ///< empty at the top
  OrganisationKind kind = OrganisationKind::agency;
  bool operator==(const OrganisationRecord&) const = default;
};

struct PersonRecord {
  std::string staff_number;
  std::string first_name;
  std::string last_name;
  std::string email;  ///< as email_key() gives it
  std::string grade;
  std::string organisation_code;
  std::string unit;  ///< the name of a unit within that organisation; made when missing; may be empty
  std::string location;
  std::string manager_staff_number;
  bool on_leave = false;
  std::optional<Date> started_on;
  std::optional<Date> left_on;
  bool operator==(const PersonRecord&) const = default;
};

struct SupplierRecord {
  std::string code;
  std::string name;
  bool sme = false;
  std::string contact_email;
  bool operator==(const SupplierRecord&) const = default;
};

/// For an internal coach the names and e-mail are the staff list's: what a record says of them is not taken, and
/// load_coaches() gives the staff list's.
struct CoachRecord {
  std::string code;
  std::string first_name;
  std::string last_name;
  std::string email;  ///< as email_key() gives it
  CoachKind kind = CoachKind::external;
  std::string supplier_code;
  std::string staff_number;  ///< of an internal coach
  std::string accreditation;
  std::optional<Date> accreditation_expires_on;
  int capacity = 0;
  bool operator==(const CoachRecord&) const = default;
};

struct Saved {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
};

/// Adds what is new by its code and changes what differs. Writes the audit lines and news a change by hand would.
/// Throws std::invalid_argument naming a code that does not exist. Asks no permission: the import does.
/// A changed post counts from today; a new person's from the day they started (today when that is not known).
Saved save_organisations(const access::Work& work, std::span<const OrganisationRecord> records);
Saved save_people(const access::Work& work, std::span<const PersonRecord> records);
Saved save_suppliers(const access::Work& work, std::span<const SupplierRecord> records);
Saved save_coaches(const access::Work& work, std::span<const CoachRecord> records);

/// What is there now, in the same shape, by code or staff number. A unit made by unit_within() is told as its
/// organisation and name; people from outside have no staff number and are not among load_people().
std::unordered_map<std::string, OrganisationRecord> load_organisations(db::Connection& db);
std::unordered_map<std::string, PersonRecord> load_people(db::Connection& db);
std::unordered_map<std::string, SupplierRecord> load_suppliers(db::Connection& db);
std::unordered_map<std::string, CoachRecord> load_coaches(db::Connection& db);

/// Whose each e-mail address is: "staff:<staff number>", "coach:<coach code>" or "person:<id>", by the address.
std::unordered_map<std::string, std::string> email_owners(db::Connection& db);

/// The codes of organisations that would be below themselves. Empty when the tree is one.
std::vector<std::string> codes_in_a_loop(const std::unordered_map<std::string, OrganisationRecord>& all);

}  // namespace waymark::people
