#include <algorithm>

#include "messages/notices.hpp"
#include "messages/policy.hpp"
#include "messages/store.hpp"

namespace waymark::messages {

Page open_page(vault::Vault& vault, const access::Work& work, const EngagementId& id, const MessageId& before) {
  const auto conversation = own_conversation(work, id);
  store::Before from_here;
  if (before) {
    const auto found = store::find(work.db, id, before);
    if (!found || found->written_at < conversation.from) throw Refused(Refusal::not_found);
    from_here = {found->written_at, found->id.str()};
  }
  const auto& person = work.actor.person;
  auto found = store::page(work.db, id, person, conversation.from, from_here, kPageSize + 1);
  Page page;
  page.has_older = found.size() > static_cast<std::size_t>(kPageSize);
  if (page.has_older) found.pop_back();
  std::reverse(found.begin(), found.end());

  if (!found.empty()) {
    const auto scope = engagements::scope_of(work, conversation.partnership.engagement);
    for (auto& message : found) {
      std::optional<std::string> text;
      if (!message.withdrawn_at) {
        const vault::Sealed<MessageText> sealed(scope, message.id.str());
        text = vault.open(work, MessagePolicy::reader(work, conversation, sealed, message), sealed);
      }
      page.messages.push_back({std::move(message), std::move(text)});
    }
    const auto& first = page.messages.front().message;
    store::mark_read(work, first, page.messages.back().message);
    if (page.has_older)
      page.older_unread =
          store::unread_before(work.db, id, person, conversation.from, {first.written_at, first.id.str()});
  }
  store::end_told(work, id);
  jobs::mark_read_about(work, kAboutMessages, id.str());
  return page;
}

}  // namespace waymark::messages
