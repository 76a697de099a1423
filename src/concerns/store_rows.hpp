#pragma once
// How a row of concerns is read, for the stores of this room.
#include "concerns/store.hpp"

// What concern_of() reads, and where it stands.
#define WAYMARK_CONCERN                                                                                      \
  "select c.id, c.engagement_id, e.organisation_id, c.organisation_id, c.raised_by, r.first_name || ' ' || " \
  "r.last_name,"                                                                                             \
  " c.raised_at, c.lead_id, l.first_name || ' ' || l.last_name, c.acknowledged_at, c.closed_at, c.outcome,"  \
  " c.retain_until, e.coachee_name, e.coachees, h.first_name || ' ' || h.last_name"
#define WAYMARK_CONCERN_FROM                                                                            \
  " from concern c join engagement_v e on e.id = c.engagement_id join person_v r on r.id = c.raised_by" \
  " join person_v l on l.id = c.lead_id join coach_v h on h.id = e.coach_id"

namespace waymark::concerns::store {

inline constexpr int kConcernColumns = 16;
Concern concern_of(const db::Row& row);

}  // namespace waymark::concerns::store
