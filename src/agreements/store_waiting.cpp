#include "agreements/store.hpp"

namespace waymark::agreements::store {
namespace {

// Versions a of engagements e that go on, with the coach they have today.
#define WAYMARK_CURRENT_AGREEMENTS                                                                           \
  "from agreement a join engagement_v e on e.id = a.engagement_id and e.coach_id = a.coach_id and "          \
  "(e.completed_on is null or e.completed_on > $3) and (e.ended_early_on is null or e.ended_early_on > $3) " \
  "join engagement_coach_v t on t.engagement_id = a.engagement_id and t.coach_id = a.coach_id and "          \
  "t.from_at = a.coach_since and t.until_at is null "

std::vector<Waiting> read(db::Rows rows) {
  std::vector<Waiting> all;
  for (const db::Row& row : rows)
    all.push_back(
        {row.get<AgreementId>(0), row.get<EngagementId>(1), row.get<PersonId>(2), london(row.get<Instant>(3)).date});
  return all;
}

}  // namespace

std::vector<Waiting> to_sign(db::Connection& db, Instant from, Instant until, Date today) {
  return read(db.query(
      "with asked as (select a.id, a.engagement_id, a.coach_id, a.proposed_at " WAYMARK_CURRENT_AGREEMENTS
      "where a.proposed_at >= $1 and a.proposed_at < $2 and a.sent_back_at is null and a.in_force_at is null), "
      "partner as (select q.id, q.engagement_id, c.person_id, q.proposed_at from asked q join coach_v c on "
      "c.id = q.coach_id union select q.id, q.engagement_id, k.person_id, q.proposed_at from asked q join "
      "engagement_coachee_v k on k.engagement_id = q.engagement_id and k.left_at is null) "
      "select w.id, w.engagement_id, w.person_id, w.proposed_at from partner w where not exists (select 1 "
      "from agreement_signature s where s.agreement_id = w.id and s.person_id = w.person_id)",
      from, until, today));
}

std::vector<Waiting> aims_to_sign(db::Connection& db, Instant from, Instant until, Date today) {
  // They have been able to since the later of the two: named, and in force.
  return read(db.query(
      "with shown as (select a.id, a.engagement_id, x.person_id, case when x.named_at > a.in_force_at then "
      "x.named_at "
      "else a.in_force_at end as since " WAYMARK_CURRENT_AGREEMENTS
      "join agreement_third_party x on x.engagement_id = a.engagement_id and x.withdrawn_at is null "
      "where a.in_force_at is not null and (a.in_force_at >= $1 or x.named_at >= $1) and not exists (select 1 from "
      "agreement b where b.engagement_id = a.engagement_id and b.in_force_at > a.in_force_at)) "
      "select w.id, w.engagement_id, w.person_id, w.since from shown w where w.since >= $1 and w.since < $2 and not "
      "exists (select 1 from agreement_signature s where s.agreement_id = w.id and s.person_id = w.person_id)",
      from, until, today));
}

std::vector<ToSign> to_sign_by(db::Connection& db, const PersonId& person, int at_most, Date today) {
  std::vector<ToSign> all;
  for (const db::Row& row : db.query(
           "with own as (select k.engagement_id as id from engagement_coachee_v k where k.person_id = $1 and "
           "k.left_at is null union select q.engagement_id from coach_v c join engagement_coach_v q on q.coach_id = "
           "c.id and q.until_at is null where c.person_id = $1) "
           "select a.engagement_id, case when o.person_id = $1 then e.coachee_name else o.first_name || ' ' || "
           "o.last_name end, a.proposed_at " WAYMARK_CURRENT_AGREEMENTS
           "join own on own.id = a.engagement_id join coach_v o on o.id = a.coach_id where a.proposed_at is not null "
           "and a.sent_back_at is null and a.in_force_at is null and not exists (select 1 from agreement_signature s "
           "where s.agreement_id = a.id and s.person_id = $1) order by a.proposed_at, a.id limit $2",
           person, at_most, today))
    all.push_back({row.get<EngagementId>(0), row.get<std::string>(1), row.get<Instant>(2)});
  return all;
}

std::vector<ToSign> aims_to_sign_by(db::Connection& db, const PersonId& person, int at_most, Date today) {
  std::vector<ToSign> all;
  for (const db::Row& row : db.query(
           "select a.engagement_id, e.coachee_name, case when x.named_at > a.in_force_at then x.named_at else "
           "a.in_force_at end as since " WAYMARK_CURRENT_AGREEMENTS
           "join agreement_third_party x on x.engagement_id = a.engagement_id and x.withdrawn_at is null where "
           "x.person_id = $1 and a.in_force_at is not null and not exists (select 1 from agreement b where "
           "b.engagement_id = a.engagement_id and b.in_force_at > a.in_force_at) and not exists (select 1 from "
           "agreement_signature s where s.agreement_id = a.id and s.person_id = $1) order by since, a.id limit $2",
           person, at_most, today))
    all.push_back({row.get<EngagementId>(0), row.get<std::string>(1), row.get<Instant>(2), true});
  return all;
}

std::vector<ShownAims> aims_shown_to(db::Connection& db, const PersonId& person, int at_most) {
  std::vector<ShownAims> all;
  for (const db::Row& row :
       db.query("select x.engagement_id, e.coachee_name from agreement_third_party x join engagement_v e on e.id = "
                "x.engagement_id where x.person_id = $1 and x.withdrawn_at is null order by e.coachee_sort_key, e.id "
                "limit $2",
                person, at_most))
    all.push_back({row.get<EngagementId>(0), row.get<std::string>(1)});
  return all;
}

bool waits_for(db::Connection& db, const AgreementId& version, const PersonId& person) {
  return db
      .value<int>(
          "select 1 from agreement a where a.id = $1 and a.sent_back_at is null and a.in_force_at is null and not "
          "exists (select 1 from agreement_signature s where s.agreement_id = a.id and s.person_id = $2)",
          version, person)
      .has_value();
}

bool waits_for_third_party(db::Connection& db, const AgreementId& version, const PersonId& person) {
  return db
      .value<int>(
          "select 1 from agreement a join agreement_third_party t on t.engagement_id = a.engagement_id and "
          "t.person_id = $2 and t.withdrawn_at is null where a.id = $1 and not exists (select 1 from "
          "agreement_signature s where s.agreement_id = a.id and s.person_id = $2)",
          version, person)
      .has_value();
}

}  // namespace waymark::agreements::store
