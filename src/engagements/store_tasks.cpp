#include "engagements/policy.hpp"
#include "engagements/store_list.hpp"

namespace waymark::engagements {
namespace {

/// Sessions that are to be logged or lie ahead, in the actor's own engagements.
void add_sessions(const access::Work& work, std::vector<Task>& tasks, int at_most) {
  Condition condition;
  const auto mine = own(work, condition);
  if (mine == "false") return;
  const auto person = condition.arg(work.actor.person.str());
  const auto sql = fmt::format(
      "select e.id, s.id, s.starts_at, s.duration_minutes, case when co.person_id = {1} then e.coachee_name "
      "else co.first_name || ' ' || co.last_name end from engagement e join coach_v co on co.id = e.coach_id "
      "join session s on s.engagement_id = e.id where {0} and e.next_open_at is not null and s.starts_at is not null "
      "and s.completed_at is null and s.cancelled_at is null and s.not_attended_at is null "
      "order by s.starts_at, s.id limit {2}",
      mine, person, at_most);
  for (const db::Row& row : work.db.query_list(sql, condition.args())) {
    const auto ends_at = row.get<Instant>(2).plus(std::chrono::minutes(row.integer(3)));
    tasks.push_back({ends_at <= work.now ? Task::Kind::log : Task::Kind::upcoming, row.get<EngagementId>(0),
                     row.get<SessionId>(1), row.get<std::string>(4), row.get<Instant>(2)});
  }
}

/// Proposals that wait for the actor's own yes.
void add_answers(const access::Work& work, std::vector<Task>& tasks) {
  const auto& actor = work.actor;
  if (actor.person.empty()) return;
  for (const db::Row& row : work.db.query(
           "select e.id, e.coachee_name, e.asked_at from engagement e where e.coach_id = $1 and e.asked_at is not "
           "null "
           "and e.agreed_at is null and e.declined_at is null and e.coach_accepted_at is null union all "
           "select e.id, co.first_name || ' ' || co.last_name, e.asked_at from engagement_coachee k "
           "join engagement e on e.id = k.engagement_id join coach_v co on co.id = e.coach_id where k.person_id = $2 "
           "and k.left_at is null and k.accepted_at is null and e.asked_at is not null and e.agreed_at is null "
           "and e.declined_at is null order by 3, 1",
           actor.coach.empty() ? std::string() : actor.coach.str(), actor.person))
    tasks.push_back({Task::Kind::answer, row.get<EngagementId>(0), {}, row.get<std::string>(1), row.get<Instant>(2)});
}

/// Engagements of a leaver that the actor manages.
void add_decisions(const access::Work& work, std::vector<Task>& tasks, int at_most) {
  if (!may_propose(work.actor)) return;
  Filter filter;
  filter.needs_decision = true;
  for (const auto& line : list(work, as_of(work), filter, {}, 1, at_most).lines) {
    const auto engagement = find(work.db, line.id);
    if (engagement && may_manage(work, *engagement))
      tasks.push_back({Task::Kind::decide, line.id, {}, line.coachee_name, std::nullopt});
  }
}

}  // namespace

std::vector<Task> tasks(const access::Work& work, int at_most) {
  std::vector<Task> found;
  add_answers(work, found);
  add_sessions(work, found, at_most);
  add_decisions(work, found, at_most);
  if (static_cast<int>(found.size()) > at_most) found.resize(static_cast<std::size_t>(at_most));
  return found;
}

std::vector<Progress> progress_of_reports(const access::Work& work) {
  std::vector<Progress> found;
  if (work.actor.person.empty()) return found;
  for (const db::Row& row : work.db.query(
           "select r.id, r.first_name || ' ' || r.last_name, p.name, e.planned_sessions, e.sessions_completed "
           "from person_v r join engagement_coachee k on k.person_id = r.id join engagement e on e.id = "
           "k.engagement_id "
           "join programme_v p on p.id = e.programme_id where r.manager_id = $1 and k.left_at is null "
           "and p.managers_see_progress and e.agreed_at is not null and e.declined_at is null "
           "and (r.left_on is null or r.left_on > $2) order by r.sort_key, r.id, e.starts_on desc, e.id",
           work.actor.person, work.today))
    found.push_back(
        {row.get<PersonId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<int>(3), row.get<int>(4)});
  return found;
}

}  // namespace waymark::engagements
