#include "people/deeds.hpp"
#include "people/pages/parts.hpp"

namespace waymark::people::pages {
namespace {

Draft draft_of(const web::Visit& visit, const Person& person) {
  Draft draft;
  draft.put_date("from_on", visit.work.today);
  if (const auto organisation = find_organisation(visit.work.db, person.organisation)) {
    const bool unit = organisation->kind == OrganisationKind::unit && organisation->parent;
    draft.fields.add("organisation", (unit ? organisation->parent : organisation->id).str());
    if (unit) draft.fields.add("unit", organisation->name);
  }
  draft.fields.add("grade", person.grade);
  if (const auto manager = find_person(visit.work.db, person.manager))
    draft.fields.add("manager", manager->staff_number);
  return draft;
}

/// The organisations they may put people in: above units, and the parent of a unit within a unit.
Html organisation_field(const web::Visit& visit, const Draft& draft) {
  std::vector<govuk::Option> options{{.value = "", .text = _("Choose an organisation")}};
  const auto chosen = draft.value("organisation");
  bool listed = chosen.empty();
  for (const auto& one : organisations_in(visit.work, people_managed_by(visit.work))) {
    options.push_back({.value = one.id.str(), .text = one.name});
    listed = listed || one.id.str() == chosen;
  }
  if (!listed)
    if (const auto unit = find_organisation(visit.work.db, OrganisationId(chosen));
        unit && may_see(visit.work, *unit))
      options.push_back({.value = chosen, .text = unit->code});
  return govuk::select({.name = "organisation",
                        .label = _("Organisation"),
                        .items = std::move(options),
                        .value = chosen,
                        .error = draft.error("organisation")});
}

web::Response draw(const web::Visit& visit, const Person& person, const Draft& draft) {
  Html form = web::form_token(visit) + seen_field(person.changed_at);
  form += govuk::date_input({.name = "from_on",
                             .legend = _("From which day does the new post count?"),
                             .value = draft.date("from_on"),
                             .hint = _("A day in the past corrects the record from then on"),
                             .error = draft.error("from_on")});
  form += organisation_field(visit, draft);
  form += govuk::input({.name = "unit",
                        .label = _("Unit (optional)"),
                        .value = draft.value("unit"),
                        .hint = _("A unit of this name is made if the organisation has none"),
                        .error = draft.error("unit")});
  form += govuk::input({.name = "grade",
                        .label = _("Grade"),
                        .value = draft.value("grade"),
                        .error = draft.error("grade"),
                        .width = 10});
  form += govuk::input({.name = "manager",
                        .label = _("Line manager’s staff number (optional)"),
                        .value = draft.value("manager"),
                        .error = draft.error("manager"),
                        .width = 10});
  form += govuk::button({.text = _("Save the post")});
  const std::string path = "/people/" + person.id.str();
  return web::page(visit, {.title = _("Change post"),
                           .breadcrumbs = {{.text = _("People"), .href = "/people"},
                                           {.text = person.name(), .href = path},
                                           {.text = _("Change post")}},
                           .body = html("<form method=\"post\" action=\"{}/post\" novalidate>{}</form>", path, form),
                           .problems = draft.problems,
                           .wide = false,
                           .caption = person.name()});
}

Post read(const web::Visit& visit, std::string& unit, Problems& problems) {
  web::FormReader form(visit.form);
  Post post;
  post.from_on = form.date("from_on", _("Enter the day the post counts from"));
  post.organisation = form.id<OrganisationId>("organisation", _("Choose an organisation"));
  unit = form.optional_text("unit", 120);
  post.grade = form.text("grade", _("Enter a grade"), 40);
  const auto manager = form.optional_text("manager", 40);
  if (!manager.empty()) {
    if (const auto found = person_with_staff_number(visit.work.db, manager)) post.manager = found->id;
    else form.problems.add("manager", _("Enter the staff number of somebody on the staff list"));
  }
  problems = form.problems;
  return post;
}

}  // namespace

web::Response post_form(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), {});
  return draw(visit, person, draft_of(visit, person));
}

web::Response post(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), seen_in(visit.form));
  Problems problems;
  std::string unit;
  const auto wanted = read(visit, unit, problems);
  if (!problems) {
    const auto done = change_post(visit.work, person.id, wanted, person.changed_at, unit);
    if (done)
      return web::see_other_with_notice(visit, "/people/" + person.id.str(),
                                        fill(_("The post of {} is saved"), person.name()));
    problems = done.problems();
  }
  return draw(visit, person, {.fields = visit.form, .problems = problems});
}

}  // namespace waymark::people::pages
