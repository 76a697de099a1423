#include <algorithm>

#include "audit/audit.hpp"
#include "engagements/deed.hpp"
#include "people/people.hpp"

namespace waymark::engagements {
namespace {

/// A short name to say aloud: "W-7K2M9QXD".
std::string fresh_ref() {
  std::string ref = "W-" + random_reference();
  std::transform(ref.begin(), ref.end(), ref.begin(), [](unsigned char c) { return std::toupper(c); });
  return ref;
}

void check_coachees(const access::Work& work, const Proposal& proposal, Problems& problems) {
  if (proposal.coachees.empty()) return problems.add("coachees", _("Select who is to be coached"));
  if (proposal.coachees.size() > 30) return problems.add("coachees", _("A group may have 30 people at most"));
  for (auto person = proposal.coachees.begin(); person != proposal.coachees.end(); ++person) {
    const auto found = people::find_person(work.db, *person);
    if (!found) throw Refused(Refusal::not_found);
    if (found->is_leaver_on(work.today))
      problems.add("coachees", fill(_("{} has left: select somebody else"), found->name()));
    if (std::find(proposal.coachees.begin(), person, *person) != person)
      problems.add("coachees", fill(_("{} is named twice"), found->name()));
  }
}

void check_places(const access::Work& work, const Proposal& proposal, const OrganisationId& agency,
                  Problems& problems) {
  for (const auto& limit : programmes::places(work.db, proposal.programme))
    if (limit.organisation == agency && store::engagements_of(work.db, proposal.programme, agency) >= limit.places)
      problems.add("programme", _("All this programme’s places for the agency are taken"));
}

}  // namespace

void check_coach(const access::Work& work, const CoachId& coach_id, const ContractId& contract_id, Date on,
                 const std::vector<PersonId>& coachees, Problems& problems) {
  const auto coach = people::find_coach(work.db, coach_id);
  if (!coach) return problems.add("coach", _("Select a coach"));
  if (coach->left_on && *coach->left_on <= work.today)
    problems.add("coach", fill(_("{} has left: select another coach"), coach->name()));
  if (std::find(coachees.begin(), coachees.end(), coach->person) != coachees.end())
    problems.add("coach", _("Nobody can be their own coach: select another"));
  if (coach->kind == people::CoachKind::internal) {
    if (!contract_id.empty()) problems.add("contract", _("An internal coach works without a contract"));
    return;
  }
  const auto contract = contracts::find(work.db, contract_id);
  if (!contract) return problems.add("contract", _("Select the contract the coach works under"));
  if (contract->terms.supplier != coach->supplier)
    problems.add("contract", fill(_("Contract {} is not with the coach’s supplier"), contract->terms.ref));
  else if (on < contract->terms.starts_on || on > contract->terms.ends_on)
    problems.add("contract", fill(_("Contract {} is not in force on {}"), contract->terms.ref, on.words()));
}

Checked<EngagementId> propose(const access::Work& work, const Proposal& proposal) {
  const auto programme = programmes::find(work.db, proposal.programme);
  Problems problems;
  if (!programme) problems.add("programme", _("Select a programme"));
  check_coachees(work, proposal, problems);
  check_coach(work, proposal.coach, proposal.contract, proposal.starts_on, proposal.coachees, problems);
  if (proposal.planned_sessions < 1 || proposal.planned_sessions > 60)
    problems.add("planned_sessions", _("Planned sessions must be a number between 1 and 60"));
  if (proposal.planned_minutes < 15 || proposal.planned_minutes > 480)
    problems.add("planned_minutes", _("Minutes of a session must be a number between 15 and 480"));

  std::vector<people::Post> posts;
  std::vector<OrganisationId> places;
  for (const auto& coachee : proposal.coachees) {
    posts.push_back(people::post_on(work.db, coachee, proposal.starts_on).value_or(people::Post{}));
    places.push_back(posts.back().organisation);
  }
  if (!may_propose(work, proposal.programme, places)) throw Refused(Refusal::not_allowed);
  if (problems) return problems;

  const auto organisation = people::find_organisation(work.db, places.front());
  const auto agency = organisation ? organisation->agency : OrganisationId();
  check_places(work, proposal, agency, problems);
  if (problems) return problems;

  Engagement made;
  made.id = EngagementId::fresh();
  made.ref = fresh_ref();
  made.programme = proposal.programme;
  made.coach = proposal.coach;
  made.contract = proposal.contract;
  made.funded = proposal.funded;
  made.starts_on = proposal.starts_on;
  made.planned_sessions = proposal.planned_sessions;
  made.planned_minutes = proposal.planned_minutes;
  made.organisation = places.front();
  made.agency = agency;
  made.grade = posts.front().grade;
  made.proposed_at = work.now;
  made.proposed_by = work.actor.person;
  store::insert(work.db, made, proposal.coachees, work.now);
  store::begin_with_coach(work.db, made.id, made.coach, made.contract, work.now);
  store::add_event(work, made.id, "proposed");
  store::add_to_total(work.db, agency);
  recount(work, made.id);
  audit::record(work, "engagement_proposed", "engagement", made.id.str());
  return made.id;
}

}  // namespace waymark::engagements
