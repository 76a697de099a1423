#include "engagements/api.hpp"

namespace waymark::engagements::api {
namespace {

struct ListAsked {
  web::PageAsked page;
  std::optional<Date> day;
  Filter filter;
  Order order;
};

/// A flag, or nothing for "decision"; none at all for what is neither.
std::optional<std::optional<Flag>> attention_from(std::string_view code) {
  if (code == "decision") return std::optional<Flag>();
  if (const auto flag = flag_from(code)) return flag;
  return std::nullopt;
}

ListAsked read_list(web::QueryReader& query) {
  ListAsked asked;
  asked.page = query.page();
  asked.day = query.date("as-of");
  asked.order = query.code("sort", order_from).value_or(Order());
  auto& filter = asked.filter;
  filter.agencies = query.ids<OrganisationId>("agency");
  filter.suppliers = query.ids<SupplierId>("supplier");
  filter.coaches = query.ids<CoachId>("coach");
  filter.programmes = query.ids<ProgrammeId>("programme");
  filter.grades = query.texts("grade");
  filter.states = query.codes("state", state_from);
  for (const auto wanted : query.codes("attention", attention_from)) {
    if (wanted) filter.attention.push_back(*wanted);
    else filter.needs_decision = true;
  }
  filter.funded = query.code("funded", programmes::funded_from);
  filter.mine = query.flag("mine");
  filter.name = query.text("name");
  filter.coach_name = query.text("coach-name");
  return asked;
}

void write_line(JsonWriter& out, const Line& line) {
  out.begin_object().member("id", line.id.str()).member("ref", line.ref);
  out.member("coachee_name", line.coachee_name).member("coachees", line.coachees);
  out.member("programme", line.programme);
  web::write_text(out, "agency_code", line.agency_code);
  web::write_text(out, "agency", line.agency);
  web::write_text(out, "grade", line.grade);
  out.member("coach", line.coach);
  web::write_text(out, "coach_kind", line.coach_kind);
  web::write_text(out, "supplier", line.supplier);
  out.member("funded", programmes::code(line.funded)).member("starts_on", line.starts_on.iso());
  out.member("planned_sessions", line.planned_sessions).member("sessions_completed", line.sessions_completed);
  web::write_day(out, "last_completed_on", line.last_completed_on);
  web::write_moment(out, "next_session_at", line.next_session_at);
  out.member("state", code(line.state));
  web::write_text(out, "decision_needed", line.decision_needed);
  out.key("attention").begin_array();
  for (const auto flag : line.flags) out.value(code(flag));
  out.end_array().end_object();
}

web::Response answer_list(const web::Visit& visit, const ListAsked& asked) {
  return web::json_list(asked.page, [&](JsonWriter& out) {
    return engagements::list(visit.work, as_of(visit.work, asked.day), asked.filter, asked.order, asked.page.page,
                             asked.page.size, [&](const Line& line) { write_line(out, line); });
  });
}

std::optional<Date> read_day(web::QueryReader& query) { return query.date("as-of"); }

web::Response answer_attention(const web::Visit& visit, const std::optional<Date>& day) {
  const auto counts = attention_counts(visit.work, as_of(visit.work, day));
  JsonWriter out;
  out.begin_object().member("live", counts.live).member("needs_decision", counts.needs_decision);
  out.key("flags").begin_array();
  for (const auto& [flag, engagements] : counts.flags)
    out.begin_object().member("flag", code(flag)).member("engagements", engagements).end_object();
  out.end_array().end_object();
  return web::json(std::move(out).str());
}

std::string_view code(Task::Kind kind) {
  switch (kind) {
    case Task::Kind::answer: return "answer";
    case Task::Kind::log: return "log";
    case Task::Kind::upcoming: return "upcoming";
    case Task::Kind::decide: return "decide";
  }
  return {};
}

void write_task(JsonWriter& out, const Task& task) {
  out.begin_object().member("kind", code(task.kind)).member("engagement_id", task.engagement.str());
  web::write_id(out, "session_id", task.session);
  out.member("with", task.with);
  web::write_moment(out, "at", task.at);
  out.end_object();
}

void write_progress(JsonWriter& out, const Progress& progress) {
  out.begin_object().member("person_id", progress.person.str()).member("name", progress.name);
  out.member("programme", progress.programme).member("planned_sessions", progress.planned_sessions);
  out.member("sessions_completed", progress.sessions_completed).end_object();
}

struct Nothing {};
Nothing read_nothing(web::QueryReader&) { return {}; }
web::Response answer_tasks(const web::Visit& visit, const Nothing&) {
  return web::json_whole_list(engagements::tasks(visit.work), write_task);
}
web::Response answer_reports(const web::Visit& visit, const Nothing&) {
  return web::json_whole_list(progress_of_reports(visit.work), write_progress);
}

}  // namespace

web::Response list(web::Visit& visit) { return web::with_query<ListAsked>(visit, read_list, answer_list); }
web::Response attention(web::Visit& visit) {
  return web::with_query<std::optional<Date>>(visit, read_day, answer_attention);
}
web::Response tasks(web::Visit& visit) { return web::with_query<Nothing>(visit, read_nothing, answer_tasks); }
web::Response direct_reports(web::Visit& visit) {
  return web::with_query<Nothing>(visit, read_nothing, answer_reports);
}

}  // namespace waymark::engagements::api
