#include "money/policy.hpp"

#include <algorithm>

#include "money/store_places.hpp"

namespace waymark::money {
namespace {

using access::Permission;
using access::PlaceKind;

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool within(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& one) { return has(all, one); });
}

}  // namespace

Scope scope_of(const access::Work& work, Permission permission) {
  Scope scope;
  if (work.actor.is_program) {
    scope.everything = true;
    return scope;
  }
  for (const auto& place : work.actor.places(permission, PlaceKind::organisation)) {
    if (store::is_top(work.db, place)) scope.everything = true;
    for (auto& agency : store::agencies_within(work.db, place)) scope.agencies.push_back(std::move(agency));
  }
  scope.programmes = work.actor.places(permission, PlaceKind::programme);
  scope.suppliers = work.actor.places(permission, PlaceKind::supplier);
  scope.engagements = work.actor.places(permission, PlaceKind::engagement);
  return scope;
}

bool sees_beneath(const access::Work& work) {
  const auto figures = scope_of(work, Permission::see_spend);
  const auto beneath = scope_of(work, Permission::see_invoice_lines);
  if (beneath.everything) return true;
  return !figures.everything && within(figures.agencies, beneath.agencies) &&
         within(figures.programmes, beneath.programmes) && within(figures.suppliers, beneath.suppliers);
}

bool may_set_rates(const access::Actor& actor) { return actor.may(Permission::set_notional_rates); }

bool may_record_invoices(const access::Actor& actor) { return actor.may(Permission::manage_invoices); }

bool covers(const Scope& scope, const EngagementName& engagement) {
  return scope.everything || has(scope.agencies, engagement.agency_id) ||
         has(scope.programmes, engagement.programme_id.str()) || has(scope.suppliers, engagement.supplier_id.str()) ||
         has(scope.engagements, engagement.id.str());
}

bool may_see_money(const access::Work& work, const EngagementName& engagement) {
  return covers(scope_of(work, Permission::see_invoice_lines), engagement);
}

bool may_record_for(const access::Work& work, const EngagementName& engagement) {
  return covers(scope_of(work, Permission::manage_invoices), engagement);
}

}  // namespace waymark::money
