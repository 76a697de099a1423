#include "messages/policy.hpp"
#include "messages/store.hpp"

namespace waymark::messages {

void withdraw(vault::Vault& vault, const access::Work& work, const EngagementId& id, const MessageId& message) {
  const auto conversation = own_conversation(work, id);
  const auto found = own_to_withdraw(work, conversation, message);
  store::withdraw(work, found);
  const auto scope = engagements::scope_of(work, conversation.partnership.engagement);
  vault.remove(work, vault::Sealed<MessageText>(scope, message.str()));
}

}  // namespace waymark::messages
