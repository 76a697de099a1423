#pragma once
// What the pages of this room share.
#include "engagements/pages/pages.hpp"
#include "engagements/policy.hpp"

namespace waymark::engagements::pages {

using web::Draft;

using engagements::path_of;
std::string path_of(const Engagement& engagement, const Session& session);
/// "Éilis O’Hara", "Éilis O’Hara and 2 others".
std::string title_of(std::string_view coachee_name, int coachees);
std::vector<govuk::Crumb> way(const Engagement& engagement, std::string here);

Html state_tag(State state);
Html state_tag(SessionState state);
Html flag_tags(const std::vector<Flag>& flags);

/// The engagement of the address, if the actor may see it and may do this now: otherwise not_found, not_allowed or
/// out_of_turn, before a form is drawn.
Engagement engagement_for(const web::Visit& visit, Verb verb);
/// The session of the address, while it is open.
Session open_session_of(const web::Visit& visit, const Engagement& engagement);

/// Whether its sessions do not count as completed until an agreement is signed.
bool waits_for_agreement(const web::Visit& visit, const Engagement& engagement);

/// Radios for the reasons of one kind, as the programme words them.
Html reason_radios(const web::Visit& visit, const Engagement& engagement, programmes::ReasonKind kind,
                   const Draft& draft, const char* legend);
/// A page with a form that posts to its own address.
web::Response form_page(const web::Visit& visit, const Engagement& engagement, const char* title, Html fields,
                        Html button, const Problems& problems);

}  // namespace waymark::engagements::pages
