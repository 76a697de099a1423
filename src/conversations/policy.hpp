#pragma once
// Who may read and write what: questions only. The one maker of readers of this room's content.
#include <set>

#include "conversations/content.hpp"
#include "conversations/conversations.hpp"

namespace waymark::conversations {

using engagements::Partnership;

/// Which coachees have let today's coach see which conversations.
using Let = std::set<std::pair<ConversationId, PersonId>>;

/// Whether what was first written then is of today's coach's time.
bool of_todays_coach(const Partnership& partnership, Instant at);
/// Whether this person may see it: a coachee always; today's coach what is of their time, and what every coachee lets
/// them see; nobody else.
bool may_see(const Partnership& partnership, const PersonId& person, const Conversation& conversation,
             const Let& let);
/// Its list twin.
std::vector<Conversation> visible_to(const Partnership& partnership, const PersonId& person,
                                     std::vector<Conversation> all, const Let& let);
/// Whether this person may see it: their own while they are a partner; as an earlier coach their own that is neither
/// draft nor shared; a reflection that was shared with them.
bool may_see(const Partnership& partnership, const PersonId& person, const Own& own);
/// Its list twin.
std::vector<Own> visible_to(const Partnership& partnership, const PersonId& person, std::vector<Own> all);

/// Whether the engagement is under way, so that its partners write.
bool is_open(const access::Work& work, const Partnership& partnership);
/// Whether it was agreed at some time: before, there is nothing.
bool has_begun(const access::Work& work, const Partnership& partnership);
/// Whether the actor may write about this session: a coachee, or the coach whose session it is, while it is there and
/// was neither cancelled nor missed.
bool may_write(const access::Work& work, const Partnership& partnership, const engagements::Session* session);
/// Whether they may write its conversation: it is a session of today's coach, and so is what stands there.
bool may_write_conversation(const access::Work& work, const Partnership& partnership,
                            const engagements::Session* session, const Conversation* conversation);
/// Whether it has begun, so that there is something to reflect on.
bool may_reflect(const access::Work& work, const Partnership& partnership, const engagements::Session* session);

class Policy {
 public:
  /// Refuse not_found to whom it is not for.
  static vault::Reader<SharedConversation> reader(const access::Work& work, const Partnership& partnership,
                                                  const Conversation& conversation);
  template <vault::Content T>
  static vault::Reader<T> reader(const access::Work& work, const Partnership& partnership, const Own& own) {
    if (!may_see(partnership, work.actor.person, own)) throw Refused(Refusal::not_found);
    return {work, engagements::scope_of(work, partnership.engagement), own.id.str(), {own.person}};
  }

  static bool may_pack(const access::Work& work, const PersonId& whose,
                       const vault::Sealed<SharedConversation>& sealed);
  template <vault::Content T>
  static bool may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<T>& sealed) {
    return may_pack_own(work, whose, sealed.place());
  }

 private:
  static bool may_pack_own(const access::Work& work, const PersonId& whose, const vault::Place& place);
};

}  // namespace waymark::conversations
