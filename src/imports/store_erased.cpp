#include "imports/imports.hpp"

namespace waymark::imports {

// The key of a row is a staff number or a coach's code, and its digest is made of names.
void when_person_erased(const access::Work& work, const jobs::News&) {
  work.db.run(
      "delete from imported_row where kind = 'people'"
      " and not exists (select 1 from person_v p where p.staff_number = imported_row.row_key)");
  work.db.run(
      "delete from imported_row where kind = 'coaches'"
      " and not exists (select 1 from coach_v c where c.code = imported_row.row_key)");
}

std::vector<jobs::Listener> listeners() { return {{"person_erased", when_person_erased}}; }

}  // namespace waymark::imports
