#include "documents/policy.hpp"

#include "documents/store.hpp"

namespace waymark::documents {
namespace {

using engagements::State;

/// Reading one's own again is nobody's opening of another's.
std::vector<PersonId> whose_but(const PersonId& person, const Document& document) {
  if (document.owner == person) return {};
  return {document.owner};
}

void check_may_read(const access::Work& work, const Space& space, const keys::Scope& scope, const Document& document,
                    const Version& version) {
  const auto& person = work.actor.person;
  const bool seen = may_see(space, person, document) && !document.withdrawn_at &&
                    (document.owner == person || version.standing() == Standing::released);
  if (!seen || scope.id != space.partnership.engagement.id.str()) throw Refused(Refusal::not_found);
}

bool is_owner(const access::Work& work, const PersonId& whose, const vault::Place& place) {
  const auto owner = store::owner_of(work.db, VersionId(place.object));
  return owner && owner->person == whose && owner->engagement.str() == place.scope.id;
}

}  // namespace

Space own_space(const access::Work& work, const EngagementId& id) {
  auto partnership = engagements::own_partnership(work, id);
  const auto state = partnership.engagement.state(work.today);
  if (state == State::proposed || state == State::waiting || state == State::declined)
    throw Refused(Refusal::not_found);
  const auto& person = work.actor.person;
  const auto from = partnership.is_coachee(person) ? Instant::micros(0) : partnership.since(person);
  return {std::move(partnership), from, !engagements::is_live(state)};
}

Space own_space_to_change(const access::Work& work, const EngagementId& id) {
  auto space = own_space(work, id);
  if (space.over) throw Refused(Refusal::out_of_turn, _("This engagement is over: its documents stay as they are."));
  return space;
}

bool may_see(const Space& space, const PersonId& person, const Document& document) {
  return document.engagement == space.partnership.engagement.id &&
         (document.owner == person || document.added_at >= space.from ||
          (document.shared_at && *document.shared_at >= space.from));
}

Document document_in(const access::Work& work, const Space& space, const DocumentId& id) {
  auto found = store::find(work.db, space.partnership.engagement.id, id, work.actor.person);
  if (!found || !may_see(space, work.actor.person, *found)) throw Refused(Refusal::not_found);
  return std::move(*found);
}

bool may_withdraw(const access::Work& work, const Space& space, const Document& document) {
  return document.owner == work.actor.person && !document.withdrawn_at && !space.over;
}

bool may_add_version(const access::Work& work, const Space& space, const Document& document) {
  return may_withdraw(work, space, document);
}

bool may_show(const access::Work& work, const Space& space, const Document& document) {
  const auto& partnership = space.partnership;
  const auto& person = work.actor.person;
  const auto coach = partnership.coach();
  if (space.over || document.withdrawn_at || coach.empty() || document.owner == coach) return false;
  if (document.added_at >= partnership.since(coach)) return false;  // the coach sees it anyway
  const bool owner_is_here = partnership.is_partner(document.owner);
  return partnership.is_coachee(person) && (document.owner == person || !owner_is_here);
}

bool is_shown(const Space& space, const Document& document) {
  const auto coach = space.partnership.coach();
  return !coach.empty() && document.shared_at && *document.shared_at >= space.partnership.since(coach);
}

vault::Reader<DocumentWords> DocumentPolicy::words(const access::Work& work, const Space& space,
                                                   const keys::Scope& scope, const Document& document,
                                                   const Version& version) {
  check_may_read(work, space, scope, document, version);
  return {work, scope, version.id.str(), whose_but(work.actor.person, document)};
}

vault::Reader<DocumentFile> DocumentPolicy::file(const access::Work& work, const Space& space,
                                                 const keys::Scope& scope, const Document& document,
                                                 const Version& version) {
  check_may_read(work, space, scope, document, version);
  if (version.standing() != Standing::released) throw Refused(Refusal::not_found);
  return {work, scope, version.id.str(), whose_but(work.actor.person, document)};
}

bool DocumentPolicy::may_pack(const access::Work& work, const PersonId& whose,
                              const vault::Sealed<DocumentFile>& sealed) {
  return is_owner(work, whose, sealed.place());
}

bool DocumentPolicy::may_pack(const access::Work& work, const PersonId& whose,
                              const vault::Sealed<DocumentWords>& sealed) {
  return is_owner(work, whose, sealed.place());
}

}  // namespace waymark::documents
