#include "concerns/policy.hpp"

#include <algorithm>

#include "concerns/store.hpp"
#include "people/people.hpp"

namespace waymark::concerns {
namespace {

using access::Permission;
using access::PlaceKind;

/// Whether the actor is a safeguarding lead for that place. Its twin for lists is in the store, kHoldsThePlace.
bool leads_at(const access::Work& work, const OrganisationId& place) {
  const auto& actor = work.actor;
  if (actor.is_program || actor.person.empty()) return false;
  if (!actor.places(Permission::handle_concerns, PlaceKind::service).empty()) return true;
  if (place.empty()) return false;
  const auto held = actor.places(Permission::handle_concerns, PlaceKind::organisation);
  return std::any_of(held.begin(), held.end(), [&](const std::string& organisation) {
    return people::is_within(work.db, place, OrganisationId(organisation));
  });
}

bool handles(const access::Work& work, const Concern& concern) {
  return concern.lead == work.actor.person && leads_at(work, concern.place);
}

bool is_among(const std::vector<accounts::RoleHolder>& leads, const PersonId& person) {
  return std::any_of(leads.begin(), leads.end(), [&](const auto& one) { return one.person == person; });
}

bool is_between(const engagements::Partnership& partnership, const PersonId& person) {
  return partnership.is_partner(person) || partnership.is_earlier_coach(person);
}

}  // namespace

engagements::Partnership may_raise_in(const access::Work& work, const EngagementId& id) {
  using engagements::State;
  auto partnership = engagements::own_or_earlier_partnership(work, id);
  const auto state = partnership.engagement.state(work.today);
  if (state == State::proposed || state == State::waiting || state == State::declined)
    throw Refused(Refusal::not_found);
  return partnership;
}

std::vector<accounts::RoleHolder> leads_for(const access::Work& work, const engagements::Partnership& partnership) {
  auto leads = accounts::holders_for(work.db, access::Role::safeguarding_lead, partnership.engagement.organisation,
                                     work.today);
  std::erase_if(leads, [&](const auto& lead) { return is_between(partnership, lead.person); });
  return leads;
}

std::vector<accounts::RoleHolder> other_leads(const access::Work& work, const Concern& concern) {
  auto leads = leads_for(work, engagements::partnership(work.db, concern.engagement).value());
  std::erase_if(leads,
                [&](const auto& lead) { return lead.person == concern.lead || lead.person == concern.raised_by; });
  return leads;
}

Concern handled_by_actor(const access::Work& work, const ConcernId& id) {
  auto found = store::find(work.db, id);
  if (!found || !handles(work, *found)) throw Refused(Refusal::not_found);
  return std::move(*found);
}

Concern raised_by_actor(const access::Work& work, const ConcernId& id) {
  auto found = store::find(work.db, id);
  if (!found || work.actor.person.empty() || found->raised_by != work.actor.person) throw Refused(Refusal::not_found);
  return std::move(*found);
}

Concern left_alone(const access::Work& work, const ConcernId& id) {
  auto found = store::find(work.db, id);
  if (!found || found->closed_at || !leads_at(work, found->place)) throw Refused(Refusal::not_found);
  const auto all = accounts::holders_for(work.db, access::Role::safeguarding_lead, found->place, work.today);
  if (is_among(all, found->lead) || !is_among(other_leads(work, *found), work.actor.person))
    throw Refused(Refusal::not_found);
  return std::move(*found);
}

void require_open(const Concern& concern) {
  if (concern.closed_at) throw Refused(Refusal::out_of_turn, _("This concern is closed."));
}

vault::Reader<Statement> ConcernPolicy::statements(const access::Work& work, const Concern& concern) {
  const auto& person = work.actor.person;
  const bool own = !person.empty() && concern.raised_by == person;
  if (!own && !handles(work, concern)) throw Refused(Refusal::not_found);
  // Reading one's own again is nobody's opening of another's.
  std::vector<PersonId> whose;
  if (!own) whose.push_back(concern.raised_by);
  return {work, concern.scope(), {}, std::move(whose)};
}

vault::Reader<HandlingNote> ConcernPolicy::notes(const access::Work& work, const Concern& concern,
                                                 const Entry& note) {
  if (!handles(work, concern)) throw Refused(Refusal::not_found);
  std::vector<PersonId> whose;
  if (note.by != work.actor.person) whose.push_back(note.by);
  return {work, concern.scope(), note.id, std::move(whose)};
}

bool ConcernPolicy::may_pack(const access::Work& work, const PersonId& whose,
                             const vault::Sealed<Statement>& sealed) {
  const auto concern = store::find(work.db, ConcernId(sealed.place().scope.id));
  return concern && concern->raised_by == whose;
}

}  // namespace waymark::concerns
