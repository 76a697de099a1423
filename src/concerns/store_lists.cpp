#include "concerns/store_rows.hpp"

namespace waymark::concerns::store {
namespace {

// Whether who stands in `person` is a safeguarding lead for the place of the engagement e; $2 is today.
#define WAYMARK_LEADS_AT(person)                                                                               \
  "exists (select 1 from role_holder_v g where g.role = 'safeguarding_lead' and g.person_id = " person         \
  " and (g.left_on is null or g.left_on > $2) and (g.place_kind = 'service' or (g.place_kind = 'organisation'" \
  " and exists (select 1 from organisation_within w where w.organisation_id = e.organisation_id"               \
  " and w.ancestor_id = g.place_id))))"

#define WAYMARK_HANDLED " where c.lead_id = $1 and " WAYMARK_LEADS_AT("$1")
// Nobody takes over what was raised by them, or of an engagement they are or were a part of.
#define WAYMARK_LEFT_ALONE \
  " where c.closed_at is null and c.lead_id <> $1 and c.raised_by <> $1 and " WAYMARK_LEADS_AT("$1") " and not " \
  WAYMARK_LEADS_AT("c.lead_id")                                                                           \
  " and not exists (select 1 from engagement_coachee_v k where k.engagement_id = e.id and k.person_id = $1"\
  " and k.left_at is null)"                                                                               \
  " and not exists (select 1 from engagement_coach_v t join coach_v o on o.id = t.coach_id"                \
  " where t.engagement_id = e.id and o.person_id = $1)"

constexpr std::string_view kCountHandled =
    "select count(*) from concern c join engagement_v e on e.id = c.engagement_id" WAYMARK_HANDLED;
constexpr std::string_view kHandled = WAYMARK_CONCERN WAYMARK_CONCERN_FROM WAYMARK_HANDLED
    " order by case when c.closed_at is null then 0 else 1 end, c.raised_at desc, c.id desc"
    " limit cast($3 as bigint) offset cast($4 as bigint)";
constexpr std::string_view kRaised = WAYMARK_CONCERN WAYMARK_CONCERN_FROM
    " where c.raised_by = $1 order by c.raised_at desc, c.id desc"
    " limit cast($2 as bigint) offset cast($3 as bigint)";
constexpr std::string_view kWithoutLead =
    WAYMARK_CONCERN WAYMARK_CONCERN_FROM WAYMARK_LEFT_ALONE " order by c.raised_at, c.id limit $3";
constexpr std::string_view kCountOpen =
    "select (select count(*) from concern c join engagement_v e on e.id = c.engagement_id" WAYMARK_HANDLED
    " and c.closed_at is null)"
    " + (select count(*) from concern c join engagement_v e on e.id = c.engagement_id" WAYMARK_LEFT_ALONE ")";

#undef WAYMARK_LEFT_ALONE
#undef WAYMARK_HANDLED
#undef WAYMARK_LEADS_AT

std::vector<Concern> all_of(db::Rows rows) {
  std::vector<Concern> all;
  for (const db::Row& row : rows) all.push_back(concern_of(row));
  return all;
}

}  // namespace

Concern concern_of(const db::Row& row) {
  Concern concern;
  concern.id = row.get<ConcernId>(0);
  concern.engagement = row.get<EngagementId>(1);
  concern.place = row.get<OrganisationId>(2);
  concern.organisation = row.get<OrganisationId>(3);
  concern.raised_by = row.get<PersonId>(4);
  concern.raised_by_name = row.get<std::string>(5);
  concern.raised_at = row.get<Instant>(6);
  concern.lead = row.get<PersonId>(7);
  concern.lead_name = row.get<std::string>(8);
  concern.acknowledged_at = row.get<std::optional<Instant>>(9);
  concern.closed_at = row.get<std::optional<Instant>>(10);
  concern.outcome = row.get<std::string>(11);
  concern.retain_until = row.get<std::optional<Date>>(12);
  concern.coachee_name = row.get<std::string>(13);
  concern.coachees = static_cast<int>(row.integer(14));
  concern.coach_name = row.get<std::string>(15);
  return concern;
}

std::int64_t count_handled(const access::Work& work, const PersonId& lead) {
  return work.db.value<std::int64_t>(kCountHandled, lead, work.today).value_or(0);
}

std::vector<Concern> handled(const access::Work& work, const PersonId& lead, int size, std::int64_t offset) {
  return all_of(work.db.query(kHandled, lead, work.today, size, offset));
}

std::int64_t count_raised(db::Connection& db, const PersonId& person) {
  return db.value<std::int64_t>("select count(*) from concern where raised_by = $1", person).value_or(0);
}

std::vector<Concern> raised(db::Connection& db, const PersonId& person, int size, std::int64_t offset) {
  return all_of(db.query(kRaised, person, size, offset));
}

std::vector<Concern> without_lead(const access::Work& work, const PersonId& person, int size) {
  return all_of(work.db.query(kWithoutLead, person, work.today, size));
}

std::int64_t count_open(const access::Work& work, const PersonId& lead) {
  return work.db.value<std::int64_t>(kCountOpen, lead, work.today).value_or(0);
}

}  // namespace waymark::concerns::store
