#include "money/store_places.hpp"

namespace waymark::money::store {

bool is_top(db::Connection& db, std::string_view organisation_id) {
  return db.value<std::int64_t>("select 1 from organisation_v where id = $1 and parent_id is null", organisation_id)
      .has_value();
}

std::vector<std::string> agencies_within(db::Connection& db, std::string_view organisation_id) {
  std::vector<std::string> agencies;
  for (const db::Row& row : db.query(
           "select o.id from organisation_v o where (o.kind <> 'unit' or o.id = o.agency_id) and exists (select 1"
           " from organisation_within w where w.organisation_id = o.id and w.ancestor_id = $1) order by o.id",
           organisation_id))
    agencies.push_back(row.get<std::string>(0));
  return agencies;
}

}  // namespace waymark::money::store
