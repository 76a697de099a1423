#include "plans/store.hpp"

namespace waymark::plans::store {
namespace {

#define WAYMARK_STEP_COLUMNS "s.goal_id, s.id, s.due_on, s.done_at"

Step step_from(const db::Row& row) {
  return {.id = row.get<StepId>(1),
          .text = {},
          .due_on = row.get<std::optional<Date>>(2),
          .done_at = row.get<std::optional<Instant>>(3)};
}

std::map<GoalId, std::vector<Step>> by_goal(db::Rows rows) {
  std::map<GoalId, std::vector<Step>> steps;
  for (const db::Row& row : rows) steps[row.get<GoalId>(0)].push_back(step_from(row));
  return steps;
}

}  // namespace

void insert(db::Connection& db, const GoalId& goal, const Step& step, Instant now) {
  db.run("insert into goal_step (id, goal_id, added_at, due_on) values ($1, $2, $3, $4)", step.id, goal, now,
         step.due_on);
}

void set_due(db::Connection& db, const StepId& id, std::optional<Date> due_on) {
  db.run("update goal_step set due_on = $2 where id = $1", id, due_on);
}

Marked mark(db::Connection& db, const GoalId& goal, const StepId& id, std::optional<Instant> done_at,
            const PersonId& by) {
  std::optional<Step> found;
  for (const db::Row& row :
       db.query("select " WAYMARK_STEP_COLUMNS " from goal_step s where s.id = $1 and s.goal_id = $2", id, goal))
    found = step_from(row);
  if (!found) return Marked::no_such_step;
  if (found->done_at.has_value() == done_at.has_value()) return Marked::already;
  db.run("update goal_step set done_at = $2, done_by = $3 where id = $1", id, done_at, done_at ? by : PersonId());
  return Marked::now;
}

void remove(db::Connection& db, const StepId& id) { db.run("delete from goal_step where id = $1", id); }

std::vector<Step> steps_of_goal(db::Connection& db, const GoalId& goal) {
  std::vector<Step> steps;
  for (const db::Row& row : db.query(
           "select " WAYMARK_STEP_COLUMNS " from goal_step s where s.goal_id = $1 order by s.added_at, s.id", goal))
    steps.push_back(step_from(row));
  return steps;
}

std::map<GoalId, std::vector<Step>> steps_of_plan(db::Connection& db, const EngagementId& engagement,
                                                  const PersonId& whose) {
  return by_goal(db.query("select " WAYMARK_STEP_COLUMNS " from goal g join goal_step s on s.goal_id = g.id"
                          " where g.engagement_id = $1 and g.person_id = $2 order by s.added_at, s.id",
                          engagement, whose));
}

std::map<GoalId, std::vector<Step>> steps_of_person(db::Connection& db, const PersonId& whose) {
  return by_goal(db.query("select " WAYMARK_STEP_COLUMNS " from goal g join goal_step s on s.goal_id = g.id"
                          " where g.person_id = $1 order by s.added_at, s.id",
                          whose));
}

std::vector<DueGoal> due_between(db::Connection& db, Date first, Date last) {
  std::vector<DueGoal> due;
  for (const db::Row& row :
       db.query("select distinct g.id, g.engagement_id, g.person_id from goal_step s join goal g on g.id = s.goal_id"
                " join engagement_coachee_v k on k.engagement_id = g.engagement_id and k.person_id = g.person_id"
                " where s.due_on between $1 and $2 and s.done_at is null and g.closed_at is null"
                " and k.left_at is null order by g.id",
                first, last))
    due.push_back({row.get<GoalId>(0), row.get<EngagementId>(1), row.get<PersonId>(2)});
  return due;
}

bool has_step_due_by(db::Connection& db, const GoalId& goal, Date day) {
  return db
      .value<std::string>(
          "select s.id from goal_step s join goal g on g.id = s.goal_id where s.goal_id = $1"
          " and s.due_on <= $2 and s.done_at is null and g.closed_at is null limit 1",
          goal, day)
      .has_value();
}

}  // namespace waymark::plans::store
