#include "contracts/policy.hpp"

#include <algorithm>

#include "contracts/store.hpp"

namespace waymark::contracts {
namespace {

using access::Permission;
using access::PlaceKind;

bool holds_at_the_top(const access::Work& work) {
  const auto places = work.actor.places(Permission::see_contracts, PlaceKind::organisation);
  return std::any_of(places.begin(), places.end(),
                     [&](const std::string& place) { return store::is_top(work.db, place); });
}

}  // namespace

bool may_see(const access::Work& work, const Contract& contract) { return visible_to(work).includes(contract); }

bool may_manage(const access::Work& work) { return work.actor.is_program || holds_at_the_top(work); }

bool Visible::includes(const Contract& contract) const {
  return everything ||
         std::find(suppliers.begin(), suppliers.end(), contract.terms.supplier.str()) != suppliers.end();
}

Visible visible_to(const access::Work& work) {
  Visible visible;
  visible.everything = work.actor.is_program ||
                       !work.actor.places(Permission::see_contracts, PlaceKind::programme).empty() ||
                       holds_at_the_top(work);
  visible.suppliers = work.actor.places(Permission::see_contracts, PlaceKind::supplier);
  return visible;
}

}  // namespace waymark::contracts
