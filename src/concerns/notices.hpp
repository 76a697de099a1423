#pragma once
#include "concerns/concerns.hpp"

namespace waymark::concerns {

inline constexpr std::string_view kAboutConcern = "concern";
inline constexpr std::string_view kRaised = "concern_raised", kAddedTo = "concern_added_to",
                                  kHandedOn = "concern_handed_on", kAcknowledged = "concern_acknowledged",
                                  kMoved = "concern_moved", kClosed = "concern_closed";

std::string path_of(const ConcernId& id);
std::string own_path_of(const ConcernId& id);

/// Tells the lead, or who raised it, that something waits. Neither notice nor mail keeps who did it.
void tell_lead(const access::Work& work, const Concern& concern, std::string_view kind);
void tell_raiser(const access::Work& work, const Concern& concern, std::string_view kind);

}  // namespace waymark::concerns
