#include "engagements/policy.hpp"

#include <algorithm>

#include "engagements/store.hpp"

namespace waymark::engagements {
namespace {

using access::Permission;
using access::PlaceKind;

/// Whether a permission held for a place covers this engagement. Its list twin is place_conditions().
bool covers(const access::Work& work, const Engagement& e, Permission permission, bool suppliers_too) {
  const auto& actor = work.actor;
  if (actor.is_program) return true;
  if (actor.may_in(permission, PlaceKind::programme, e.programme.str()) ||
      actor.may_in(permission, PlaceKind::engagement, e.id.str()))
    return true;
  if (suppliers_too && !e.supplier.empty() && actor.may_in(permission, PlaceKind::supplier, e.supplier.str()))
    return true;
  const auto places = actor.places(permission, PlaceKind::organisation);
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    switch (store::reach(work.db, place)) {
      case store::Reach::everything: return true;
      case store::Reach::one_agency: return e.agency.str() == place;
      case store::Reach::subtree: return store::stands_within(work.db, e.organisation, place);
    }
    return false;
  });
}

bool is_partner(const access::Work& work, const Engagement& e) {
  const auto& actor = work.actor;
  if (!actor.coach.empty() && actor.coach == e.coach) return true;
  return !actor.person.empty() && store::is_coachee(work.db, e.id, actor.person);
}

std::string one_of(const char* column, const std::vector<std::string>& ids, Condition& condition) {
  if (ids.size() == 1) return fmt::format("{} = {}", column, condition.arg(ids.front()));
  std::vector<std::string> places;
  for (const auto& id : ids) places.push_back(condition.arg(id));
  return fmt::format("{} in ({})", column, joined(places, ", "));
}

/// `agency` is set to one whose every row is seen.
std::vector<std::string> place_conditions(const access::Work& work, Condition& condition,
                                          std::optional<OrganisationId>& agency) {
  const auto permission = Permission::track_engagements;
  std::vector<std::pair<std::string, store::Reach>> reaches;
  for (const auto& place : work.actor.places(permission, PlaceKind::organisation))
    reaches.emplace_back(place, store::reach(work.db, place));
  // PostgreSQL wants every argument used: nothing is bound before it is known that something is left to say.
  for (const auto& [place, reach] : reaches)
    if (reach == store::Reach::everything) return {"true"};
  std::vector<std::string> any;
  if (reaches.size() == 1 && reaches.front().second == store::Reach::one_agency)
    agency = OrganisationId(reaches.front().first);
  for (const auto& [place, reach] : reaches)
    any.push_back(reach == store::Reach::one_agency
                      ? "e.agency_id = " + condition.arg(place)
                      : fmt::format("exists (select 1 from organisation_within w where w.organisation_id = "
                                    "e.organisation_id and w.ancestor_id = {})",
                                    condition.arg(place)));
  if (const auto ids = work.actor.places(permission, PlaceKind::programme); !ids.empty())
    any.push_back(one_of("e.programme_id", ids, condition));
  if (const auto ids = work.actor.places(permission, PlaceKind::engagement); !ids.empty())
    any.push_back(one_of("e.id", ids, condition));
  return any;
}

std::vector<std::string> own_conditions(const access::Work& work, Condition& condition) {
  const auto& actor = work.actor;
  std::vector<std::string> any;
  if (!actor.coach.empty()) any.push_back("e.coach_id = " + condition.arg(actor.coach.str()));
  if (actor.has(access::Role::coachee))
    any.push_back(
        fmt::format("e.id in (select k.engagement_id from engagement_coachee k where k.person_id = {} and "
                    "k.left_at is null)",
                    condition.arg(actor.person.str())));
  return any;
}

std::string any_of(const std::vector<std::string>& conditions) {
  if (conditions.empty()) return "false";
  if (conditions.size() == 1) return conditions.front();
  return "(" + joined(conditions, " or ") + ")";
}

}  // namespace

