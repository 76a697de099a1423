#include <algorithm>
#include <array>
#include <cstdint>

#include "access/access.hpp"

namespace waymark::access {
namespace {

constexpr int kPermissions = 22;

/// The one table: what can be done, and who may. It is in the order of Permission.
const std::array<PermissionRow, kPermissions>& table() {
  static const std::array<PermissionRow, kPermissions> rows{{
      {Permission::see_own_engagements,
       "See the engagements they coach or are coached in",
       {Role::coachee, Role::coach}},
      {Permission::log_sessions,
       "Arrange, rearrange, cancel and complete the sessions of their own engagements",
       {Role::coachee, Role::coach}},
      {Permission::see_reports_progress,
       "See that someone who reports to them has an engagement, and its sessions done of planned, where the "
       "programme says so",
       {Role::line_manager}},
      {Permission::track_engagements,
       "See the list of every engagement of their place, with progress and attention flags",
       {Role::programme_manager, Role::agency_lead, Role::supplier_administrator}},
      {Permission::manage_engagements,
       "Propose, agree, pause, extend and end engagements, and change the coach",
       {Role::programme_manager}},
      {Permission::see_figures,
       "See figures about programmes, with small numbers merged",
       {Role::programme_manager, Role::agency_lead, Role::champion, Role::finance_analyst}},
      {Permission::see_spend,
       "See what coaching costs",
       {Role::programme_manager, Role::agency_lead, Role::champion, Role::finance_analyst}},
      {Permission::see_invoice_lines,
       "See the invoice lines beneath a figure",
       {Role::programme_manager, Role::agency_lead, Role::finance_analyst}},
      {Permission::manage_invoices,
       "Record invoices, credit notes and payments",
       {Role::programme_manager, Role::finance_analyst}},
      {Permission::set_notional_rates, "Set the notional rate of internal coaching", {Role::finance_analyst}},
      {Permission::see_contracts,
       "See contracts, their rates and ceilings",
       {Role::programme_manager, Role::finance_analyst}},
      {Permission::manage_programmes, "Make and change programmes", {Role::programme_manager}},
      {Permission::manage_people,
       "See and change people, organisations, suppliers and coaches",
       {Role::programme_manager}},
      {Permission::import_files, "Bring in files", {Role::programme_manager}},
      {Permission::invite_people,
       "Invite people to open an account",
       {Role::programme_manager, Role::system_administrator}},
      {Permission::manage_accounts,
       "Grant roles, disable accounts, sign people out, make new-password links",
       {Role::system_administrator}},
      {Permission::see_audit,
       "See who did what to what",
       {Role::data_protection_officer, Role::system_administrator}},
      {Permission::run_service,
       "See what waits to be done or failed, have it tried again, and change the words of mail",
       {Role::system_administrator}},
      {Permission::handle_concerns, "Read and handle the concerns addressed to them", {Role::safeguarding_lead}},
      {Permission::keep_rights,
       "See what is kept and until when, lay and lift legal holds, answer subject access requests, erase people",
       {Role::data_protection_officer}},
      {Permission::offer_tools,
       "Add development tools to the toolkit",
       {Role::coach, Role::programme_manager, Role::supplier_administrator}},
      {Permission::review_tools,
       "Review development tools that others added: release them, send them back, withdraw them",
       {Role::programme_manager}},
  }};
  return rows;
}

constexpr std::array<std::string_view, kPermissions> kCodes{
    "see_own_engagements", "log_sessions",      "see_reports_progress", "track_engagements", "manage_engagements",
    "see_figures",         "see_spend",         "see_invoice_lines",    "manage_invoices",   "set_notional_rates",
    "see_contracts",       "manage_programmes", "manage_people",        "import_files",      "invite_people",
    "manage_accounts",     "see_audit",         "run_service",          "handle_concerns",   "keep_rights",
    "offer_tools",         "review_tools",
};

/// For each permission, the roles that have it as bits: asked on every request.
std::array<std::uint32_t, kPermissions> role_bits() {
  std::array<std::uint32_t, kPermissions> bits{};
  for (const auto& row : table())
    for (Role role : row.roles) bits[static_cast<std::size_t>(row.permission)] |= 1u << static_cast<unsigned>(role);
  return bits;
}

}  // namespace

std::span<const PermissionRow> permissions() { return table(); }
std::string_view code(Permission permission) { return kCodes[static_cast<std::size_t>(permission)]; }

bool role_may(Role role, Permission permission) {
  static const auto bits = role_bits();
  return (bits[static_cast<std::size_t>(permission)] >> static_cast<unsigned>(role)) & 1u;
}

std::string permissions_as_markdown() {
  std::string text =
      "# Who may do what\n\n"
      "Made by `waymark docs permissions` from the one table in `src/access/permissions.cpp`; a test holds them "
      "equal.\n"
      "A permission holds within the place the role was granted for. What may not be seen does not exist: the answer "
      "is\n"
      "404, never 403.\n\n"
      "## Permissions\n\n| Permission | Meaning | Roles |\n|---|---|---|\n";
  for (const auto& row : permissions()) {
    std::vector<std::string> roles;
    for (Role role : row.roles) roles.push_back(label(role));
    text += fmt::format("| `{}` | {} | {} |\n", code(row.permission), row.meaning, joined(roles, ", "));
  }
  text += "\n## Roles\n\n| Role | Code | Held for | May |\n|---|---|---|---|\n";
  for (int number = 0; number < kRoles; ++number) {
    const auto role = static_cast<Role>(number);
    std::vector<std::string> kinds, may;
    for (PlaceKind kind : places_of(role))
      kinds.emplace_back(kind == PlaceKind::own       ? "what is one's own"
                         : kind == PlaceKind::service ? "the whole service"
                                                      : code(kind));
    for (const auto& row : permissions())
      if (role_may(role, row.permission)) may.push_back(fmt::format("`{}`", code(row.permission)));
    text += fmt::format("| {} | `{}` | {} | {} |\n", label(role), code(role), joined(kinds, ", "),
                        may.empty() ? "sign in and see their own account" : joined(may, ", "));
  }
  text +=
      "\nCoachee, coach and line manager are never granted: they follow from the engagements, the register of "
      "coaches and\n"
      "the reporting line.\n";
  return text;
}

}  // namespace waymark::access
