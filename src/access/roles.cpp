#include <algorithm>
#include <array>

#include "access/access.hpp"

namespace waymark::access {
namespace {

struct RoleName {
  Role role;
  std::string_view code;
  const char* label;
};
constexpr std::array<RoleName, kRoles> kRoleNames{{
    {Role::coachee, "coachee", "Coachee"},
    {Role::coach, "coach", "Coach"},
    {Role::line_manager, "line_manager", "Line manager"},
    {Role::programme_manager, "programme_manager", "Programme manager"},
    {Role::agency_lead, "agency_lead", "Agency lead"},
    {Role::champion, "champion", "Champion"},
    {Role::finance_analyst, "finance_analyst", "Finance and information analyst"},
    {Role::supplier_administrator, "supplier_administrator", "Supplier administrator"},
    {Role::data_protection_officer, "data_protection_officer", "Data protection officer"},
    {Role::safeguarding_lead, "safeguarding_lead", "Safeguarding lead"},
    {Role::system_administrator, "system_administrator", "System administrator"},
}};

struct PlaceName {
  PlaceKind kind;
  std::string_view code;
};
constexpr std::array<PlaceName, 6> kPlaceNames{{
    {PlaceKind::own, "own"},
    {PlaceKind::organisation, "organisation"},
    {PlaceKind::programme, "programme"},
    {PlaceKind::supplier, "supplier"},
    {PlaceKind::engagement, "engagement"},
    {PlaceKind::service, "service"},
}};

}  // namespace

std::string_view code(Role role) { return kRoleNames[static_cast<std::size_t>(role)].code; }
const char* label(Role role) { return _(kRoleNames[static_cast<std::size_t>(role)].label); }
std::optional<Role> role_from(std::string_view code) {
  for (const auto& name : kRoleNames)
    if (name.code == code) return name.role;
  return std::nullopt;
}

std::string_view code(PlaceKind kind) { return kPlaceNames[static_cast<std::size_t>(kind)].code; }
std::optional<PlaceKind> place_kind_from(std::string_view code) {
  for (const auto& name : kPlaceNames)
    if (name.code == code) return name.kind;
  return std::nullopt;
}

std::span<const PlaceKind> places_of(Role role) {
  static constexpr std::array kOwn{PlaceKind::own};
  static constexpr std::array kOrganisation{PlaceKind::organisation};
  static constexpr std::array kSupplier{PlaceKind::supplier};
  static constexpr std::array kService{PlaceKind::service};
  static constexpr std::array kSafeguarded{PlaceKind::organisation, PlaceKind::service};
  static constexpr std::array kManaged{PlaceKind::organisation, PlaceKind::programme};
  switch (role) {
    case Role::coachee:
    case Role::coach:
    case Role::line_manager: return kOwn;
    case Role::programme_manager: return kManaged;
    case Role::supplier_administrator: return kSupplier;
    case Role::safeguarding_lead: return kSafeguarded;
    case Role::data_protection_officer:
    case Role::system_administrator: return kService;
    default: return kOrganisation;
  }
}

}  // namespace waymark::access