Visible visible_to(const access::Work& work, Condition& condition) {
  if (work.actor.is_program) return {"true", "true"};
  std::optional<OrganisationId> agency;
  auto any = place_conditions(work, condition, agency);
  if (any == std::vector<std::string>{"true"}) return {"true", "true"};
  const bool placed = !any.empty();
  for (auto& own : own_conditions(work, condition)) any.push_back(std::move(own));
  Visible visible{any_of(any), "true"};
  const auto suppliers = work.actor.places(Permission::track_engagements, PlaceKind::supplier);
  if (any.size() == 1 && suppliers.empty()) {
    visible.agency = agency;
    if (!placed && work.actor.coach) visible.coach = work.actor.coach;
  }
  if (suppliers.empty()) return visible;
  visible.grades = visible.rows;
  any.push_back(one_of("e.supplier_id", suppliers, condition));
  visible.rows = any_of(any);
  return visible;
}

bool sees_one_agency(const access::Work& work) {
  Condition unused;
  return visible_to(work, unused).agency.has_value();
}

std::string own(const access::Work& work, Condition& condition) { return any_of(own_conditions(work, condition)); }

bool may_see(const access::Work& work, const Engagement& e) {
  return is_partner(work, e) || covers(work, e, Permission::track_engagements, true);
}

bool may_log(const access::Work& work, const Engagement& e) { return is_partner(work, e) || may_manage(work, e); }

bool may_manage(const access::Work& work, const Engagement& e) {
  return covers(work, e, Permission::manage_engagements, false);
}

bool may_see_grade(const access::Work& work, const Engagement& e) {
  return is_partner(work, e) || covers(work, e, Permission::track_engagements, false);
}

bool may_see_progress(const access::Work& work, const Engagement& e) {
  if (work.actor.person.empty() || !store::manages_a_coachee(work.db, e.id, work.actor.person)) return false;
  const auto programme = programmes::find(work.db, e.programme);
  return programme && programme->managers_see_progress;
}

bool tracks(const access::Actor& actor) { return actor.may(Permission::track_engagements); }

bool sees_grades(const access::Actor& actor) {
  if (actor.is_program || !actor.coach.empty()) return true;
  for (auto kind : {PlaceKind::organisation, PlaceKind::programme, PlaceKind::engagement})
    if (!actor.places(Permission::track_engagements, kind).empty()) return true;
  return actor.places(Permission::track_engagements, PlaceKind::supplier).empty();
}

Engagement seen(const access::Work& work, const EngagementId& id) {
  auto found = find(work.db, id);
  if (!found || !may_see(work, *found)) throw Refused(Refusal::not_found);
  return std::move(*found);
}

void require_may(const access::Work& work, const Engagement& engagement, Verb verb) {
  const bool may = move_of(verb).mover == Mover::manager ? may_manage(work, engagement) : may_log(work, engagement);
  if (!may) throw Refused(may_see(work, engagement) ? Refusal::not_allowed : Refusal::not_found);
}

bool may_do(const access::Work& work, const Engagement& engagement, Verb verb) {
  if (!in_turn(verb, engagement.state(work.today))) return false;
  return move_of(verb).mover == Mover::manager ? may_manage(work, engagement) : may_log(work, engagement);
}

bool may_propose(const access::Work& work, const ProgrammeId& programme, const std::vector<OrganisationId>& places) {
  const auto& actor = work.actor;
  if (actor.is_program || actor.may_in(Permission::manage_engagements, PlaceKind::programme, programme.str()))
    return true;
  const auto held = actor.places(Permission::manage_engagements, PlaceKind::organisation);
  return std::all_of(places.begin(), places.end(), [&](const OrganisationId& organisation) {
    return std::any_of(held.begin(), held.end(), [&](const std::string& place) {
      return store::reach(work.db, place) == store::Reach::everything ||
             store::stands_within(work.db, organisation, place);
    });
  });
}

bool may_propose(const access::Actor& actor) { return actor.may(Permission::manage_engagements); }

Side side_of(const access::Work& work, const Engagement& e) {
  if (!work.actor.coach.empty() && work.actor.coach == e.coach) return Side::coach;
  if (!work.actor.person.empty() && store::is_coachee(work.db, e.id, work.actor.person)) return Side::coachee;
  return Side::programme;
}

}  // namespace waymark::engagements
