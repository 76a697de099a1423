#include "engagements/engagements.hpp"
#include "engagements/pages/parts.hpp"
#include "engagements/store.hpp"

namespace waymark::engagements {

std::map<std::string, std::string> names_of_own(db::Connection& db, const PersonId& person) {
  std::map<std::string, std::string> names;
  for (const auto& one : store::of_partner(db, person)) {
    const auto title = pages::title_of(one.coachee_name, one.coachees);
    names.emplace(one.id, one.coach_name.empty() ? title : fill(_("{} with {}"), title, one.coach_name));
  }
  return names;
}

}  // namespace waymark::engagements
