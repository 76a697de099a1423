#include "conversations/policy.hpp"

#include <algorithm>

#include "conversations/store.hpp"

namespace waymark::conversations {
namespace {

bool every_coachee_lets(const Partnership& partnership, const Conversation& conversation, const Let& let) {
  const auto& coachees = partnership.coachees;
  return !coachees.empty() && std::all_of(coachees.begin(), coachees.end(), [&](const engagements::Partner& one) {
    return let.contains({conversation.id, one.person});
  });
}

bool may_see_own(const Partnership& partnership, const PersonId& author, const Own& own) {
  if (partnership.is_coachee(author)) return true;
  // A draft may repeat what was shared in its time: it is of that time alone.
  if (partnership.is_coach(author)) return own.kind != OwnKind::draft || of_todays_coach(partnership, own.changed_at);
  return partnership.is_earlier_coach(author) && own.kind != OwnKind::draft && !own.shared_at;
}

}  // namespace

bool of_todays_coach(const Partnership& partnership, Instant at) {
  const auto coach = partnership.coach();
  return coach && at >= partnership.since(coach);
}

bool may_see(const Partnership& partnership, const PersonId& person, const Conversation& conversation,
             const Let& let) {
  if (partnership.is_coachee(person)) return true;
  return partnership.is_coach(person) &&
         (of_todays_coach(partnership, conversation.first_at) || every_coachee_lets(partnership, conversation, let));
}

std::vector<Conversation> visible_to(const Partnership& partnership, const PersonId& person,
                                     std::vector<Conversation> all, const Let& let) {
  std::erase_if(all, [&](const Conversation& one) { return !may_see(partnership, person, one, let); });
  return all;
}

bool may_see(const Partnership& partnership, const PersonId& person, const Own& own) {
  if (person.empty()) return false;
  if (own.person == person) return may_see_own(partnership, person, own);
  if (own.kind != OwnKind::reflection || !own.shared_at) return false;
  if (!partnership.is_coachee(own.person)) return partnership.is_coachee(person);
  return partnership.is_coach(person) && of_todays_coach(partnership, *own.shared_at);
}

std::vector<Own> visible_to(const Partnership& partnership, const PersonId& person, std::vector<Own> all) {
  std::erase_if(all, [&](const Own& one) { return !may_see(partnership, person, one); });
  return all;
}

bool has_begun(const access::Work& work, const Partnership& partnership) {
  using engagements::State;
  const auto state = partnership.engagement.state(work.today);
  return state != State::proposed && state != State::waiting && state != State::declined;
}

bool is_open(const access::Work& work, const Partnership& partnership) {
  return has_begun(work, partnership) && engagements::is_live(partnership.engagement.state(work.today));
}

bool may_write(const access::Work& work, const Partnership& partnership, const engagements::Session* session) {
  return is_open(work, partnership) && partnership.is_partner(work.actor.person) && session &&
         !session->cancelled_at && !session->not_attended_at;
}

bool may_write_conversation(const access::Work& work, const Partnership& partnership,
                            const engagements::Session* session, const Conversation* conversation) {
  return may_write(work, partnership, session) && partnership.coach() && session->coach.empty() &&
         (!conversation || of_todays_coach(partnership, conversation->first_at));
}

bool may_reflect(const access::Work& work, const Partnership& partnership, const engagements::Session* session) {
  return may_write(work, partnership, session) &&
         (session->completed_at || (session->starts_at && *session->starts_at <= work.now));
}

vault::Reader<SharedConversation> Policy::reader(const access::Work& work, const Partnership& partnership,
                                                 const Conversation& conversation) {
  const auto coach = partnership.coach();
  const auto let = store::let(work.db, partnership.engagement.id, coach);
  if (conversation.engagement != partnership.engagement.id ||
      !may_see(partnership, work.actor.person, conversation, let))
    throw Refused(Refusal::not_found);
  std::vector<PersonId> whose;
  for (const auto& coachee : partnership.coachees) whose.push_back(coachee.person);
  if (of_todays_coach(partnership, conversation.first_at)) whose.push_back(coach);
  return {work, engagements::scope_of(work, partnership.engagement), conversation.id.str(), std::move(whose)};
}

bool Policy::may_pack(const access::Work& work, const PersonId& whose,
                      const vault::Sealed<SharedConversation>& sealed) {
  const auto conversation = store::find(work.db, ConversationId(sealed.place().object));
  if (!conversation || conversation->engagement.str() != sealed.place().scope.id) return false;
  const auto partnership = engagements::partnership(work.db, conversation->engagement);
  if (!partnership) return false;
  if (partnership->is_coachee(whose)) return true;
  const bool wrote = conversation->first_by == whose || conversation->changed_by == whose;
  return wrote && may_see(*partnership, whose, *conversation,
                          store::let(work.db, conversation->engagement, partnership->coach()));
}

bool Policy::may_pack_own(const access::Work& work, const PersonId& whose, const vault::Place& place) {
  const auto own = store::find(work.db, OwnId(place.object));
  if (!own || own->engagement.str() != place.scope.id || own->person != whose) return false;
  if (own->kind != OwnKind::draft) return true;
  const auto partnership = engagements::partnership(work.db, own->engagement);
  return partnership && may_see(*partnership, whose, *own);
}

}  // namespace waymark::conversations
