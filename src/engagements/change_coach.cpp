#include "audit/audit.hpp"
#include "engagements/deed.hpp"
#include "people/people.hpp"

namespace waymark::engagements {

Checked<Done> change_coach(const access::Work& work, const EngagementId& id, const CoachId& coach,
                           const ContractId& contract, const std::string& reason) {
  auto dossier = take_up(work, id, Verb::change_coach);
  auto& engagement = dossier.engagement;
  Problems problems;
  check_reason(work, engagement, programmes::ReasonKind::change_coach, reason, problems);
  check_all_logged(work, dossier, problems);
  std::vector<PersonId> coachees;
  for (const auto& partner : partners_of(work.db, id))
    if (!partner.is_coach) coachees.push_back(partner.person);
  check_coach(work, coach, contract, std::max(work.today, engagement.starts_on), coachees, problems);
  if (coach == engagement.coach) problems.add("coach", _("Select a coach other than the present one"));
  if (problems) return problems;

  tell_partners(work, id, "coach_changed");  // the one who goes, too
  cancel_all_ahead(work, dossier, Side::programme, kCoachChanged);
  store::end_with_coach(work.db, engagement, work.now);
  store::begin_with_coach(work.db, id, coach, contract, work.now);
  const CoachId coach_before = engagement.coach;
  const ContractId contract_before = engagement.contract;
  engagement.coach = coach;
  engagement.contract = contract;
  engagement.agreement_signed_at.reset();  // it was with the coach who goes
  if (engagement.decision_needed == "coach_left") engagement.decision_needed.clear();
  store::update(work.db, engagement, work.now);
  store::add_event(work, id, "coach_changed", reason, people::find_coach(work.db, coach)->name());
  store::write_names(work.db, id);
  auto changed = *store::dossier(work.db, id);
  keep(work, changed, contract_before);
  keep_load(work, coach_before);
  keep_load(work, coach);
  audit::record(work, "coach_changed", "engagement", id.str());
  jobs::tell(work, people::find_coach(work.db, coach)->person, "coach_changed", "engagement", id.str(), work.now,
             path_of(id));
  return Done{};
}

}  // namespace waymark::engagements
