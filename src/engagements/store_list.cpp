#include "engagements/store_list.hpp"

#include "engagements/flags.hpp"

namespace waymark::engagements::store {
namespace {

// A day past. {0} that day, {1} the first moment after it, {2} the moment from which a session lies ahead. A session
// of a later day counts as open if it was arranged by then and not yet logged or cancelled.
constexpr const char* kPast =
    "with counted as (select s.engagement_id, "
    "count(*) filter (where s.completed_at is not null and s.starts_on <= {0}) as completed, "
    "sum(s.duration_minutes) filter (where s.completed_at is not null and s.starts_on <= {0}) as minutes, "
    "count(*) filter (where s.cancelled_at is not null and s.starts_on <= {0}) as cancelled, "
    "count(*) filter (where s.not_attended_at is not null and s.starts_on <= {0}) as not_attended, "
    "max(case when s.completed_at is not null and s.starts_on <= {0} then s.starts_on end) as last_on, "
    "min(case when s.is_open then s.starts_at end) as open_at, "
    "min(case when s.is_open then s.starts_at + s.duration_minutes * 60000000 end) as open_until, "
    "min(case when s.is_open and s.starts_at >= {2} then s.starts_at end) as next_at "
    "from (select x.*, (x.arranged_at < {1} and ((x.completed_at is null and x.cancelled_at is null and "
    "x.not_attended_at is null) or (x.starts_on > {0} and "
    "coalesce(x.completed_at, x.cancelled_at, x.not_attended_at) >= {1}))) as is_open from session x) s "
    "group by s.engagement_id), "
    "later as (select v.engagement_id, sum(v.amount) as added from engagement_event v "
    "where v.kind = 'extended' and v.at >= {1} group by v.engagement_id), "
    "then_row as (select n.*, coalesce(t.completed, 0) as then_completed, coalesce(t.minutes, 0) as then_minutes, "
    "coalesce(t.cancelled, 0) as then_cancelled, coalesce(t.not_attended, 0) as then_not_attended, "
    "t.last_on as then_last_on, t.open_at, t.open_until, t.next_at, "
    "n.planned_sessions - coalesce(a.added, 0) as then_planned, "
    "(select case when v.kind = 'paused' then cast({0} as bigint) end from engagement_event v "
    "where v.engagement_id = n.id and v.kind in ('paused', 'resumed') and v.at < {1} "
    "order by v.at desc, v.id desc limit 1) as then_paused_on "
    "from engagement n left join counted t on t.engagement_id = n.id left join later a on a.engagement_id = n.id "
    "where n.proposed_at < {1}), "
    "engagement_then as (select r.id, r.ref, r.programme_id, r.coach_id, r.contract_id, r.funded, r.starts_on, "
    "r.then_planned as planned_sessions, r.planned_minutes, r.organisation_id, r.agency_id, r.grade, r.asked_at, "
    "r.declined_at, r.agreed_at, r.then_paused_on as paused_on, r.completed_on, r.ended_early_on, "
    "cast(null as text) as decision_needed, r.coachee_name, r.coachee_sort_key, r.coachees, r.supplier_id, "
    "r.coach_kind, r.then_completed as sessions_completed, cast(r.then_minutes as bigint) as minutes_completed, "
    "r.then_cancelled as sessions_cancelled, r.then_not_attended as sessions_not_attended, "
    "r.then_last_on as last_completed_on, r.open_at as next_open_at, r.open_until as next_open_until, "
    "r.next_at as next_session_at, r.ordered_net, r.delivered_net, "
    "case when r.then_completed = 0 then r.starts_on + q.not_started_days end as not_started_from, "
    "case when r.then_last_on > r.starts_on then r.then_last_on else r.starts_on end + q.quiet_days as quiet_from, "
    "case when r.then_completed + 1 < r.then_planned then r.starts_on + (r.then_completed + 1) * q.cadence_days + 1 "
    "end as behind_from from then_row r join programme_v q on q.id = r.programme_id), "
    "load_then as (select z.coach_id, count(*) as open_engagements from engagement z where z.agreed_at < {1} and "
    "z.declined_at is null and (z.completed_on is null or z.completed_on > {0}) "
    "and (z.ended_early_on is null or z.ended_early_on > {0}) group by z.coach_id) ";

constexpr const char* kLoadThen = "left join load_then l on l.coach_id = e.coach_id ";

// The first session that lies ahead: the first open one, unless that is past and to be logged.
constexpr const char* kNextToday =
    "case when e.next_open_at is null or e.next_open_at >= {0} then e.next_open_at else (select min(s.starts_at) "
    "from session s where s.engagement_id = e.id and s.starts_at >= {0} and s.completed_at is null and "
    "s.cancelled_at is null and s.not_attended_at is null) end";

template <class T>
void one_of(ListQuery& query, const char* column, const std::vector<T>& wanted,
            const std::function<std::string(const T&)>& text) {
  if (wanted.empty()) return;
  std::vector<std::string> places;
  places.reserve(wanted.size());
  for (const auto& value : wanted) places.push_back(query.condition.arg(text(value)));
  query.where(places.size() == 1 ? fmt::format("{} = {}", column, places.front())
                                 : fmt::format("{} in ({})", column, joined(places, ", ")));
}

template <class IdType>
void one_of(ListQuery& query, const char* column, const std::vector<IdType>& wanted) {
  one_of<IdType>(query, column, wanted, [](const IdType& id) { return id.str(); });
}

/// Whether a filter asks for one agency and nothing else, or for nothing at all.
bool is_one_agency_at_most(const Filter& f) {
  return f.agencies.size() < 2 && f.suppliers.empty() && f.coaches.empty() && f.programmes.empty() &&
         f.grades.empty() && f.states.empty() && f.attention.empty() && !f.funded && !f.needs_decision && !f.mine &&
         f.name.empty() && f.coach_name.empty();
}

}  // namespace

ListQuery::ListQuery(const AsOf& as_of)
    : as_of_(as_of),
      day_(condition.arg(as_of.day.days())),
      day_end_(condition.arg(start_of_day(as_of.day.plus(1)).micros())),
      moment_(condition.arg(as_of.moment().micros())) {}

void ListQuery::filter(const access::Work& work, const Filter& filter, const Visible& visible) {
  joins_matter_ = !filter.coach_name.empty() || !filter.attention.empty();
  if (!as_of_.past() && is_one_agency_at_most(filter)) {
    using Of = Whole::Of;
    if (visible.rows == "true")
      whole_ = filter.agencies.empty() ? Whole{} : Whole{Of::agency, filter.agencies.front().str()};
    else if (visible.agency && (filter.agencies.empty() || filter.agencies.front() == *visible.agency))
      whole_ = Whole{Of::agency, visible.agency->str()};
    else if (visible.coach && filter.agencies.empty()) whole_ = Whole{Of::coach, visible.coach->str()};
  }
  if (visible.rows != "true") where(visible.rows);
  if (filter.mine) where(own(work, condition));
  one_of(*this, "e.agency_id", filter.agencies);
  one_of(*this, "e.supplier_id", filter.suppliers);
  one_of(*this, "e.coach_id", filter.coaches);
  one_of(*this, "e.programme_id", filter.programmes);
  if (!filter.grades.empty()) {
    one_of<std::string>(*this, "e.grade", filter.grades, [](const std::string& grade) { return grade; });
    if (visible.grades != "true") where(visible.grades);
  }
  if (!filter.states.empty())
    one_of<State>(*this, state_sql("e", day_, day_end_).c_str(), filter.states,
                  [](const State& state) { return std::string(code(state)); });
  if (filter.funded) where("e.funded = " + condition.arg(std::string(code(*filter.funded))));
  if (filter.needs_decision) where("e.decision_needed is not null");
  if (!filter.name.empty()) {
    where(
        fmt::format("exists (select 1 from engagement_coachee k join person_v n on n.id = k.person_id where "
                    "k.engagement_id = e.id and k.left_at is null and n.search_key like {} escape '\\')",
                    condition.arg(db::contains_pattern(search_key(filter.name)))));
    // The key holds address and staff number too: only who may see more than a name may look for those.
    if (filter.name.find_first_of("@0123456789") != std::string::npos && visible.grades != "true")
      where(visible.grades);
  }
  if (!filter.coach_name.empty())
    where(fmt::format(
        "exists (select 1 from person_v n where n.id = co.person_id and n.search_key like {} escape '\\')",
        condition.arg(db::contains_pattern(search_key(filter.coach_name)))));
  std::vector<std::string> flags;
  for (Flag flag : filter.attention) flags.push_back(flag_sql(flag, flag_places()));
  if (!flags.empty()) where("(" + joined(flags, " or ") + ")");
}

std::string ListQuery::select(const std::string& columns, const std::string& rest) const {
  return from(columns, joins_matter_ || all_joined_ || as_of_.past()) + rest;
}

std::string ListQuery::count(int most) const {
  // A day past has its counting to do before anything else.
  const auto rows = from("1", joins_matter_) + fmt::format(" limit {}", most + 1);
  return with_past() + "select count(*) from (" + rows.substr(with_past().size()) + ") counted_rows";
}

std::string ListQuery::with_past() const {
  return as_of_.past() ? fmt::format(fmt::runtime(kPast), day_, day_end_, moment_) : std::string();
}

std::string ListQuery::from(const std::string& columns, bool joins) const {
  std::string sql =
      with_past() + "select " + columns + (as_of_.past() ? " from engagement_then e" : " from engagement e");
  if (joins) sql += kLineJoins + std::string(as_of_.past() ? kLoadThen : "");
  // Every argument is named once, so that PostgreSQL knows its type whatever the rest of the query uses.
  sql += fmt::format(
      " where cast({} as bigint) is not null and cast({} as bigint) is not null and cast({} as bigint) is not null",
      day_, day_end_, moment_);
  return where_.empty() ? sql : sql + " and " + where_;
}

std::string next_sql(const AsOf& as_of, const std::string& moment) {
  return as_of.past() ? "e.next_session_at" : fmt::format(fmt::runtime(kNextToday), moment);
}

std::string line_column(const ListQuery& query) {
  static const std::string then = line_sql("l.open_engagements");
  return query.as_of().past() ? then : "e.line";
}

std::string line_columns(const ListQuery& query, const std::string& grades) {
  return fmt::format("{}, {}{}", line_column(query), next_sql(query.as_of(), query.moment()),
                     grades == "true" ? "" : ", case when " + grades + " then 1 else 0 end");
}

void read_line(const db::Row& row, const LineReader& reader, const std::string& grades, Line& line) {
  reader.read(row.text(0), line);
  line.next_session_at = row.get<std::optional<Instant>>(1);
  if (grades != "true" && !row.boolean(2)) line.grade.clear();
}

std::string order_by(Order order, ListQuery& query) {
  if (order.by == SortBy::agency || order.by == SortBy::supplier || order.by == SortBy::coach) query.join_all();
  const char* way = order.descending ? " desc" : "";
  const auto by = [&](const std::string& first) {
    return fmt::format(" order by {}{} nulls last, e.coachee_sort_key, e.id", first, way);
  };
  switch (order.by) {
    case SortBy::name: return fmt::format(" order by e.coachee_sort_key{0}, e.id{0}", way);
    case SortBy::agency: return by("o.sort_key");
    case SortBy::supplier: return by("su.sort_key");
    case SortBy::coach: return by("co.sort_key");
    case SortBy::starts_on: return by("e.starts_on");
    case SortBy::progress: return by("e.sessions_completed * 10000 / e.planned_sessions");
    case SortBy::next_session: return by(next_sql(query.as_of(), query.moment()));
  }
  return "";
}

}  // namespace waymark::engagements::store
