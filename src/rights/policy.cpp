#include "rights/policy.hpp"

#include "accounts/accounts.hpp"

namespace waymark::rights {

using access::Permission;

void must_keep_rights(const access::Actor& actor) {
  if (!actor.is_program && !actor.may(Permission::keep_rights)) throw Refused(Refusal::not_found);
}

void must_be_theirs(const access::Actor& actor, const PersonId& whose) {
  if (actor.signed_in() && !actor.person.empty() && actor.person == whose) return;
  must_keep_rights(actor);
}

std::optional<std::string> kept_for_the_service(const access::Work& work, const PersonId& person) {
  if (work.actor.person == person) return _("You cannot erase yourself: another data protection officer does");
  static constexpr access::Role kKeeper[] = {access::Role::system_administrator};
  const auto keepers = accounts::holders_of(work.db, kKeeper);
  if (keepers.size() == 1 && keepers.front() == person)
    return _("They are the only system administrator: give somebody else that role first");
  return std::nullopt;
}

}  // namespace waymark::rights
