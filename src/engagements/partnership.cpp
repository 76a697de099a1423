#include "engagements/partnership.hpp"

#include <algorithm>

#include "engagements/store.hpp"

namespace waymark::engagements {

PersonId Partnership::coach() const {
  return !coaches.empty() && !coaches.back().until ? coaches.back().person : PersonId();
}

bool Partnership::is_coachee(const PersonId& person) const {
  return std::any_of(coachees.begin(), coachees.end(), [&](const Partner& one) { return one.person == person; });
}

bool Partnership::is_earlier_coach(const PersonId& person) const {
  return !person.empty() && !is_coach(person) &&
         std::any_of(coaches.begin(), coaches.end(), [&](const CoachTime& one) { return one.person == person; });
}

Instant Partnership::since(const PersonId& person) const {
  for (auto time = coaches.rbegin(); time != coaches.rend(); ++time)
    if (time->person == person) return time->from;
  throw Refused(Refusal::not_found);
}

std::vector<PersonId> Partnership::partners() const {
  std::vector<PersonId> all;
  if (const auto today = coach()) all.push_back(today);
  for (const auto& one : coachees) all.push_back(one.person);
  return all;
}

std::optional<Partnership> partnership(db::Connection& db, const EngagementId& id) {
  auto found = find(db, id);
  if (!found) return std::nullopt;
  Partnership partnership{std::move(*found), store::coach_times(db, id), {}};
  for (auto& partner : partners_of(db, id))
    if (!partner.is_coach) partnership.coachees.push_back(std::move(partner));
  return partnership;
}

Partnership own_partnership(const access::Work& work, const EngagementId& id) {
  auto found = partnership(work.db, id);
  if (!found || !found->is_partner(work.actor.person)) throw Refused(Refusal::not_found);
  return std::move(*found);
}

Partnership own_or_earlier_partnership(const access::Work& work, const EngagementId& id) {
  auto found = partnership(work.db, id);
  const auto& person = work.actor.person;
  if (!found || !(found->is_partner(person) || found->is_earlier_coach(person))) throw Refused(Refusal::not_found);
  return std::move(*found);
}

void note_agreement(const access::Work& work, const EngagementId& id) {
  store::note_agreement(work.db, id, work.now);
  store::add_event(work, id, "agreement_signed");
}

keys::Scope scope_of(const access::Work& work, const Engagement& engagement) {
  auto organisation = store::sealed_under(work.db, engagement.id);
  if (!organisation) {
    // Somebody brought in without a post has none: they are sealed under a key for those.
    const OrganisationId none("none");
    organisation = engagement.organisation.empty() ? none : engagement.organisation;
    store::seal_under(work.db, engagement.id, *organisation);
  }
  return {*organisation, "engagement", engagement.id.str()};
}

}  // namespace waymark::engagements
