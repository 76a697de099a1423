#include "people/policy.hpp"

#include "people/store.hpp"

namespace waymark::people {
namespace {

using access::Permission;
using access::PlaceKind;

/// Those who need to find people: to change them, to follow their engagements, to invite them, to grant them roles.
constexpr Permission kSeePeople[] = {Permission::manage_people, Permission::track_engagements,
                                     Permission::invite_people, Permission::manage_accounts};
constexpr Permission kSeeSuppliers[] = {Permission::manage_people, Permission::track_engagements,
                                        Permission::see_contracts, Permission::see_invoice_lines};
constexpr Permission kSeeCoaches[] = {Permission::manage_people, Permission::track_engagements,
                                      Permission::set_notional_rates};

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Sight sight_by(const access::Work& work, std::span<const Permission> permissions) {
  Sight sight;
  sight.everyone = work.actor.is_program;
  for (const auto permission : permissions) {
    if (!work.actor.places(permission, PlaceKind::service).empty()) sight.everyone = true;
    for (auto& place : work.actor.places(permission, PlaceKind::organisation))
      if (!contains(sight.organisations, place)) sight.organisations.push_back(std::move(place));
  }
  if (sight.everyone || sight.organisations.empty()) return sight;
  const auto tops = store::tops(work.db);
  const auto reached = std::count_if(tops.begin(), tops.end(),
                                     [&](const std::string& top) { return contains(sight.organisations, top); });
  sight.outsiders = reached > 0;
  sight.everyone = reached > 0 && reached == static_cast<std::ptrdiff_t>(tops.size());
  return sight;
}

/// Suppliers serve the whole department, so whoever works for any part of it sees the whole register.
RegisterSight register_sight_by(const access::Work& work, std::span<const Permission> permissions) {
  RegisterSight sight;
  sight.everything = work.actor.is_program;
  for (const auto permission : permissions) {
    for (const auto kind : {PlaceKind::organisation, PlaceKind::programme, PlaceKind::service})
      if (!work.actor.places(permission, kind).empty()) sight.everything = true;
    for (auto& place : work.actor.places(permission, PlaceKind::supplier))
      if (!contains(sight.suppliers, place)) sight.suppliers.push_back(std::move(place));
  }
  return sight;
}

}  // namespace

Sight people_seen_by(const access::Work& work) {
  Sight sight = sight_by(work, kSeePeople);
  // Whoever manages a programme may propose anyone for it.
  if (!work.actor.places(Permission::manage_engagements, PlaceKind::programme).empty()) sight.everyone = true;
  return sight;
}

Sight people_managed_by(const access::Work& work) {
  static constexpr Permission kManage[] = {Permission::manage_people};
  return sight_by(work, kManage);
}

bool covers(const access::Work& work, const Sight& sight, const Person& person) {
  if (sight.everyone) return true;
  if (person.organisation.empty()) return sight.outsiders;
  return store::is_within_any(work.db, person.organisation, sight.organisations);
}

std::vector<Organisation> organisations_in(const access::Work& work, const Sight& sight) {
  return sight.everyone ? organisations_above_units(work.db)
                        : store::above_units_within(work.db, sight.organisations);
}

bool may_see(const access::Work& work, const Person& person) { return covers(work, people_seen_by(work), person); }
bool may_manage(const access::Work& work, const Person& person) {
  return covers(work, people_managed_by(work), person);
}

bool may_see(const access::Work& work, const Organisation& organisation) {
  const auto sight = people_seen_by(work);
  return sight.everyone || store::is_within_any(work.db, organisation.id, sight.organisations);
}

RegisterSight suppliers_seen_by(const access::Work& work) { return register_sight_by(work, kSeeSuppliers); }

RegisterSight coaches_seen_by(const access::Work& work) {
  RegisterSight sight = register_sight_by(work, kSeeCoaches);
  sight.own = work.actor.coach;
  return sight;
}

bool may_see(const access::Work& work, const Supplier& supplier) {
  const auto sight = suppliers_seen_by(work);
  return sight.everything || contains(sight.suppliers, supplier.id.str());
}

bool may_see(const access::Work& work, const Coach& coach) {
  const auto sight = coaches_seen_by(work);
  return sight.everything || (sight.own && sight.own == coach.id) ||
         (coach.supplier && contains(sight.suppliers, coach.supplier.str()));
}

bool may_manage_register(const access::Work& work) {
  const auto sight = people_managed_by(work);
  return sight.everyone || sight.outsiders;
}

}  // namespace waymark::people
