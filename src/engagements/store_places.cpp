#include "engagements/store.hpp"

namespace waymark::engagements::store {

Reach reach(db::Connection& db, const std::string& organisation) {
  for (const db::Row& row :
       db.query("select parent_id is null, whole_agency from organisation_reach_v where id = $1", organisation)) {
    if (row.boolean(0)) return Reach::everything;
    if (row.boolean(1)) return Reach::one_agency;
  }
  return Reach::subtree;
}

bool stands_within(db::Connection& db, const OrganisationId& organisation, const std::string& place) {
  return db
      .value<int>("select 1 from organisation_within where organisation_id = $1 and ancestor_id = $2", organisation,
                  place)
      .has_value();
}

bool is_coachee(db::Connection& db, const EngagementId& id, const PersonId& person) {
  return db
      .value<int>("select 1 from engagement_coachee where engagement_id = $1 and person_id = $2 and left_at is null",
                  id, person)
      .has_value();
}

bool is_coachee_anywhere(db::Connection& db, const PersonId& person) {
  return db.value<int>("select 1 from engagement_coachee where person_id = $1 and left_at is null limit 1", person)
      .has_value();
}

std::vector<Named> of_partner(db::Connection& db, const PersonId& person) {
  std::vector<Named> all;
  for (const db::Row& row :
       db.query("select e.id, e.coachee_name, e.coachees, c.name from engagement e left join coach_card c"
                " on c.coach_id = e.coach_id where e.id in (select k.engagement_id from engagement_coachee k"
                " where k.person_id = $1 union select t.engagement_id from engagement_coach t join coach_v h"
                " on h.id = t.coach_id where h.person_id = $1)",
                person))
    all.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<int>(2), row.get<std::string>(3)});
  return all;
}

bool manages_a_coachee(db::Connection& db, const EngagementId& id, const PersonId& manager) {
  return db
      .value<int>(
          "select 1 from engagement_coachee k join person_v p on p.id = k.person_id "
          "where k.engagement_id = $1 and k.left_at is null and p.manager_id = $2 limit 1",
          id, manager)
      .has_value();
}

}  // namespace waymark::engagements::store
