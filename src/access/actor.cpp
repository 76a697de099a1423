#include <algorithm>

#include "access/access.hpp"

namespace waymark::access {

bool Actor::has(Role role) const {
  return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return grant.role == role; });
}

bool Actor::may(Permission permission) const {
  return is_program || std::any_of(grants.begin(), grants.end(),
                                   [&](const Grant& grant) { return role_may(grant.role, permission); });
}

std::vector<std::string> Actor::places(Permission permission, PlaceKind kind) const {
  std::vector<std::string> found;
  for (const auto& grant : grants)
    if (grant.kind == kind && role_may(grant.role, permission)) found.push_back(grant.place_id);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool Actor::may_in(Permission permission, PlaceKind kind, std::string_view place_id) const {
  return is_program || std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
           return grant.kind == kind && grant.place_id == place_id && role_may(grant.role, permission);
         });
}

const Actor& Actor::visitor() {
  static const Actor nobody;
  return nobody;
}

Actor Actor::program(std::string name) {
  Actor actor;
  actor.name = std::move(name);
  actor.is_program = true;
  return actor;
}

bool Door::open_to(const Actor& actor) const {
  switch (kind_) {
    case Kind::anyone: return true;
    case Kind::signed_in: return actor.signed_in();
    case Kind::permission: return actor.signed_in() && actor.may(permission_);
  }
  return false;
}

}  // namespace waymark::access
