#include "messages/notices.hpp"
#include "messages/policy.hpp"
#include "messages/store.hpp"

namespace waymark::messages {

Checked<MessageId> send(vault::Vault& vault, const access::Work& work, const EngagementId& id,
                        const std::string& text) {
  const auto conversation = own_conversation(work, id);
  if (conversation.over) throw Refused(Refusal::out_of_turn, _("This engagement is over: nothing new is written."));
  const auto readers = conversation.others(work.actor.person);
  if (readers.empty()) throw Refused(Refusal::out_of_turn, _("There is nobody to write to at the moment."));
  Problems problems;
  if (text.empty()) problems.add("text", _("Enter a message"));
  if (length(text) > kLongest)
    problems.add("text", fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(kLongest))));
  if (problems) return problems;

  const auto message = MessageId::fresh();
  store::insert(work, id, message, readers);
  // Its line in the trail is the vault's: that a message was sealed, when and by whom.
  const auto scope = engagements::scope_of(work, conversation.partnership.engagement);
  vault.seal(work, vault::Sealed<MessageText>(scope, message.str()), text);
  for (const auto& reader : readers)
    if (store::mark_told(work, id, reader, sees_from(conversation.partnership, reader).value()))
      jobs::tell(work, reader, kWaiting, kAboutMessages, id.str(), work.now, path_of_messages(id));
  return message;
}

}  // namespace waymark::messages
