#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::people {

enum class CoachKind { internal, external };
std::string_view code(CoachKind kind);
const char* label(CoachKind kind);  ///< in the reader's language
std::optional<CoachKind> coach_kind_from(std::string_view code);

/// A person on the coaches' register: an internal one on the staff list, an external one of a supplier.
struct Coach {
  CoachId id;
  std::string code;
  PersonId person;
  CoachKind kind = CoachKind::external;
  SupplierId supplier;  ///< empty for internal coaches
  std::string accreditation;
  std::optional<Date> accreditation_expires_on;
  int capacity = 0;  ///< engagements at once
  std::string first_name;
  std::string last_name;
  std::string email;
  std::optional<Date> left_on;
  Instant changed_at;

  std::string name() const { return first_name + " " + last_name; }
  /// Whether the accreditation has expired by that day: on its last day it still holds.
  bool accreditation_expired_on(Date day) const {
    return accreditation_expires_on && *accreditation_expires_on < day;
  }
};

std::optional<Coach> find_coach(db::Connection& db, const CoachId& id);
std::optional<Coach> coach_with_code(db::Connection& db, std::string_view code);
std::optional<Coach> coach_of_person(db::Connection& db, const PersonId& person);

/// Whether the actor may see this coach's page.
bool may_see(const access::Work& work, const Coach& coach);

/// What can be changed about a coach; code, kind, person and supplier stay. Names and e-mail are the coach's own
/// for an external one; an internal one's are the staff list's and stay.
struct CoachChange {
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string accreditation;
  std::optional<Date> accreditation_expires_on;
  int capacity = 0;
};
/// Needs Permission::manage_people for an organisation at the top. Refuses out_of_turn when it changed since `seen`.
Checked<Done> change_coach(const access::Work& work, const CoachId& id, const CoachChange& change,
                           std::optional<Instant> seen = {});

}  // namespace waymark::people
