#include "money/store_activity.hpp"

namespace waymark::money::store {

std::uint32_t CoachingRegister::number_of(std::string_view person) {
  return people.try_emplace(std::string(person), static_cast<std::uint32_t>(people.size())).first->second;
}

CoachingRegister coaching_register(db::Connection& db) {
  CoachingRegister all;
  for (const db::Row& row :
       db.query("select e.id, coalesce(e.agency_id, e.organisation_id, ''), e.programme_id, e.grade, e.funded"
                " from engagement_v e"))
    all.engagements[row.get<std::string>(0)] = {
        row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4), {}};
  for (const db::Row& row : db.query("select engagement_id, person_id from engagement_coachee_v"))
    all.engagements[row.get<std::string>(0)].coachees.push_back(all.number_of(row.text(1)));
  for (const db::Row& row : db.query("select id from coach_v where kind = 'internal'"))
    all.internal_coaches.insert(row.get<std::string>(0));
  for (const db::Row& row : db.query("select id, supplier_id from contract_v"))
    all.supplier_of_contract[row.get<std::string>(0)] = row.get<std::string>(1);
  return all;
}

void add_attendance(db::Connection& db, Date from, Date to, CoachingRegister& all) {
  for (const db::Row& row : db.query("select s.engagement_id, s.starts_on, a.person_id from session_attendance_v a"
                                     " join session_v s on s.id = a.session_id"
                                     " where s.completed_at is not null and s.starts_on >= $1 and s.starts_on <= $2",
                                     from, to))
    all.attended[{row.get<std::string>(0), FinancialYear::of(row.get<Date>(1)).starts}].insert(
        all.number_of(row.text(2)));
}

void each_invoiced(db::Connection& db, std::string_view basis, Date from, Date to,
                   const std::function<void(const std::string&, const std::string&)>& take) {
  auto rows = basis == "paid" ? db.query(
                                    "select distinct engagement_id, supplier_id from invoice_line"
                                    " where paid_on is not null and paid_on >= $1 and paid_on <= $2",
                                    from, to)
                              : db.query(
                                    "select distinct engagement_id, supplier_id from invoice_line"
                                    " where invoiced_on >= $1 and invoiced_on <= $2",
                                    from, to);
  for (const db::Row& row : rows) take(row.get<std::string>(0), row.get<std::string>(1));
}

std::set<int> years_with_lines(db::Connection& db, std::string_view basis) {
  std::set<int> years;
  for (const db::Row& row :
       db.query("select distinct month from spend_month where basis = $1 and dimension = 'all' and lines > 0", basis))
    years.insert(static_cast<int>(row.integer(0) / 12 - (row.integer(0) % 12 < 3 ? 1 : 0)));
  return years;
}

SessionTotal completed_internal(db::Connection& db, Date from, Date to) {
  // The coaches come first: their sessions stand together.
  for (const db::Row& row :
       db.query("select count(*), cast(sum(s.duration_minutes) as bigint) from coach_v c cross join session_v s"
                " where c.kind = 'internal' and s.held_by = c.id and s.completed_at is not null"
                " and s.starts_on >= $1 and s.starts_on <= $2",
                from, to))
    return {row.integer(0), row.is_null(1) ? 0 : row.integer(1)};
  return {};
}

void each_internal_day(db::Connection& db, Date from, Date to, const std::function<void(const InternalDay&)>& take) {
  InternalDay some;
  for (const db::Row& row :
       db.query("select s.held_by, s.starts_on, s.duration_minutes, count(*) from coach_v c cross join session_v s"
                " where c.kind = 'internal' and s.held_by = c.id and s.completed_at is not null"
                " and s.starts_on >= $1 and s.starts_on <= $2 group by s.held_by, s.starts_on, s.duration_minutes",
                from, to)) {
    some.coach = row.get<CoachId>(0);
    some.day = row.get<Date>(1);
    some.minutes = row.integer(2);
    some.sessions = row.integer(3);
    take(some);
  }
}

// A session's own coach and contract are written only on those held before a change of coach.
void each_completed(db::Connection& db, Date from, Date to,
                    const std::function<void(const CompletedSession&)>& take) {
  CompletedSession session;
  for (const db::Row& row :
       db.query("select e.id, coalesce(s.coach_id, e.coach_id), coalesce(s.contract_id, e.contract_id), s.starts_on,"
                " s.duration_minutes from engagement_v e join session_v s on s.engagement_id = e.id"
                " where s.completed_at is not null and s.starts_on >= $1 and s.starts_on <= $2",
                from, to)) {
    session.engagement = row.text(0);
    session.coach = row.text(1);
    session.contract = row.text(2);
    session.day = row.get<Date>(3);
    session.minutes = row.integer(4);
    take(session);
  }
}

}  // namespace waymark::money::store
