#include "audit/audit.hpp"
#include "programmes/store.hpp"

namespace waymark::programmes {

Checked<Done> set_places(const access::Work& work, const ProgrammeId& id, const std::vector<Places>& given) {
  if (!find(work.db, id) || !may_see(work.actor, id)) throw Refused(Refusal::not_found);
  if (!may_manage(work.actor, id)) throw Refused(Refusal::not_allowed);
  Problems problems;
  for (const auto& line : given) {
    const auto field = "places-" + line.organisation.str();
    if (!store::organisation_exists(work.db, line.organisation)) throw Refused(Refusal::not_found);
    if (line.places < 0 || line.places > 100'000) problems.add(field, _("Places must be a number from 0 to 100,000"));
  }
  if (problems) return problems;
  for (const auto& line : given) store::set_places(work.db, id, line.organisation, line.places);
  audit::record(work, "programme_places_set", "programme", id.str());
  return Done{};
}

}  // namespace waymark::programmes
