#pragma once
#include "messages/messages.hpp"

namespace waymark::messages {

/// The notice that something waits, and what it is about: an engagement's messages, by the engagement's id.
inline constexpr std::string_view kWaiting = "message_waiting";
inline constexpr std::string_view kAboutMessages = "messages";

inline std::string path_of_messages(const EngagementId& id) { return engagements::path_of(id) + "/messages"; }

}  // namespace waymark::messages
