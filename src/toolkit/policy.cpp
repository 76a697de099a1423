#include "toolkit/policy.hpp"

#include <algorithm>
#include <set>

#include "people/people.hpp"

namespace waymark::toolkit {
namespace {

using access::Permission;
using access::PlaceKind;
using engagements::Partnership;

template <class IdType>
bool contains(const std::vector<std::string>& ids, const IdType& id) {
  return !id.empty() && std::find(ids.begin(), ids.end(), id.str()) != ids.end();
}

/// Whether a released version is for somebody who hands tools on.
bool is_for(const Standing& standing, const Version& version) {
  const auto& words = version.words;
  switch (words.audience) {
    case Audience::everyone: return standing.offers;
    case Audience::supplier:
      return contains(standing.suppliers, words.audience_supplier) ||
             (!standing.coach_supplier.empty() && standing.coach_supplier == words.audience_supplier);
    case Audience::programme: return contains(standing.coached, words.audience_programme);
  }
  return false;
}

bool had_a_hand_in(const PersonId& person, const Version& version) {
  return version.changed_by == person || version.submitted_by == person;
}

}  // namespace

Standing standing_of(const access::Work& work) {
  const auto& actor = work.actor;
  Standing standing;
  standing.person = actor.person;
  standing.offers = actor.may(Permission::offer_tools);
  standing.reviews_all = actor.is_program || !actor.places(Permission::review_tools, PlaceKind::organisation).empty();
  standing.programmes = actor.places(Permission::review_tools, PlaceKind::programme);
  standing.suppliers = actor.places(Permission::offer_tools, PlaceKind::supplier);
  if (!actor.coach.empty() && actor.may_in(Permission::offer_tools, PlaceKind::own, "")) {
    const auto coach = people::find_coach(work.db, actor.coach);
    standing.coach = actor.coach;
    if (coach) standing.coach_supplier = coach->supplier;
    standing.coached = store::programmes_coached(work.db, actor.coach);
  }
  return standing;
}

bool may_enter(const access::Work& work, const Standing& standing) {
  return standing.offers || store::was_handed_any(work.db, standing.person);
}

std::vector<Capacity> capacities(const Standing& standing) {
  std::vector<Capacity> all;
  for (const auto& supplier : standing.suppliers) all.push_back({OfferedAs::supplier, SupplierId(supplier)});
  if (!standing.coach.empty()) all.push_back({OfferedAs::coach, standing.coach_supplier});
  if (standing.reviews_all || !standing.programmes.empty()) all.push_back({OfferedAs::programme, {}});
  return all;
}

bool keeps(const Standing& standing, const Tool& tool) {
  if (tool.offered_as == OfferedAs::supplier) return contains(standing.suppliers, tool.supplier);
  return standing.offers && !standing.person.empty() && tool.author == standing.person;
}

bool reviews(const Standing& standing, const Version& version) {
  return standing.reviews_all || contains(standing.programmes, version.words.audience_programme);
}

bool is_own(const Standing& standing, const Tool& tool) {
  return keeps(standing, tool) || tool.author == standing.person || had_a_hand_in(standing.person, tool.latest);
}

bool may_review(const Standing& standing, const Tool& tool) {
  return tool.state_of(tool.latest) == State::to_review && reviews(standing, tool.latest) && !is_own(standing, tool);
}

bool finds_in_library(const Standing& standing, const Tool& tool, bool handed) {
  if (!tool.in_library()) return false;
  return handed || is_for(standing, *tool.released) || reviews(standing, *tool.released) ||
         contains(standing.suppliers, tool.supplier) || keeps(standing, tool);
}

bool sees(const Standing& standing, const Tool& tool, const Version& version, bool handed) {
  if (keeps(standing, tool)) return true;
  const bool released = version.released_at.has_value();
  if (released && finds_in_library(standing, tool, handed)) return true;
  return reviews(standing, version) && (released || version.submitted_at || version.sent_back_at);
}

bool may_edit(const Standing& standing, const Tool& tool) {
  return keeps(standing, tool) && tool.state_of(tool.latest) != State::to_review;
}

bool may_submit(const Standing& standing, const Tool& tool) {
  const auto state = tool.state_of(tool.latest);
  return keeps(standing, tool) && (state == State::draft || state == State::sent_back);
}

bool may_withdraw(const Standing& standing, const Tool& tool) {
  return tool.in_library() && (keeps(standing, tool) || reviews(standing, *tool.released));
}

bool may_give_at_start(const Standing& standing, const Tool& tool) {
  return tool.in_library() && contains(standing.suppliers, tool.supplier);
}

bool sees_usage(const Standing& standing, const Tool& tool) {
  if (!tool.released) return false;
  return keeps(standing, tool) || contains(standing.suppliers, tool.supplier) || sees_usage_by_programme(standing);
}

bool sees_usage_by_programme(const Standing& standing) {
  return standing.reviews_all || !standing.programmes.empty();
}

std::vector<PersonId> reviewers_of(const access::Work& work, const Tool& tool) {
  std::set<PersonId> all;
  for (const auto& row : access::permissions())
    if (row.permission == Permission::review_tools)
      for (const auto role : row.roles)
        for (auto& person : store::holders(work.db, role, tool.latest.words.audience_programme))
          if (person != tool.author && !had_a_hand_in(person, tool.latest)) all.insert(std::move(person));
  return {all.begin(), all.end()};
}

Found found(const access::Work& work, const ToolId& id, std::optional<int> number) {
  auto tool = store::find(work.db, id);
  if (!tool) throw Refused(Refusal::not_found);
  auto standing = standing_of(work);
  const bool handed = store::was_handed(work.db, standing.person, id);
  const auto seen = [&](const Version& version) {
    return (!number || *number == version.number) && sees(standing, *tool, version, handed);
  };
  const bool latest = seen(tool->latest);
  if (!latest && !(tool->released && seen(*tool->released))) throw Refused(Refusal::not_found);
  auto shown = latest ? tool->latest : *tool->released;
  return {std::move(standing), std::move(*tool), std::move(shown), handed};
}

Partnership partnership_of(const access::Work& work, const EngagementId& engagement) {
  auto found = engagements::own_partnership(work, engagement);
  const auto state = found.engagement.state(work.today);
  using engagements::State;
  if (state == State::proposed || state == State::waiting || state == State::declined)
    throw Refused(Refusal::not_found);
  return found;
}

bool may_hand(const access::Work& work, const Partnership& partnership) {
  return partnership.is_coach(work.actor.person) && is_live(partnership.engagement.state(work.today));
}

bool usable(const engagements::Engagement& engagement, const Tool& tool) {
  if (!tool.in_library()) return false;
  const auto& words = tool.released->words;
  switch (words.audience) {
    case Audience::everyone: return true;
    case Audience::supplier: return !engagement.supplier.empty() && engagement.supplier == words.audience_supplier;
    case Audience::programme: return engagement.programme == words.audience_programme;
  }
  return false;
}

bool may_see(const Partnership& partnership, const PersonId& person, const Handed& handed) {
  return handed.engagement == partnership.engagement.id && partnership.is_coachee(handed.person) &&
         (person == handed.person || partnership.is_coach(person));
}

bool may_use(const access::Work& work, const Partnership& partnership, const Handed& handed) {
  return work.actor.person == handed.person && is_live(partnership.engagement.state(work.today));
}

bool may_read_note(const access::Work& work, const Partnership& partnership, const Handed& handed) {
  const auto& person = work.actor.person;
  return handed.has_note && may_see(partnership, person, handed) &&
         (person == handed.person || person == handed.handed_by);
}

vault::Reader<ToolNote> ToolNotePolicy::reader(const access::Work& work, const Partnership& partnership,
                                               const keys::Scope& scope, const Handed& handed) {
  if (!may_read_note(work, partnership, handed)) throw Refused(Refusal::not_found);
  return {work, scope, handed.id.str(), {handed.person}};
}

bool ToolNotePolicy::may_pack(const access::Work& work, const PersonId& whose,
                              const vault::Sealed<ToolNote>& sealed) {
  const auto handed = store::find_handed(work.db, HandedId(sealed.place().object));
  return handed && handed->person == whose && handed->engagement.str() == sealed.place().scope.id;
}

}  // namespace waymark::toolkit
