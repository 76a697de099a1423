#pragma once
// Pieces of SQL this room's stores share; an engagement is e in them.
#include <string>

namespace waymark::rights::store {

/// Everybody an engagement is or was between.
inline const std::string& people_of_engagement() {
  static const std::string sql =
      "(select k.person_id from engagement_coachee_v k where k.engagement_id = e.id"
      " union select c.person_id from engagement_coach_v t join coach_v c on c.id = t.coach_id"
      " where t.engagement_id = e.id union select c.person_id from coach_v c where c.id = e.coach_id)";
  return sql;
}

/// The ids of all engagements of the person in $1.
inline const std::string& engagements_of_person() {
  static const std::string sql =
      "(select k.engagement_id from engagement_coachee_v k where k.person_id = $1"
      " union select t.engagement_id from engagement_coach_v t join coach_v c on c.id = t.coach_id"
      " where c.person_id = $1 union select x.id from engagement_v x join coach_v c on c.id = x.coach_id"
      " where c.person_id = $1)";
  return sql;
}

inline const std::string& held_engagement() {
  static const std::string sql =
      "exists (select 1 from legal_hold h where h.lifted_at is null and (h.engagement_id = e.id or h.person_id in " +
      people_of_engagement() + "))";
  return sql;
}

/// When the last hold on it was lifted.
inline const std::string& lifted_from_engagement() {
  static const std::string sql =
      "(select max(h.lifted_at) from legal_hold h where h.engagement_id = e.id or h.person_id in " +
      people_of_engagement() + ")";
  return sql;
}

}  // namespace waymark::rights::store
