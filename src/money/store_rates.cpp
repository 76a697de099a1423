#include "money/store_rates.hpp"

namespace waymark::money::store {

std::vector<NotionalRate> rates(db::Connection& db) {
  std::vector<NotionalRate> all;
  for (const db::Row& row :
       db.query("select r.coach_id, coalesce(r.grade, ''), r.from_on, r.per_hour,"
                " coalesce(c.first_name || ' ' || c.last_name, '') from notional_rate r"
                " left join coach_v c on c.id = r.coach_id"
                " order by case when r.coach_id is null then 1 else 0 end, c.sort_key, r.grade, r.from_on desc"))
    all.push_back({.coach = row.get<CoachId>(0),
                   .grade = row.get<std::string>(1),
                   .from_on = row.get<Date>(2),
                   .per_hour = row.get<Money>(3),
                   .coach_name = row.get<std::string>(4)});
  return all;
}

void set_rate(const access::Work& work, const NotionalRate& rate) {
  const auto grade = rate.grade.empty() ? std::nullopt : std::optional<std::string>(rate.grade);
  const auto changed = work.db.run(
      "update notional_rate set per_hour = $4, set_by = $5, set_at = $6 where from_on = $3"
      " and coalesce(coach_id, '') = coalesce(cast($1 as text), '')"
      " and coalesce(grade, '') = coalesce(cast($2 as text), '')",
      rate.coach, grade, rate.from_on, rate.per_hour, work.actor.person, work.now);
  if (changed) return;
  work.db.run(
      "insert into notional_rate (id, coach_id, grade, from_on, per_hour, set_by, set_at)"
      " values ($1, $2, $3, $4, $5, $6, $7)",
      new_id(), rate.coach, grade, rate.from_on, rate.per_hour, work.actor.person, work.now);
}

std::vector<InternalCoach> internal_coaches(db::Connection& db) {
  std::vector<InternalCoach> all;
  for (const db::Row& row : db.query(
           "select id, first_name || ' ' || last_name from coach_v where kind = 'internal' order by sort_key, id"))
    all.push_back({row.get<CoachId>(0), row.get<std::string>(1)});
  return all;
}

}  // namespace waymark::money::store
