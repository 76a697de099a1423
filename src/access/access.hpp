#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "db/db.hpp"

namespace waymark::access {

/// The roles, each held for a place. coachee, coach and line manager follow from the engagements, the coach's
/// register and the reporting line; the others are granted.
enum class Role {
  coachee,
  coach,
  line_manager,
  programme_manager,
  agency_lead,
  champion,
  finance_analyst,
  supplier_administrator,
  data_protection_officer,
  safeguarding_lead,
  system_administrator,
};
inline constexpr int kRoles = 11;
std::string_view code(Role role);  ///< "programme_manager": in the database and on the command line
const char* label(Role role);      ///< "Programme manager", in the reader's language
std::optional<Role> role_from(std::string_view code);

/// Where a role holds.
enum class PlaceKind {
  own,           ///< what is one's own: coachee, coach, line manager
  organisation,  ///< an organisation and everything under it
  programme,
  supplier,
  engagement,
  service,  ///< the whole service: for those who keep it running and those who watch over it
};
std::string_view code(PlaceKind kind);
std::optional<PlaceKind> place_kind_from(std::string_view code);
/// The kinds of place a role can be held for; own alone for those that are never granted.
std::span<const PlaceKind> places_of(Role role);

struct Grant {
  Role role;
  PlaceKind kind;
  std::string place_id;  ///< empty for own and service
};

/// What can be done; which role may is one table, permissions(), and the page in docs is made from it.
enum class Permission {
  see_own_engagements,   ///< as coach or coachee
  log_sessions,          ///< arrange, rearrange, cancel, complete
  see_reports_progress,  ///< a line manager: that an engagement exists, sessions done of planned
  track_engagements,     ///< the list of every engagement within one's place
  manage_engagements,    ///< propose, agree, pause, end, extend, change coach
  see_figures,           ///< totals about programmes, small numbers merged
  see_spend,             ///< the answer page
  see_invoice_lines,
  manage_invoices,
  set_notional_rates,
  see_contracts,
  manage_programmes,
  manage_people,
  import_files,
  invite_people,
  manage_accounts,  ///< disable, sign out everywhere, grant roles
  see_audit,
  run_service,      ///< what waits or failed, and the words of mail
  handle_concerns,  ///< those addressed to oneself as safeguarding lead
  keep_rights,      ///< retention, legal holds, subject access, erasure
  offer_tools,      ///< add development tools to the toolkit
  review_tools,     ///< release them, send them back, withdraw them; never one's own
};
struct PermissionRow {
  Permission permission;
  const char* meaning;
  std::vector<Role> roles;
};
std::span<const PermissionRow> permissions();
std::string_view code(Permission permission);
bool role_may(Role role, Permission permission);
/// The table as docs/permissions.md.
std::string permissions_as_markdown();

/// Who asks. An actor without an account is a visitor nobody has recognised yet.
struct Actor {
  AccountId account;
  PersonId person;
  CoachId coach;                ///< empty unless this person is a coach
  OrganisationId organisation;  ///< where their post is; empty for those without one
  std::string name;
  std::vector<Grant> grants;
  /// The command line and jobs. may() and may_in() are then true of everything; places() is empty, so a policy's
  /// list twin asks this first.
  bool is_program = false;

  bool signed_in() const { return !account.empty(); }
  bool has(Role role) const;
  /// Whether some role of theirs, anywhere, has this permission.
  bool may(Permission permission) const;
  /// The places of one kind in which they have this permission.
  std::vector<std::string> places(Permission permission, PlaceKind kind) const;
  bool may_in(Permission permission, PlaceKind kind, std::string_view place_id) const;
  static const Actor& visitor();
  /// The program itself, run by whoever may run it on the machine: the command line and jobs.
  static Actor program(std::string name);
};

/// One piece of work: who asks, when, in which transaction. A use case receives this and nothing ambient.
struct Work {
  db::Connection& db;
  const Actor& actor;
  Instant now;
  Date today;
  /// The stream its audit lines stand in when that is one of its own, as an import's; else it follows from what each
  /// is about.
  std::string_view stream = {};
};

/// Who may enter a route. There is no default: a route without a door does not compile.
class Door {
 public:
  static Door anyone() { return Door(Kind::anyone, {}); }
  static Door signed_in() { return Door(Kind::signed_in, {}); }
  static Door may(Permission permission) { return Door(Kind::permission, permission); }
  enum class Kind { anyone, signed_in, permission };
  Kind kind() const { return kind_; }
  Permission permission() const { return permission_; }
  bool open_to(const Actor& actor) const;

 private:
  Door(Kind kind, Permission permission) : kind_(kind), permission_(permission) {}
  Kind kind_;
  Permission permission_;
};

}  // namespace waymark::access
