#include "people/pages/parts.hpp"
#include "web/list_filter.hpp"

namespace waymark::people::pages {
namespace {

constexpr std::int64_t kAll = 1'000'000;

PeopleQuestion question(const web::Request& request) {
  const auto& query = request.query;
  PeopleQuestion asked;
  asked.search = trimmed(query.get("search"));
  if (const auto organisation = OrganisationId::parse(query.get("organisation"))) asked.organisation = *organisation;
  asked.grade = query.get("grade");
  asked.status = status_from(query.get("status"));
  auto sort = query.get("sort");
  asked.descending = sort.starts_with('-');
  if (asked.descending) sort.remove_prefix(1);
  if (sort == "grade") asked.sort = PeopleSort::grade;
  return asked;
}

bool narrowed(const PeopleQuestion& asked) {
  return !asked.search.empty() || asked.organisation || !asked.grade.empty() || asked.status;
}

web::Response as_csv(const web::Visit& visit, const PeopleQuestion& asked) {
  CsvWriter csv;
  csv.row("staff_number", "name", "email", "grade", "organisation", "agency", "location", "line_manager", "status",
          "left_on");
  for (const auto& row : list_people(visit.work, asked, 0, kAll))
    csv.row(row.staff_number, row.name, row.email, row.grade, row.organisation_name, row.agency_name, row.location,
            row.manager_name, code(row.status), row.left_on);
  return web::csv(std::move(csv).str(), "people.csv");
}

/// The organisations to choose from: those above units, and the one asked for if it is a unit.
std::vector<govuk::Option> organisation_options(const web::Visit& visit, const PeopleQuestion& asked) {
  std::vector<govuk::Option> options{{.value = "", .text = _("All organisations")}};
  bool listed = asked.organisation.empty();
  for (const auto& one : organisations_in(visit.work, people_seen_by(visit.work))) {
    options.push_back({.value = one.id.str(), .text = one.name});
    listed = listed || one.id == asked.organisation;
  }
  if (!listed)
    if (const auto unit = find_organisation(visit.work.db, asked.organisation); unit && may_see(visit.work, *unit))
      options.push_back({.value = unit->id.str(), .text = unit->code});
  return options;
}

web::ListFilter filter(const web::Visit& visit, const PeopleQuestion& asked) {
  web::ListFilter all(visit.request);
  all.narrowed(narrowed(asked));
  all.text("search", _("Search"), asked.search, _("Name, staff number or email address"));
  all.choice("organisation", _("Organisation"), organisation_options(visit, asked), asked.organisation.str());
  std::vector<govuk::Option> by_grade{{.value = "", .text = _("All grades")}};
  for (const auto& grade : grades(visit.work.db)) by_grade.push_back({.value = grade, .text = grade});
  all.choice("grade", _("Grade"), std::move(by_grade), asked.grade);
  std::vector<govuk::Option> by_status{{.value = "", .text = _("Any status")}};
  for (const auto status : {Status::active, Status::on_leave, Status::left})
    by_status.push_back({.value = std::string(code(status)), .text = label(status)});
  all.choice("status", _("Status"), std::move(by_status), std::string(asked.status ? code(*asked.status) : ""));
  return all;
}

Html table(const web::Visit& visit, std::span<const PersonRow> rows) {
  const auto& request = visit.request;
  const auto sort = request.query.has("sort") ? request.query.get("sort") : "name";
  govuk::TableWriter table({.caption = _("People"),
                            .head = {sortable(request, _("Name"), "name", sort),
                                     sortable(request, _("Grade"), "grade", sort),
                                     {.text = _("Organisation")},
                                     {.text = _("Line manager")},
                                     {.text = _("Status")}},
                            .caption_hidden = true,
                            .first_cell_is_header = true,
                            .small_text = true});
  for (const auto& row : rows) {
    const auto place = row.agency_name == row.organisation_name || row.agency_name.empty()
                           ? row.organisation_name
                           : fmt::format("{}, {}", row.organisation_name, row.agency_name);
    Html name = govuk::link("/people/" + row.id.str(), row.name);
    if (!row.staff_number.empty())
      append(name, "<br><span class=\"govuk-!-font-weight-regular\">{}</span>", row.staff_number);
    Html manager = Html::text(row.manager_name);
    if (row.manager_gone)
      append(manager, " {}", govuk::tag({.text = _("Needs a decision"), .colour = govuk::Colour::red}));
    table.row(std::move(name), row.grade, place, std::move(manager), status_tag(row.status));
  }
  return std::move(table).html();
}

}  // namespace

web::Response people(web::Visit& visit) {
  if (people_seen_by(visit.work).nobody()) throw Refused(Refusal::not_found);
  const auto asked = question(visit.request);
  if (wants_csv(visit.request)) return as_csv(visit, asked);

  const auto paging = Paging::of(visit.request);
  const auto count = count_people(visit.work, asked);
  const auto rows = list_people(visit.work, asked, paging.skip(), kPageSize, count);
  Html list = total(count, _("{} person"), _("{} people"));
  if (rows.empty())
    list += govuk::inset_text({.text = narrowed(asked)
                                           ? _("Nobody fits. Search for part of a name, or take a filter off.")
                                           : _("There is nobody here yet. People come with an import.")});
  else list += table(visit, rows);
  list += page_links(visit.request, paging, count, static_cast<std::int64_t>(rows.size()));
  if (!rows.empty()) list += csv_link(visit.request);
  return web::page(visit, {.title = _("People"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("People")}},
                           .body = neighbours(visit, "/people") + filter(visit, asked).beside(list)});
}

}  // namespace waymark::people::pages
