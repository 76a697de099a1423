#pragma once
// The rows of plans: what is there, whose and since when; nothing of what was written.
#include <map>

#include "db/db.hpp"
#include "plans/goal.hpp"

namespace waymark::plans::store {

struct GoalRow {
  GoalId id;
  EngagementId engagement;
  PersonId whose;
  Instant added_at;
  PersonId added_by;
  Instant worded_at;
  Instant changed_at;
  PersonId changed_by;
  std::optional<Instant> closed_at;
  std::optional<Instant> shared_at;
};
void insert(db::Connection& db, const GoalRow& row);
/// Writes what can change.
void update(db::Connection& db, const GoalRow& row);
/// With its steps.
void remove(db::Connection& db, const GoalId& id);
std::optional<GoalRow> find(db::Connection& db, const GoalId& id);
/// As they were added.
std::vector<GoalRow> goals_of_plan(db::Connection& db, const EngagementId& engagement, const PersonId& whose);
std::vector<GoalRow> goals_of(db::Connection& db, const EngagementId& engagement);
std::vector<GoalRow> goals_of_person(db::Connection& db, const PersonId& whose);
/// How many goals each coachee's plan of an engagement has.
std::map<PersonId, std::int64_t> goals_by_person(db::Connection& db, const EngagementId& engagement);

// A step's row is the step without its text.
void insert(db::Connection& db, const GoalId& goal, const Step& step, Instant now);
void set_due(db::Connection& db, const StepId& id, std::optional<Date> due_on);
/// Whether there is such a step of that goal, and it was not so already.
enum class Marked { no_such_step, already, now };
Marked mark(db::Connection& db, const GoalId& goal, const StepId& id, std::optional<Instant> done_at,
            const PersonId& by);
void remove(db::Connection& db, const StepId& id);
/// As they were added.
std::vector<Step> steps_of_goal(db::Connection& db, const GoalId& goal);
std::map<GoalId, std::vector<Step>> steps_of_plan(db::Connection& db, const EngagementId& engagement,
                                                  const PersonId& whose);
std::map<GoalId, std::vector<Step>> steps_of_person(db::Connection& db, const PersonId& whose);

/// Whether that coachee has left the group.
bool has_left(db::Connection& db, const EngagementId& engagement, const PersonId& whose);

struct SharedRow {
  GoalRow row;
  std::string whose_name;
};
/// Goals shared by those whose line manager that person is today; the list twin of sees_shared().
std::vector<SharedRow> shared_with(db::Connection& db, const PersonId& manager, std::int64_t offset,
                                   std::int64_t limit);
std::int64_t count_shared_with(db::Connection& db, const PersonId& manager);

struct DueGoal {
  GoalId goal;
  EngagementId engagement;
  PersonId whose;
};
/// Goals still worked on that have a step due on one of those days and not done.
std::vector<DueGoal> due_between(db::Connection& db, Date first, Date last);
/// Whether it is still worked on and has a step due by that day and not done.
bool has_step_due_by(db::Connection& db, const GoalId& goal, Date day);

}  // namespace waymark::plans::store
