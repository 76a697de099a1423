#include "conversations/deed.hpp"

#include "conversations/store.hpp"

namespace waymark::conversations {

std::string_view code(OwnKind kind) {
  switch (kind) {
    case OwnKind::draft: return "draft";
    case OwnKind::preparation: return "preparation";
    case OwnKind::reflection: return "reflection";
    default: return "note";
  }
}

Matter take_up(const access::Work& work, const EngagementId& engagement, const SessionId& session) {
  auto partnership = engagements::own_partnership(work, engagement);
  auto found = engagements::find_session(work.db, engagement, session);
  if (!has_begun(work, partnership) || !found) throw Refused(Refusal::not_found);
  if (!may_write(work, partnership, &*found)) throw Refused(Refusal::out_of_turn);
  return {std::move(partnership), std::move(*found)};
}

std::string name_of(const Partnership& partnership, const PersonId& person) {
  for (const auto& time : partnership.coaches)
    if (time.person == person) return time.name;
  for (const auto& coachee : partnership.coachees)
    if (coachee.person == person) return coachee.name;
  return {};
}

std::string path_of(const EngagementId& engagement, const SessionId& session, std::string_view page) {
  return fmt::format("{}/conversations/{}{}", engagements::path_of(engagement), session.str(), page);
}

Own own_for(const access::Work& work, const Matter& matter, OwnKind kind) {
  const auto& engagement = matter.partnership.engagement.id;
  auto own = store::own_of(work.db, engagement, matter.session.id, work.actor.person, kind);
  if (!own) {
    own.emplace();
    own->id = OwnId::fresh();
    own->engagement = engagement;
    own->session = matter.session.id;
    own->person = work.actor.person;
    own->kind = kind;
  }
  own->changed_at = work.now;
  return std::move(*own);
}

}  // namespace waymark::conversations
