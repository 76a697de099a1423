#include "messages/policy.hpp"

#include "messages/store.hpp"

namespace waymark::messages {

using engagements::State;

std::vector<PersonId> Conversation::others(const PersonId& person) const {
  auto all = partnership.partners();
  std::erase(all, person);
  return all;
}

Conversation own_conversation(const access::Work& work, const EngagementId& id) {
  auto partnership = engagements::own_partnership(work, id);
  const auto state = partnership.engagement.state(work.today);
  if (state == State::proposed || state == State::waiting || state == State::declined)
    throw Refused(Refusal::not_found);
  const auto from = sees_from(partnership, work.actor.person).value();
  return {std::move(partnership), from, !engagements::is_live(state)};
}

std::optional<Instant> sees_from(const engagements::Partnership& partnership, const PersonId& person) {
  if (partnership.is_coachee(person)) return Instant::micros(0);
  if (partnership.is_coach(person)) return partnership.since(person);
  return std::nullopt;
}

bool may_withdraw(const access::Work& work, const Conversation& conversation, const Message& message) {
  return message.by == work.actor.person && !message.withdrawn_at && !conversation.over &&
         work.now - message.written_at <= kWithdrawWithin;
}

Message own_to_withdraw(const access::Work& work, const Conversation& conversation, const MessageId& id) {
  auto found = store::find(work.db, conversation.partnership.engagement.id, id);
  if (!found || found->written_at < conversation.from) throw Refused(Refusal::not_found);
  if (found->by != work.actor.person) throw Refused(Refusal::not_allowed);
  if (!may_withdraw(work, conversation, *found))
    throw Refused(Refusal::out_of_turn, _("This message cannot be withdrawn any more."));
  return std::move(*found);
}

vault::Reader<MessageText> MessagePolicy::reader(const access::Work& work, const Conversation& conversation,
                                                 const vault::Sealed<MessageText>& sealed, const Message& message) {
  const auto& partnership = conversation.partnership;
  const auto from = sees_from(partnership, work.actor.person);
  const auto& place = sealed.place();
  if (!from || message.written_at < *from || message.engagement != partnership.engagement.id ||
      place.scope.id != partnership.engagement.id.str() || place.object != message.id.str())
    throw Refused(Refusal::not_found);
  // Reading one's own again is nobody's opening of another's.
  std::vector<PersonId> whose;
  if (message.by != work.actor.person) whose.push_back(message.by);
  return {work, place.scope, place.object, std::move(whose)};
}

bool MessagePolicy::may_pack(const access::Work& work, const PersonId& whose,
                             const vault::Sealed<MessageText>& sealed) {
  const EngagementId engagement(sealed.place().scope.id);
  const auto message = store::find(work.db, engagement, MessageId(sealed.place().object));
  if (!message) return false;
  if (message->by == whose) return true;
  const auto partnership = engagements::partnership(work.db, engagement);
  const auto from = partnership ? sees_from(*partnership, whose) : std::nullopt;
  return from && message->written_at >= *from;
}

}  // namespace waymark::messages
