#include "conversations/store.hpp"
#include "conversations/writing.hpp"

namespace waymark::conversations {
namespace {

template <vault::Content T>
std::optional<std::string> open_own(vault::Vault& vault, const access::Work& work, const Partnership& partnership,
                                    const Own& own) {
  const vault::Sealed<T> sealed(engagements::scope_of(work, partnership.engagement), own.id.str());
  return vault.open(work, Policy::reader<T>(work, partnership, own), sealed);
}

std::optional<Writing> read(std::optional<std::string> text) {
  if (!text) return std::nullopt;
  return writing_from(*text);
}

}  // namespace

std::optional<Writing> open(vault::Vault& vault, const access::Work& work, const Partnership& partnership,
                            const Conversation& conversation) {
  const auto reader = Policy::reader(work, partnership, conversation);
  const vault::Sealed<SharedConversation> sealed(engagements::scope_of(work, partnership.engagement),
                                                 conversation.id.str());
  return read(vault.open(work, reader, sealed));
}

std::string open_text(vault::Vault& vault, const access::Work& work, const Partnership& partnership,
                      const SessionId& session, OwnKind kind) {
  const auto own = store::own_of(work.db, partnership.engagement.id, session, work.actor.person, kind);
  if (!own) return {};
  auto text = kind == OwnKind::preparation ? open_own<Preparation>(vault, work, partnership, *own)
                                           : open_own<PrivateNote>(vault, work, partnership, *own);
  return std::move(text).value_or("");
}

std::optional<Writing> open(vault::Vault& vault, const access::Work& work, const Partnership& partnership,
                            const Own& own) {
  return read(own.kind == OwnKind::draft ? open_own<ConversationDraft>(vault, work, partnership, own)
                                         : open_own<Reflection>(vault, work, partnership, own));
}

}  // namespace waymark::conversations
