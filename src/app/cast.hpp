#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/house.hpp"

namespace waymark::app {

/// Somebody in the demonstration: the same people in seeds, tests and documentation (docs/cast.md).
struct CastMember {
  std::string_view name;
  std::string_view email;
  std::string_view role;          ///< in words: "Programme manager"
  std::string_view staff_number;  ///< "" for people from outside the staff list
  std::string_view organisation;  ///< code of where they work; "" when the pilot's own files say
  std::string_view unit;
  std::string_view grade;
  std::string_view grant;  ///< "agency_lead@organisation:HMPPS"; "" when the role follows from the data
  bool from_pilot() const { return organisation.empty() && grant.find("supplier") == std::string_view::npos; }
};
std::span<const CastMember> cast();

/// The passphrase of everyone in the demonstration. Nobody else's account can have it: it is on the refused list.
inline constexpr std::string_view kCastPassword = "follow the waymark to the hut";

/// Adds those the pilot's files do not have, gives the roles, and opens an account for each. Run again, it changes
/// nothing.
void seat_the_cast(db::Database& database, const Clock& clock, const Settings& settings);

}  // namespace waymark::app
