#include "engagements/store.hpp"

namespace waymark::engagements::store {

std::vector<CoachTime> coach_times(db::Connection& db, const EngagementId& id) {
  std::vector<CoachTime> all;
  for (const db::Row& row :
       db.query("select t.coach_id, c.person_id, c.first_name || ' ' || c.last_name, t.from_at, t.until_at"
                " from engagement_coach t join coach_v c on c.id = t.coach_id"
                " where t.engagement_id = $1 order by t.from_at",
                id))
    all.push_back({row.get<CoachId>(0), row.get<PersonId>(1), row.get<std::string>(2), row.get<Instant>(3),
                   row.get<std::optional<Instant>>(4)});
  return all;
}

std::optional<OrganisationId> sealed_under(db::Connection& db, const EngagementId& id) {
  return db.value<OrganisationId>("select organisation_id from engagement_sealing where engagement_id = $1", id);
}

void note_agreement(db::Connection& db, const EngagementId& id, Instant now) {
  db.run("update engagement set agreement_signed_at = $2, changed_at = $2 where id = $1", id, now);
}

void seal_under(db::Connection& db, const EngagementId& id, const OrganisationId& organisation) {
  db.run("insert into engagement_sealing (engagement_id, organisation_id) values ($1, $2)", id, organisation);
}

}  // namespace waymark::engagements::store
