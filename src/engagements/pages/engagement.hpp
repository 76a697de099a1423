#pragma once
#include "engagements/pages/parts.hpp"

namespace waymark::engagements::pages {

/// What the page of an engagement is drawn from.
struct Sight {
  Engagement engagement;
  State state;
  std::vector<Partner> partners;
  std::vector<Session> sessions;
};
/// What may be done now, as buttons and links.
Html actions_of(const web::Visit& visit, const Sight& sight);
/// The sessions with what can be done with each.
Html sessions_of(const web::Visit& visit, const Sight& sight);
/// What happened, the newest first.
Html timeline_of(const web::Visit& visit, const Sight& sight);
/// How a reason is worded, of the programme's or one that follows from something else.
std::string reason_words(const web::Visit& visit, const Engagement& engagement, programmes::ReasonKind kind,
                         std::string_view reason);

}  // namespace waymark::engagements::pages
