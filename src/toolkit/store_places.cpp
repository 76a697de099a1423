// What the policy asks of the rooms below.
#include "toolkit/store.hpp"

namespace waymark::toolkit::store {

std::vector<std::string> programmes_coached(db::Connection& db, const CoachId& coach) {
  std::vector<std::string> all;
  for (const db::Row& row : db.query("select distinct e.programme_id from engagement_v e where e.coach_id = $1"
                                     " and e.declined_at is null",
                                     coach))
    all.push_back(row.get<std::string>(0));
  return all;
}

std::vector<PersonId> holders(db::Connection& db, access::Role role, const ProgrammeId& programme) {
  std::vector<PersonId> all;
  for (const db::Row& row :
       db.query("select distinct person_id from held_role_v where role = $1 and (place_kind = 'organisation'"
                " or (place_kind = 'programme' and place_id = cast($2 as text)))",
                access::code(role), programme))
    all.push_back(row.get<PersonId>(0));
  return all;
}

std::vector<std::pair<std::string, std::string>> suppliers_with_tools(db::Connection& db) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const db::Row& row :
       db.query("select s.id, s.name from supplier_v s where exists (select 1 from tool t where t.supplier_id = s.id"
                " and t.released_version_id is not null and t.withdrawn_at is null) order by s.sort_key, s.id"))
    all.emplace_back(row.get<std::string>(0), row.get<std::string>(1));
  return all;
}

std::string id_list(const std::vector<std::string>& ids) { return joined(ids, ","); }

}  // namespace waymark::toolkit::store
