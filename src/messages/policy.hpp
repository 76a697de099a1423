#pragma once
#include "messages/messages.hpp"

namespace waymark::messages {

class MessagePolicy;

/// The text of a message.
struct MessageText {
  static constexpr std::string_view kind = "message";
  using Policy = MessagePolicy;
  using Machines = vault::Machines<vault::SubjectAccessPacker>;
};

/// The conversation of an engagement, as one of its partners finds it.
struct Conversation {
  engagements::Partnership partnership;
  Instant from;       ///< what was written before is not theirs to see
  bool over = false;  ///< nothing is written any more

  std::vector<PersonId> others(const PersonId& person) const;
};
/// Refuses not_found to who is no partner, and while the engagement is not agreed.
Conversation own_conversation(const access::Work& work, const EngagementId& id);

/// Since when that person sees messages: a coach since they coach, a coachee from the first; nothing for others.
std::optional<Instant> sees_from(const engagements::Partnership& partnership, const PersonId& person);
/// Whether the actor can take it back now.
bool may_withdraw(const access::Work& work, const Conversation& conversation, const Message& message);
/// A message the actor can take back now; refuses what withdraw() refuses.
Message own_to_withdraw(const access::Work& work, const Conversation& conversation, const MessageId& id);

class MessagePolicy {
 public:
  /// For a partner, of what was written in their time. Refuses not_found.
  static vault::Reader<MessageText> reader(const access::Work& work, const Conversation& conversation,
                                           const vault::Sealed<MessageText>& sealed, const Message& message);
  /// What they wrote themself, and what was written to them while they may see it.
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<MessageText>& sealed);
};

}  // namespace waymark::messages
