#include "people/api.hpp"
#include "people/lists.hpp"
#include "people/store.hpp"

namespace waymark::people::api {
namespace {

constexpr std::int64_t kMostReports = 200;

struct PeopleAsked {
  web::PageAsked page;
  PeopleQuestion question;
};

PeopleAsked read_people(web::QueryReader& query) {
  PeopleAsked asked;
  asked.page = query.page();
  auto& question = asked.question;
  question.search = query.text("search");
  question.organisation = query.id<OrganisationId>("organisation");
  question.grade = query.text("grade");
  question.status = query.code("status", status_from);
  const auto sorting = read_sorting(query, {"name", "grade"});
  question.sort = sorting.by == "grade" ? PeopleSort::grade : PeopleSort::name;
  question.descending = sorting.descending;
  return asked;
}

void write_row(JsonWriter& out, const PersonRow& row) {
  out.begin_object().member("id", row.id.str());
  web::write_text(out, "staff_number", row.staff_number);
  out.member("name", row.name).member("email", row.email);
  web::write_text(out, "grade", row.grade);
  web::write_text(out, "organisation", row.organisation_name);
  web::write_text(out, "agency", row.agency_name);
  web::write_text(out, "location", row.location);
  web::write_text(out, "line_manager", row.manager_name);
  out.member("status", code(row.status));
  web::write_day(out, "left_on", row.left_on);
  out.member("line_manager_gone", row.manager_gone).end_object();
}

web::Response answer_people(const web::Visit& visit, const PeopleAsked& asked) {
  const auto rows = list_people(visit.work, asked.question, asked.page.skip(), asked.page.size);
  return web::json_list(rows, count_people(visit.work, asked.question), asked.page, write_row);
}

void write_post(JsonWriter& out, const store::NamedPost& named) {
  out.begin_object().member("from_on", named.post.from_on.iso());
  web::write_id(out, "organisation_id", named.post.organisation);
  web::write_text(out, "organisation", named.organisation_name);
  web::write_text(out, "agency", named.agency_name);
  web::write_text(out, "grade", named.post.grade);
  web::write_text(out, "line_manager", named.manager_name);
  out.end_object();
}

void write_facts(JsonWriter& out, const Person& person, Date today) {
  out.member("id", person.id.str());
  web::write_text(out, "staff_number", person.staff_number);
  out.member("first_name", person.first_name).member("last_name", person.last_name).member("email", person.email);
  web::write_text(out, "location", person.location);
  web::write_id(out, "organisation_id", person.organisation);
  web::write_text(out, "grade", person.grade);
  web::write_id(out, "line_manager_id", person.manager);
  web::write_day(out, "started_on", person.started_on);
  out.member("status", code(status_on(person, today)));
  web::write_day(out, "left_on", person.left_on);
  out.member("line_manager_gone", person.manager_gone_at.has_value());
}

}  // namespace

Sorting read_sorting(web::QueryReader& query, std::initializer_list<std::string_view> names) {
  auto given = query.text("sort");
  const bool descending = given.starts_with('-');
  if (descending) given.erase(0, 1);
  for (const auto name : names)
    if (given == name) return {std::move(given), descending};
  if (!given.empty() || descending) query.problems.add("sort", "There is no such order here");
  return {std::string(*names.begin()), false};
}

web::Response people(web::Visit& visit) {
  if (people_seen_by(visit.work).nobody()) throw Refused(Refusal::not_found);
  return web::with_query<PeopleAsked>(visit, read_people, answer_people);
}

web::Response person(web::Visit& visit) {
  const auto& work = visit.work;
  const auto found = find_person(work.db, visit.id<PersonId>());
  if (!found || !may_see(work, *found)) throw Refused(Refusal::not_found);
  JsonWriter out;
  out.begin_object();
  write_facts(out, *found, work.today);
  out.key("posts").begin_array();
  for (const auto& post : store::named_posts(work.db, found->id)) write_post(out, post);
  out.end_array().key("direct_reports").begin_array();
  for (const auto& row : list_reports(work, found->id, kMostReports)) write_row(out, row);
  out.end_array().end_object();
  return web::json(std::move(out).str());
}

}  // namespace waymark::people::api
