#include "accounts/policy.hpp"

#include "accounts/invitations.hpp"
#include "people/people.hpp"

namespace waymark::accounts {

using access::Permission;
using access::PlaceKind;

InvitationScope invitation_scope(const access::Work& work) {
  if (work.actor.may_in(Permission::invite_people, PlaceKind::service, "")) return {true, {}};
  InvitationScope scope{false, work.actor.places(Permission::invite_people, PlaceKind::organisation)};
  for (const auto& id : scope.organisations) {
    const auto organisation = people::find_organisation(work.db, OrganisationId(id));
    if (organisation && organisation->parent.empty()) scope.everyone = true;
  }
  return scope;
}

bool may_invite(const access::Work& work, const PersonId& person) {
  const auto scope = invitation_scope(work);
  const auto whom = people::find_person(work.db, person);
  if (!whom) return false;
  if (scope.everyone) return true;
  if (whom->organisation.empty()) return false;
  return std::any_of(scope.organisations.begin(), scope.organisations.end(), [&](const std::string& id) {
    return people::is_within(work.db, whom->organisation, OrganisationId(id));
  });
}

void must_keep_accounts(const access::Work& work) {
  if (!work.actor.may(Permission::manage_accounts)) throw Refused(Refusal::not_allowed);
}

}  // namespace waymark::accounts
