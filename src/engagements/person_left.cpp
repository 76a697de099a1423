#include "audit/audit.hpp"
#include "engagements/deed.hpp"
#include "people/people.hpp"

namespace waymark::engagements {

void when_person_left(const access::Work& work, const jobs::News& news) {
  const PersonId person(news.subject_id);
  const auto found = people::find_person(work.db, person);
  if (!found || !found->is_leaver_on(work.today)) return;
  for (const auto& tie : store::ties(work.db, person, work.today)) {
    auto dossier = *store::dossier(work.db, tie.id);
    auto& engagement = dossier.engagement;
    const bool others_go_on = !tie.as_coach && engagement.coachees > 1;
    if (others_go_on) store::leave(work.db, tie.id, person, work.now);
    else cancel_all_ahead(work, dossier, tie.as_coach ? Side::coach : Side::coachee, kPersonLeft);
    engagement.decision_needed = tie.as_coach ? "coach_left" : "coachee_left";
    store::update(work.db, engagement, work.now);
    store::add_event(work, tie.id, "decision_needed", {}, engagement.decision_needed);
    if (others_go_on) store::write_names(work.db, tie.id);
    keep(work, dossier);
    audit::record(work, "decision_needed", "engagement", tie.id.str(), engagement.decision_needed);
    tell_partners(work, tie.id, "partner_left");
  }
}

void when_person_returned(const access::Work& work, const jobs::News& news) {
  for (const auto& tie : store::ties(work.db, PersonId(news.subject_id), work.today)) {
    auto dossier = *store::dossier(work.db, tie.id, false);
    auto& engagement = dossier.engagement;
    if (engagement.decision_needed != (tie.as_coach ? "coach_left" : "coachee_left")) continue;
    engagement.decision_needed.clear();
    store::update(work.db, engagement, work.now);
    store::add_event(work, tie.id, "decided", {}, "returned");
    audit::record(work, "engagement_decided", "engagement", tie.id.str(), "returned");
    tell_partners(work, tie.id, "partner_returned");
  }
}

void when_names_changed(const access::Work& work, const jobs::News&) {
  store::write_all_names(work.db);
  store::write_cards(work.db);
  store::write_lines(work.db, {.all = true});
}

std::vector<jobs::Listener> listeners() {
  return {{"person_left", when_person_left},
          {"person_returned", when_person_returned},
          {"names_changed", when_names_changed},
          {"person_erased", when_person_erased},
          {"programme_changed", when_programme_changed},
          {"contract_changed", when_contract_changed}};
}

}  // namespace waymark::engagements
