#pragma once
// Who may do what in this room.
#include "rights/rights.hpp"

namespace waymark::rights {

/// Refuses not_found to whoever does not keep people's rights.
void must_keep_rights(const access::Actor& actor);
/// Refuses not_found to whoever may not have what is held about that person.
void must_be_theirs(const access::Actor& actor, const PersonId& whose);
/// Why this person must not be erased by this actor, whatever is held of them; nothing when they may be.
std::optional<std::string> kept_for_the_service(const access::Work& work, const PersonId& person);

}  // namespace waymark::rights
