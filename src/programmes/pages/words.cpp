#include "programmes/pages/pages.hpp"

namespace waymark::programmes::pages {

Programme seen_programme(const web::Visit& visit) {
  const auto id = visit.id<ProgrammeId>();
  auto found = find(visit.work.db, id);
  if (!found || !may_see(visit.work.actor, id)) throw Refused(Refusal::not_found);
  return std::move(*found);
}

Programme managed_programme(const web::Visit& visit) {
  auto found = seen_programme(visit);
  if (!may_manage(visit.work.actor, found.id)) throw Refused(Refusal::not_allowed);
  return found;
}

std::vector<govuk::Crumb> way_to_list(const web::Visit& visit) {
  std::vector<govuk::Crumb> way{{.text = _("Home"), .href = "/home"}};
  if (may_see_list(visit.work.actor)) way.push_back({.text = _("Programmes"), .href = "/programmes"});
  return way;
}

std::vector<govuk::Crumb> way_to(const web::Visit& visit, const Programme& programme) {
  auto way = way_to_list(visit);
  way.push_back({.text = programme.name});
  return way;
}

std::vector<govuk::Crumb> way_to(const web::Visit& visit, const Programme& programme, const char* here) {
  auto way = way_to_list(visit);
  way.push_back({.text = programme.name, .href = address(programme)});
  way.push_back({.text = here});
  return way;
}

std::string address(const Programme& programme) { return "/programmes/" + programme.id.str(); }

std::string dates_words(const Programme& programme) {
  if (!programme.starts_on && !programme.ends_on) return _("No dates set");
  if (!programme.ends_on) return fill(_("From {}"), programme.starts_on->brief());
  if (!programme.starts_on) return fill(_("Until {}"), programme.ends_on->brief());
  return fill(_("{} to {}"), programme.starts_on->brief(), programme.ends_on->brief());
}

std::string planned_words(const Details& details) {
  return fill(plural("{} session of {}", "{} sessions of {}", details.planned_sessions), details.planned_sessions,
              duration_words(details.planned_minutes));
}

std::string cadence_words(const Details& details) {
  return fill(plural("Every day", "Every {} days", details.cadence_days), details.cadence_days);
}

}  // namespace waymark::programmes::pages
