#include "plans/policy.hpp"

#include "people/people.hpp"

namespace waymark::plans {
namespace {

using engagements::Partnership;
using engagements::State;

bool was_agreed(State state) {
  return state != State::proposed && state != State::waiting && state != State::declined;
}

std::optional<Refusal> refusal(const access::Work& work, const Partnership& partnership, const PersonId& whose,
                               Part part) {
  const auto& person = work.actor.person;
  if (!may_see(partnership, person, whose)) return Refusal::not_found;
  const bool own = person == whose;
  if (part == Part::sharing) return own ? std::nullopt : std::optional(Refusal::not_allowed);
  if (is_live(partnership.engagement.state(work.today)) || (own && part == Part::progress)) return std::nullopt;
  return Refusal::out_of_turn;
}

}  // namespace

Partnership partnership_of(const access::Work& work, const EngagementId& engagement) {
  auto found = engagements::own_partnership(work, engagement);
  if (!was_agreed(found.engagement.state(work.today))) throw Refused(Refusal::not_found);
  return found;
}

bool may_see(const Partnership& partnership, const PersonId& person, const PersonId& whose) {
  return partnership.is_coachee(whose) && (person == whose || partnership.is_coach(person));
}

PersonId whose_plan(const access::Work& work, const Partnership& partnership, const PersonId& asked) {
  const auto& person = work.actor.person;
  const bool own = partnership.is_coachee(person) && !partnership.is_coach(person);
  auto whose = !asked.empty()                     ? asked
               : own                              ? person
               : partnership.coachees.size() == 1 ? partnership.coachees.front().person
                                                  : PersonId();
  if (!whose.empty() && !may_see(partnership, person, whose)) throw Refused(Refusal::not_found);
  return whose;
}

void allow(const access::Work& work, const Partnership& partnership, const PersonId& whose, Part part) {
  if (const auto why = refusal(work, partnership, whose, part)) throw Refused(*why);
}

bool may_change(const access::Work& work, const Partnership& partnership, const PersonId& whose, Part part) {
  return !refusal(work, partnership, whose, part);
}

bool may_remove(const access::Work& work, const Goal& goal, const Evidence& evidence) {
  return work.actor.person == evidence.by || work.actor.person == goal.whose;
}

PersonId line_manager_of(db::Connection& db, const PersonId& person) {
  const auto found = people::find_person(db, person);
  return found ? found->manager : PersonId();
}

bool sees_shared(const access::Work& work, const store::GoalRow& row) {
  return row.shared_at && !work.actor.person.empty() && line_manager_of(work.db, row.whose) == work.actor.person &&
         !store::has_left(work.db, row.engagement, row.whose);
}

vault::Reader<GoalContent> PlanPolicy::partner(const access::Work& work, const Partnership& partnership,
                                               const keys::Scope& scope, const store::GoalRow& row) {
  if (row.engagement != partnership.engagement.id || !may_see(partnership, work.actor.person, row.whose))
    throw Refused(Refusal::not_found);
  return {work, scope, row.id.str(), {row.whose}};
}

bool PlanPolicy::may_pack(const access::Work& work, const PersonId& whose, const vault::Sealed<GoalContent>& sealed) {
  const auto row = store::find(work.db, GoalId(sealed.place().object));
  return row && row->whose == whose && row->engagement.str() == sealed.place().scope.id;
}

vault::Reader<SharedGoalContent> LineManagerPolicy::line_manager(const access::Work& work, const keys::Scope& scope,
                                                                 const store::GoalRow& row) {
  if (!sees_shared(work, row)) throw Refused(Refusal::not_found);
  return {work, scope, row.id.str(), {row.whose}};
}

}  // namespace waymark::plans
