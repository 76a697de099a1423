#include "concerns/store.hpp"

#include "concerns/store_rows.hpp"

namespace waymark::concerns::store {
namespace {

constexpr std::string_view kFind = WAYMARK_CONCERN WAYMARK_CONCERN_FROM " where c.id = $1";
constexpr std::string_view kStatements =
    WAYMARK_CONCERN ", t.id, t.written_at" WAYMARK_CONCERN_FROM
                    " join concern_entry t on t.concern_id = c.id and t.kind = 'statement'"
                    " where c.raised_by = $1 order by t.written_at, t.id";

}  // namespace

std::optional<Concern> find(db::Connection& db, const ConcernId& id) {
  for (const db::Row& row : db.query(kFind, id)) return concern_of(row);
  return std::nullopt;
}

void insert(const access::Work& work, const Concern& concern) {
  work.db.run(
      "insert into concern (id, engagement_id, organisation_id, raised_by, raised_at, lead_id, outcome)"
      " values ($1, $2, $3, $4, $5, $6, '')",
      concern.id, concern.engagement, concern.organisation, concern.raised_by, concern.raised_at, concern.lead);
}

void acknowledge(const access::Work& work, const ConcernId& id) {
  work.db.run("update concern set acknowledged_at = $1, acknowledged_by = $2 where id = $3", work.now,
              work.actor.person, id);
}

void close(const access::Work& work, const ConcernId& id, const std::string& outcome, Date retain_until) {
  work.db.run("update concern set closed_at = $1, closed_by = $2, outcome = $3, retain_until = $4 where id = $5",
              work.now, work.actor.person, outcome, retain_until, id);
}

void set_lead(const access::Work& work, const ConcernId& id, const PersonId& lead) {
  work.db.run("update concern set lead_id = $1 where id = $2", lead, id);
}

std::string insert_entry(const access::Work& work, const ConcernId& id, bool is_note) {
  auto entry = new_id();
  work.db.run("insert into concern_entry (id, concern_id, kind, written_by, written_at) values ($1, $2, $3, $4, $5)",
              entry, id, is_note ? "note" : "statement", work.actor.person, work.now);
  return entry;
}

std::int64_t count_entries(db::Connection& db, const ConcernId& id, bool with_notes) {
  return db
      .value<std::int64_t>("select count(*) from concern_entry where concern_id = $1 and (kind = 'statement' or $2)",
                           id, with_notes)
      .value_or(0);
}

std::vector<Entry> entries(db::Connection& db, const ConcernId& id, bool with_notes, int size, std::int64_t offset) {
  std::vector<Entry> all;
  for (const db::Row& row :
       db.query("select t.id, t.kind, t.written_by, p.first_name || ' ' || p.last_name, t.written_at"
                " from concern_entry t join person_v p on p.id = t.written_by"
                " where t.concern_id = $1 and (t.kind = 'statement' or $2) order by t.written_at, t.id"
                " limit cast($3 as bigint) offset cast($4 as bigint)",
                id, with_notes, size, offset))
    all.push_back({row.get<std::string>(0), row.text(1) == "note", row.get<PersonId>(2), row.get<std::string>(3),
                   row.get<Instant>(4), std::nullopt});
  return all;
}

std::vector<Statement> statements_of(db::Connection& db, const PersonId& person) {
  std::vector<Statement> all;
  for (const db::Row& row : db.query(kStatements, person))
    all.push_back({concern_of(row), row.get<std::string>(kConcernColumns), row.get<Instant>(kConcernColumns + 1)});
  return all;
}

std::vector<Due> due_by(db::Connection& db, Date until) {
  std::vector<Due> all;
  for (const db::Row& row : db.query("select organisation_id, id, retain_until, engagement_id, raised_by from concern"
                                     " where retain_until <= $1 order by retain_until, id",
                                     until))
    all.push_back({{row.get<OrganisationId>(0), "concern", row.get<std::string>(1)},
                   row.get<Date>(2),
                   row.get<EngagementId>(3),
                   row.get<PersonId>(4)});
  return all;
}

}  // namespace waymark::concerns::store
