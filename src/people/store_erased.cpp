#include "people/keys.hpp"
#include "people/store.hpp"

namespace waymark::people::store {

void put_pseudonym(const access::Work& work, const PersonId& id, const Pseudonym& pseudonym) {
  auto& db = work.db;
  db.run("delete from person_post where person_id = $1", id);
  db.run(
      "update person set staff_number = null, first_name = $2, last_name = $3, sort_key = $4, search_key = '',"
      " email = $5, location = '', organisation_id = null, grade = null, manager_id = null, started_on = null,"
      " on_leave = $6, manager_gone_at = null, erased_at = $1,"
      " changed_at = case when changed_at < $1 then $1 else changed_at + 1 end where id = $7",
      work.now, pseudonym.first_name, pseudonym.last_name, name_sort_key(pseudonym.first_name, pseudonym.last_name),
      pseudonym.email, false, id);
  db.run(
      "update coach set code = $2, accreditation = '', accreditation_expires_on = null, capacity = 0,"
      " changed_at = case when changed_at < $1 then $1 else changed_at + 1 end where person_id = $3",
      work.now, pseudonym.coach_code, id);
}

}  // namespace waymark::people::store
