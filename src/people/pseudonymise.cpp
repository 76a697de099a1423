#include "audit/audit.hpp"
#include "people/deeds.hpp"
#include "people/store.hpp"

namespace waymark::people {

std::string pseudonymise(const access::Work& work, const PersonId& id) {
  const auto person = find_person(work.db, id);
  if (!person) throw Refused(Refusal::not_found);
  if (person->erased_at) throw Refused(Refusal::out_of_turn);
  if (!person->is_leaver_on(work.today)) set_leaving(work, *person, work.today);
  jobs::withdraw(work, "post_begins", id.str());
  // Random, so that nothing leads from it to the person; unique, as addresses are.
  const auto reference = new_id();
  const store::Pseudonym pseudonym{"Erased", random_reference(), reference + "@erased.invalid",
                                   "erased-" + reference};
  store::put_pseudonym(work, id, pseudonym);
  audit::record(work, "person_pseudonymised", "person", id.str());
  jobs::publish(work, "names_changed", "", "", work.now);
  jobs::publish(work, "person_erased", id.str(), "", work.now);
  return pseudonym.first_name + " " + pseudonym.last_name;
}

}  // namespace waymark::people
