#include "access/access.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

using namespace waymark;
using namespace waymark::access;

namespace {

Actor someone(std::vector<Grant> grants) {
  Actor actor;
  actor.account = AccountId::fresh();
  actor.person = PersonId::fresh();
  actor.grants = std::move(grants);
  return actor;
}

bool may(Role role, Permission permission) {
  return someone({{role, places_of(role).front(), "somewhere"}}).may(permission);
}

}  // namespace

TEST_CASE("Every role, place and permission has a code of its own that leads back to it") {
  std::set<std::string_view> codes;
  for (int number = 0; number < kRoles; ++number) {
    const auto role = static_cast<Role>(number);
    CHECK(role_from(code(role)) == role);
    CHECK(codes.insert(code(role)).second);
    CHECK_FALSE(std::string(label(role)).empty());
    CHECK_FALSE(places_of(role).empty());
  }
  for (PlaceKind kind : {PlaceKind::own, PlaceKind::organisation, PlaceKind::programme, PlaceKind::supplier,
                         PlaceKind::engagement, PlaceKind::service})
    CHECK(place_kind_from(code(kind)) == kind);
  CHECK_FALSE(role_from("king"));
  CHECK_FALSE(place_kind_from("castle"));
}

TEST_CASE("The table of permissions has each permission once, in order, with its code") {
  std::set<std::string_view> codes;
  int number = 0;
  for (const auto& row : permissions()) {
    CHECK(static_cast<int>(row.permission) == number++);
    CHECK(codes.insert(code(row.permission)).second);
    CHECK_FALSE(row.roles.empty());
  }
  CHECK(static_cast<int>(Permission::review_tools) + 1 == number);
}

TEST_CASE("A champion sees figures and what is spent, and no engagement or invoice line") {
  CHECK(may(Role::champion, Permission::see_figures));
  CHECK(may(Role::champion, Permission::see_spend));
  CHECK_FALSE(may(Role::champion, Permission::track_engagements));
  CHECK_FALSE(may(Role::champion, Permission::see_invoice_lines));
}

TEST_CASE("A supplier administrator tracks engagements and sees no spend, contract or figure") {
  CHECK(may(Role::supplier_administrator, Permission::track_engagements));
  for (auto permission :
       {Permission::see_spend, Permission::see_contracts, Permission::see_figures, Permission::manage_engagements})
    CHECK_FALSE(may(Role::supplier_administrator, permission));
}

TEST_CASE("A system administrator keeps accounts and sees no engagement and no spend") {
  for (auto permission : {Permission::manage_accounts, Permission::invite_people, Permission::see_audit})
    CHECK(may(Role::system_administrator, permission));
  for (auto permission : {Permission::track_engagements, Permission::see_spend, Permission::see_invoice_lines,
                          Permission::see_own_engagements, Permission::see_contracts, Permission::import_files})
    CHECK_FALSE(may(Role::system_administrator, permission));
}

TEST_CASE("Only finance sets notional rates, and only programme managers manage engagements and import") {
  for (int number = 0; number < kRoles; ++number) {
    const auto role = static_cast<Role>(number);
    CHECK(may(role, Permission::set_notional_rates) == (role == Role::finance_analyst));
    CHECK(may(role, Permission::manage_engagements) == (role == Role::programme_manager));
    CHECK(may(role, Permission::import_files) == (role == Role::programme_manager));
  }
}

TEST_CASE("A permission holds in the place its role was granted for and nowhere else") {
  const auto lead = someone({{Role::agency_lead, PlaceKind::organisation, "north"},
                             {Role::champion, PlaceKind::organisation, "south"},
                             {Role::agency_lead, PlaceKind::organisation, "north"}});
  CHECK(lead.may_in(Permission::track_engagements, PlaceKind::organisation, "north"));
  CHECK_FALSE(lead.may_in(Permission::track_engagements, PlaceKind::organisation, "south"));
  CHECK_FALSE(lead.may_in(Permission::track_engagements, PlaceKind::supplier, "north"));
  CHECK(lead.places(Permission::track_engagements, PlaceKind::organisation) == std::vector<std::string>{"north"});
  CHECK(lead.places(Permission::see_spend, PlaceKind::organisation) == std::vector<std::string>{"north", "south"});
}

TEST_CASE("A door for a permission is shut to visitors, and open to those whose role has it") {
  const auto door = Door::may(Permission::see_spend);
  CHECK_FALSE(door.open_to(Actor::visitor()));
  CHECK_FALSE(door.open_to(someone({})));
  CHECK(door.open_to(someone({{Role::champion, PlaceKind::organisation, "x"}})));
  CHECK_FALSE(Door::signed_in().open_to(Actor::visitor()));
  CHECK(Door::signed_in().open_to(someone({})));
  CHECK(Door::anyone().open_to(Actor::visitor()));
}

TEST_CASE("The program itself may do everything, and is nobody's account") {
  const auto program = Actor::program("waymark import");
  CHECK(program.may(Permission::import_files));
  CHECK(program.may_in(Permission::see_spend, PlaceKind::organisation, "anywhere"));
  CHECK_FALSE(program.signed_in());
  CHECK_FALSE(Door::may(Permission::see_spend).open_to(program));
}

TEST_CASE("docs/permissions.md says what the table of permissions says") {
  const std::string path = WAYMARK_SOURCE "/docs/permissions.md";
  if (std::getenv("WAYMARK_WRITE_DOCS")) std::ofstream(path) << permissions_as_markdown();
  std::stringstream written;
  written << std::ifstream(path).rdbuf();
  CHECK_MESSAGE(written.str() == permissions_as_markdown(), "run: waymark docs permissions > docs/permissions.md");
}
