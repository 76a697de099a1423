#pragma once
// The first beats of every deed of this room: find, allow.
#include "conversations/policy.hpp"

namespace waymark::conversations {

/// What somebody writes about.
struct Matter {
  Partnership partnership;
  engagements::Session session;
};
/// For a partner who may write about the session: refuses not_found to all others, out_of_turn when nothing can be
/// written about it (any more).
Matter take_up(const access::Work& work, const EngagementId& engagement, const SessionId& session);

/// The name of one of those who are, or were, in the engagement; empty for nobody known.
std::string name_of(const Partnership& partnership, const PersonId& person);
std::string path_of(const EngagementId& engagement, const SessionId& session, std::string_view page = {});

/// A new row, or the one there is.
Own own_for(const access::Work& work, const Matter& matter, OwnKind kind);

}  // namespace waymark::conversations
