#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/doorkeeper.hpp"

namespace waymark::accounts {

/// A role somebody holds now.
struct HeldRole {
  std::string id;
  access::Grant grant;
  std::string place_name;
  Instant granted_at;
};
/// Granted roles, in the order of Role.
std::vector<HeldRole> roles_of(db::Connection& db, const Surroundings& surroundings, const PersonId& person);

/// Everyone who holds one of these roles somewhere, each once.
std::vector<PersonId> holders_of(db::Connection& db, std::span<const access::Role> roles);

/// Somebody who can act in a role today: their account is open and they have not left.
struct RoleHolder {
  PersonId person;
  std::string name;
  std::string place_name;  ///< empty for the whole service
};
/// Who holds a role for an organisation, for one above it or for the whole service, each once, the nearest first.
/// For an empty organisation, those who hold it for the whole service.
std::vector<RoleHolder> holders_for(db::Connection& db, access::Role role, const OrganisationId& organisation,
                                    Date today);

/// Reads "programme_manager@programme:Senior coaching", "agency_lead@organisation:NHD", "…@supplier:CODE",
/// "system_administrator@service". Problems, at "role" or "place": no such role, a role that is not granted, a
/// kind of place it is not held for, no such place.
Checked<access::Grant> read_grant(db::Connection& db, const Surroundings& surroundings, std::string_view text);
/// The same from its parts.
Checked<access::Grant> find_grant(db::Connection& db, const Surroundings& surroundings, access::Role role,
                                  access::PlaceKind kind, std::string_view place_code);

/// Gives a person a role for a place, from the next request on. Needs Permission::manage_accounts. Problems: held
/// already, or one's own. The place must be one that find_grant() found.
Checked<Done> grant_role(const access::Work& work, const PersonId& person, const access::Grant& grant);
/// Ends a role this person holds; not_found when they do not. Nobody ends their own system administrator's role.
Checked<Done> end_role(const access::Work& work, const PersonId& person, std::string_view role_id);

}  // namespace waymark::accounts
