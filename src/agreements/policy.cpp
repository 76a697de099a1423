// Who may read what of an agreement.
#include "agreements/content.hpp"
#include "agreements/store.hpp"
#include "agreements/verbs.hpp"

namespace waymark::agreements {
namespace {

/// The agreement a sealed piece belongs to, and its version there; nothing when it is none of ours.
std::optional<std::pair<Agreement, Version>> place_of(const access::Work& work, const vault::Place& place) {
  auto agreement = store::agreement(work.db, EngagementId(place.scope.id));
  if (!agreement) return std::nullopt;
  const auto* version = agreement->find(AgreementId(place.object));
  if (!version) return std::nullopt;
  auto found = *version;
  return std::pair{std::move(*agreement), std::move(found)};
}

std::vector<PersonId> others(const Agreement& agreement, const PersonId& reader) {
  auto all = agreement.partnership.partners();
  std::erase(all, reader);
  return all;
}

}  // namespace

bool TextPolicy::may_read(const PersonId& person, const Agreement& agreement, const Version& version) {
  if (agreement.partnership.is_coachee(person)) return true;
  return agreement.partnership.is_coach(person) && agreement.is_current(version);
}

vault::Reader<AgreementText> TextPolicy::reader(const access::Work& work, const Agreement& agreement,
                                                const Version& version, const vault::Scope& scope) {
  if (!may_read(work.actor.person, agreement, version)) throw Refused(Refusal::not_found);
  return vault::Reader<AgreementText>(work, scope, version.id.str(), others(agreement, work.actor.person));
}

bool TextPolicy::may_pack(const access::Work& work, const PersonId& whose,
                          const vault::Sealed<AgreementText>& sealed) {
  const auto found = place_of(work, sealed.place());
  return found && may_read(whose, found->first, found->second);
}

bool AimsPolicy::may_read(const PersonId& person, const Agreement& agreement, const Version& version) {
  const auto* in_force = agreement.in_force();
  return !person.empty() && agreement.third && agreement.third->person == person && in_force &&
         in_force->id == version.id;
}

vault::Reader<AgreedAims> AimsPolicy::reader(const access::Work& work, const Agreement& agreement,
                                             const Version& version, const vault::Scope& scope) {
  if (!may_read(work.actor.person, agreement, version)) throw Refused(Refusal::not_found);
  return vault::Reader<AgreedAims>(work, scope, version.id.str(), agreement.partnership.partners());
}

bool AimsPolicy::may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<AgreedAims>& sealed) {
  const auto found = place_of(work, sealed.place());
  return found && may_read(whose, found->first, found->second);
}

bool may_read(const access::Work& work, const Agreement& agreement, const Version& version) {
  return TextPolicy::may_read(work.actor.person, agreement, version);
}

Agreement find(const access::Work& work, const EngagementId& id) {
  auto found = store::agreement(work.db, id);
  const auto& person = work.actor.person;
  if (!found || !(found->partnership.is_partner(person) || found->partnership.is_earlier_coach(person)))
    throw Refused(Refusal::not_found);
  return std::move(*found);
}

Agreement find_as_third_party(const access::Work& work, const EngagementId& id) {
  auto found = store::agreement(work.db, id);
  if (!found || work.actor.person.empty() || !found->third || found->third->person != work.actor.person)
    throw Refused(Refusal::not_found);
  return std::move(*found);
}

}  // namespace waymark::agreements
