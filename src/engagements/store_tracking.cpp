#include "engagements/store_list.hpp"

namespace waymark::engagements {
namespace {

using store::ListQuery;

std::optional<std::int64_t> kept_total(db::Connection& db, const ListQuery::Whole& whole) {
  using Of = ListQuery::Whole::Of;
  switch (whole.of) {
    case Of::all: return db.value<std::int64_t>("select cast(sum(engagements) as bigint) from engagement_total");
    case Of::agency:
      return db.value<std::int64_t>("select engagements from engagement_total where agency_id = $1", whole.id);
    case Of::coach: return db.value<std::int64_t>("select engagements from coach_card where coach_id = $1", whole.id);
  }
  return std::nullopt;
}

/// At most 1,001: whether there are more than 1,000 is all a page says.
int count(db::Connection& db, const ListQuery& query) {
  if (const auto& whole = query.whole())
    return static_cast<int>(std::min<std::int64_t>(kept_total(db, *whole).value_or(0), kCountedUpTo + 1));
  for (const db::Row& row : db.query_list(query.count(kCountedUpTo), query.condition.args())) return row.get<int>(0);
  return 0;
}

/// Gives how many there were.
int read_lines(db::Connection& db, const ListQuery& query, const Visible& visible, const std::string& rest,
               const std::function<void(const Line&)>& take) {
  const store::LineReader reader(query.as_of());
  Line line;  // one for all: the room its texts have taken is used again
  int lines = 0;
  const auto sql = query.select(store::line_columns(query, visible.grades), rest);
  for (const db::Row& row : db.query_list(sql, query.condition.args())) {
    store::read_line(row, reader, visible.grades, line);
    take(line);
    ++lines;
  }
  return lines;
}

}  // namespace

int list(const access::Work& work, const AsOf& as_of, const Filter& filter, Order order, int page, int page_size,
         const std::function<void(const Line&)>& take) {
  ListQuery query(as_of);
  const auto visible = visible_to(work, query.condition);
  query.filter(work, filter, visible);
  if (visible.rows == "false") return 0;
  const auto rest = store::order_by(order, query) +
                    fmt::format(" limit {} offset {}", page_size, std::int64_t{page - 1} * page_size);
  const int lines = read_lines(work.db, query, visible, rest, take);
  // A short first page has counted itself.
  return page == 1 && lines < page_size ? lines : count(work.db, query);
}

Listing list(const access::Work& work, const AsOf& as_of, const Filter& filter, Order order, int page,
             int page_size) {
  Listing listing{{}, 0, as_of};
  listing.lines.reserve(page_size);
  listing.total =
      list(work, as_of, filter, order, page, page_size, [&](const Line& line) { listing.lines.push_back(line); });
  return listing;
}

void each_line(const access::Work& work, const AsOf& as_of, const Filter& filter, Order order,
               const std::function<void(const Line&)>& take) {
  ListQuery query(as_of);
  const auto visible = visible_to(work, query.condition);
  query.filter(work, filter, visible);
  if (visible.rows != "false") read_lines(work.db, query, visible, store::order_by(order, query), take);
}

std::vector<std::string> grades(db::Connection& db) {
  // From one grade of the index to the next, instead of reading every engagement.
  std::vector<std::string> found;
  for (const db::Row& row :
       db.query("with recursive step (grade) as (select min(grade) from engagement union all select (select "
                "min(e.grade) from "
                "engagement e where e.grade > step.grade) from step where step.grade is not null) "
                "select grade from step where grade is not null and grade <> '' order by grade"))
    found.push_back(row.get<std::string>(0));
  return found;
}

AttentionCounts attention_counts(const access::Work& work, const AsOf& as_of) {
  ListQuery query(as_of);
  const auto visible = visible_to(work, query.condition);
  query.filter(work, {}, visible);
  AttentionCounts counts;
  if (visible.rows == "false") return counts;
  const store::LineReader reader(as_of);
  int flagged[std::size(kFlags)] = {};
  for (const db::Row& row : work.db.query_list(query.select(store::line_column(query), ""), query.condition.args())) {
    const auto standing = reader.standing(row.text(0));
    if (!is_live(standing.state)) continue;
    ++counts.live;
    if (standing.needs_decision) ++counts.needs_decision;
    for (Flag flag : standing.flags) ++flagged[static_cast<std::size_t>(flag)];
  }
  for (Flag flag : kFlags)
    if (const int number = flagged[static_cast<std::size_t>(flag)]; number > 0)
      counts.flags.emplace_back(flag, number);
  return counts;
}

void each_figures_row(db::Connection& db, const AsOf& as_of, const std::function<void(const FiguresRow&)>& take) {
  // By days, not moments: a session of that very day is still its next one.
  const AsOf by_day{as_of.day, as_of.today, start_of_day(as_of.day)};
  ListQuery query(by_day);
  query.join_all();
  const auto sql = query.select(
      "e.id, e.ref, p.name, o.code, e.grade, e.coach_kind, su.code, c.ref, e.programme_id, e.agency_id, "
      "e.supplier_id, "
      "e.contract_id, e.coach_id, e.starts_on, e.planned_sessions, e.coachees, e.sessions_completed, "
      "e.minutes_completed, e.sessions_cancelled, e.sessions_not_attended, e.last_completed_on, " +
          store::next_sql(by_day, query.moment()) + ", e.completed_on, e.ended_early_on, " +
          state_sql("e", query.day(), query.day_end()) + ", e.funded, e.ordered_net, e.delivered_net",
      " order by e.ref");
  for (const db::Row& row : db.query_list(sql, query.condition.args())) {
    FiguresRow figures;
    figures.id = row.get<EngagementId>(0);
    figures.ref = row.get<std::string>(1);
    figures.programme = row.get<std::string>(2);
    figures.agency = row.get<std::string>(3);
    figures.grade = row.get<std::string>(4);
    figures.coach_kind = row.get<std::string>(5);
    figures.supplier = row.get<std::string>(6);
    figures.contract_ref = row.get<std::string>(7);
    figures.programme_id = row.get<ProgrammeId>(8);
    figures.agency_id = row.get<OrganisationId>(9);
    figures.supplier_id = row.get<SupplierId>(10);
    figures.contract_id = row.get<ContractId>(11);
    figures.coach_id = row.get<CoachId>(12);
    figures.starts_on = row.get<Date>(13);
    figures.planned_sessions = row.get<int>(14);
    figures.coachees = row.get<int>(15);
    figures.sessions_completed = row.get<int>(16);
    figures.minutes_completed = row.get<int>(17);
    figures.sessions_cancelled = row.get<int>(18);
    figures.sessions_not_attended = row.get<int>(19);
    figures.last_session_on = row.get<std::optional<Date>>(20);
    if (const auto next = row.get<std::optional<Instant>>(21)) figures.next_session_on = london(*next).date;
    figures.state = state_from(row.text(24)).value();
    if (figures.state == State::completed) figures.ended_on = row.get<std::optional<Date>>(22);
    if (figures.state == State::ended_early) figures.ended_on = row.get<std::optional<Date>>(23);
    figures.funded = programmes::funded_from(row.text(25)).value();
    figures.ordered_net = row.get<Money>(26);
    figures.delivered_net = row.get<Money>(27);
    take(figures);
  }
}

}  // namespace waymark::engagements
