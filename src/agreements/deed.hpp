#pragma once
// What the verbs of this room share.
#include "agreements/content.hpp"
#include "agreements/store.hpp"
#include "agreements/verbs.hpp"

namespace waymark::agreements {

/// The first beats of every verb: the agreement the actor is a partner of, while something may still be written.
/// not_found to all else; out_of_turn when the engagement is over or has no coach.
Agreement take_up(const access::Work& work, const EngagementId& id);
/// The version that waits to be signed; out_of_turn when it is not this one.
const Version& to_sign(const Agreement& agreement, const AgreementId& id);
/// Tells the other partners, leading them to the agreement. `about` is the version's id.
void tell_partners(const access::Work& work, const Agreement& agreement, std::string_view kind,
                   std::string_view about);
/// Tells the third party, if there is one.
void tell_third(const access::Work& work, const Agreement& agreement, std::string_view kind, std::string_view about);
/// Writes a line of a deed with a version, in the engagement's stream.
void note(const access::Work& work, std::string_view deed, const Version& version);

}  // namespace waymark::agreements
