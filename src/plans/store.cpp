#include "plans/store.hpp"

namespace waymark::plans::store {
namespace {

#define WAYMARK_GOAL_COLUMNS                                                                              \
  "g.id, g.engagement_id, g.person_id, g.added_at, g.added_by, g.worded_at, g.changed_at, g.changed_by, " \
  "g.closed_at, g.shared_at"
constexpr int kGoalColumns = 10;

GoalRow goal_from(const db::Row& row) {
  return {.id = row.get<GoalId>(0),
          .engagement = row.get<EngagementId>(1),
          .whose = row.get<PersonId>(2),
          .added_at = row.get<Instant>(3),
          .added_by = row.get<PersonId>(4),
          .worded_at = row.get<Instant>(5),
          .changed_at = row.get<Instant>(6),
          .changed_by = row.get<PersonId>(7),
          .closed_at = row.get<std::optional<Instant>>(8),
          .shared_at = row.get<std::optional<Instant>>(9)};
}

std::vector<GoalRow> all(db::Rows rows) {
  std::vector<GoalRow> goals;
  for (const db::Row& row : rows) goals.push_back(goal_from(row));
  return goals;
}

// Whoever shares is still in the engagement, and has that person for a manager today.
#define WAYMARK_SHARED_WITH                                                                         \
  " from person_v p join goal g on g.person_id = p.id"                                              \
  " join engagement_coachee_v k on k.engagement_id = g.engagement_id and k.person_id = g.person_id" \
  " where p.manager_id = $1 and g.shared_at is not null and k.left_at is null"

}  // namespace

void insert(db::Connection& db, const GoalRow& row) {
  db.run(
      "insert into goal (id, engagement_id, person_id, added_at, added_by, worded_at, changed_at, changed_by,"
      " closed_at, shared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      row.id, row.engagement, row.whose, row.added_at, row.added_by, row.worded_at, row.changed_at, row.changed_by,
      row.closed_at, row.shared_at);
}

void update(db::Connection& db, const GoalRow& row) {
  db.run(
      "update goal set worded_at = $2, changed_at = $3, changed_by = $4, closed_at = $5, shared_at = $6"
      " where id = $1",
      row.id, row.worded_at, row.changed_at, row.changed_by, row.closed_at, row.shared_at);
}

void remove(db::Connection& db, const GoalId& id) {
  db.run("delete from goal_step where goal_id = $1", id);
  db.run("delete from goal where id = $1", id);
}

std::optional<GoalRow> find(db::Connection& db, const GoalId& id) {
  for (const db::Row& row : db.query("select " WAYMARK_GOAL_COLUMNS " from goal g where g.id = $1", id))
    return goal_from(row);
  return std::nullopt;
}

std::vector<GoalRow> goals_of_plan(db::Connection& db, const EngagementId& engagement, const PersonId& whose) {
  return all(db.query("select " WAYMARK_GOAL_COLUMNS
                      " from goal g where g.engagement_id = $1 and g.person_id = $2 order by g.added_at, g.id",
                      engagement, whose));
}

std::vector<GoalRow> goals_of(db::Connection& db, const EngagementId& engagement) {
  return all(db.query("select " WAYMARK_GOAL_COLUMNS
                      " from goal g where g.engagement_id = $1 order by g.person_id, g.added_at, g.id",
                      engagement));
}

std::vector<GoalRow> goals_of_person(db::Connection& db, const PersonId& whose) {
  return all(db.query("select " WAYMARK_GOAL_COLUMNS " from goal g where g.person_id = $1 order by g.added_at, g.id",
                      whose));
}

std::map<PersonId, std::int64_t> goals_by_person(db::Connection& db, const EngagementId& engagement) {
  std::map<PersonId, std::int64_t> counts;
  for (const db::Row& row :
       db.query("select person_id, count(*) from goal where engagement_id = $1 group by person_id", engagement))
    counts.emplace(row.get<PersonId>(0), row.integer(1));
  return counts;
}

bool has_left(db::Connection& db, const EngagementId& engagement, const PersonId& whose) {
  return !db.value<std::string>(
      "select person_id from engagement_coachee_v where engagement_id = $1"
      " and person_id = $2 and left_at is null",
      engagement, whose);
}

std::vector<SharedRow> shared_with(db::Connection& db, const PersonId& manager, std::int64_t offset,
                                   std::int64_t limit) {
  std::vector<SharedRow> rows;
  for (const db::Row& row :
       db.query("select " WAYMARK_GOAL_COLUMNS ", p.first_name || ' ' || p.last_name" WAYMARK_SHARED_WITH
                " order by p.sort_key, p.id, g.added_at, g.id limit $2 offset $3",
                manager, limit, offset))
    rows.push_back({goal_from(row), row.get<std::string>(kGoalColumns)});
  return rows;
}

std::int64_t count_shared_with(db::Connection& db, const PersonId& manager) {
  return db.value<std::int64_t>("select count(*)" WAYMARK_SHARED_WITH, manager).value_or(0);
}

}  // namespace waymark::plans::store
