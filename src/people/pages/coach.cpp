#include "people/pages/parts.hpp"

namespace waymark::people::pages {
namespace {

Coach seen_coach(const web::Visit& visit) {
  const auto coach = find_coach(visit.work.db, visit.id<CoachId>());
  if (!coach || !may_see(visit.work, *coach)) throw Refused(Refusal::not_found);
  return *coach;
}

Html facts(const web::Visit& visit, const Coach& coach) {
  std::vector<govuk::SummaryRow> rows{{.key = _("Code"), .value = coach.code},
                                      {.key = _("Kind"), .value = label(coach.kind)},
                                      {.key = _("Email address"), .value = coach.email}};
  if (coach.left_on) rows.push_back({.key = _("Leaving"), .value = coach.left_on->words()});
  if (const auto supplier = find_supplier(visit.work.db, coach.supplier))
    rows.push_back({.key = _("Supplier"),
                    .value = may_see(visit.work, *supplier)
                                 ? govuk::link("/suppliers/" + supplier->id.str(), supplier->name)
                                 : Html::text(supplier->name)});
  if (coach.kind == CoachKind::internal)
    if (const auto person = find_person(visit.work.db, coach.person); person && may_see(visit.work, *person))
      rows.push_back({.key = _("Staff list"), .value = govuk::link("/people/" + person->id.str(), person->name())});
  rows.push_back(
      {.key = _("Accreditation"), .value = coach.accreditation.empty() ? _("None recorded") : coach.accreditation});
  rows.push_back({.key = _("Holds until"), .value = expiry(coach, visit.work.today)});
  rows.push_back(
      {.key = _("Capacity"),
       .value = fill(plural("{} engagement at once", "{} engagements at once", coach.capacity), coach.capacity)});
  return govuk::summary_list({.rows = std::move(rows)});
}

Html own_fields(const Draft& draft) {
  Html fields = govuk::input({.name = "first_name",
                              .label = _("First name"),
                              .value = draft.value("first_name"),
                              .error = draft.error("first_name"),
                              .spellcheck = false});
  fields += govuk::input({.name = "last_name",
                          .label = _("Last name"),
                          .value = draft.value("last_name"),
                          .error = draft.error("last_name"),
                          .spellcheck = false});
  fields += govuk::input({.name = "email",
                          .label = _("Email address"),
                          .value = draft.value("email"),
                          .error = draft.error("email"),
                          .type = "email",
                          .spellcheck = false});
  return fields;
}

web::Response draw_form(const web::Visit& visit, const Coach& coach, const Draft& draft) {
  Html form = web::form_token(visit) + seen_field(coach.changed_at);
  form += coach.kind == CoachKind::external
              ? own_fields(draft)
              : govuk::inset_text({.text = _("Name and email address are the staff list’s.")});
  form += govuk::input({.name = "accreditation",
                        .label = _("Accreditation (optional)"),
                        .value = draft.value("accreditation"),
                        .error = draft.error("accreditation")});
  form += govuk::date_input({.name = "accreditation_expires_on",
                             .legend = _("Last day it holds (optional)"),
                             .value = draft.date("accreditation_expires_on"),
                             .error = draft.error("accreditation_expires_on")});
  form += govuk::input({.name = "capacity",
                        .label = _("Capacity"),
                        .value = draft.value("capacity"),
                        .hint = _("How many engagements they can have at once"),
                        .error = draft.error("capacity"),
                        .width = 3,
                        .inputmode = "numeric"});
  form += govuk::button({.text = _("Save the coach")});
  const std::string path = "/coaches/" + coach.id.str();
  return web::page(visit, {.title = _("Change coach"),
                           .breadcrumbs = {{.text = _("Coaches"), .href = "/coaches"},
                                           {.text = coach.name(), .href = path},
                                           {.text = _("Change coach")}},
                           .body = html("<form method=\"post\" action=\"{}/edit\" novalidate>{}</form>", path, form),
                           .problems = draft.problems,
                           .wide = false,
                           .caption = coach.name()});
}

CoachChange read(const web::Visit& visit, const Coach& coach, Problems& problems) {
  web::FormReader form(visit.form);
  CoachChange change;
  if (coach.kind == CoachKind::external) {
    change.first_name = form.text("first_name", _("Enter a first name"), 120);
    change.last_name = form.text("last_name", _("Enter a last name"), 120);
    change.email = form.text("email", _("Enter an email address"), 254);
  }
  change.accreditation = form.optional_text("accreditation", 120);
  change.accreditation_expires_on = form.optional_date("accreditation_expires_on");
  change.capacity =
      static_cast<int>(form.whole_number("capacity", 0, 100, _("Capacity must be a whole number from 0 to 100")));
  problems = form.problems;
  return change;
}

}  // namespace

web::Response coach(web::Visit& visit) {
  const auto found = seen_coach(visit);
  Html body = facts(visit, found);
  if (may_manage_register(visit.work))
    body += govuk::button({.text = _("Change coach"), .href = "/coaches/" + found.id.str() + "/edit"});
  return web::page(visit, {.title = found.name(),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Coaches"), .href = "/coaches"},
                                           {.text = found.name()}},
                           .body = std::move(body)});
}

web::Response coach_form(web::Visit& visit) {
  const auto found = seen_coach(visit);
  if (!may_manage_register(visit.work)) throw Refused(Refusal::not_allowed);
  Draft draft;
  draft.fields.add("first_name", found.first_name);
  draft.fields.add("last_name", found.last_name);
  draft.fields.add("email", found.email);
  draft.fields.add("accreditation", found.accreditation);
  draft.put_date("accreditation_expires_on", found.accreditation_expires_on);
  draft.fields.add("capacity", std::to_string(found.capacity));
  return draw_form(visit, found, draft);
}

web::Response coach_change(web::Visit& visit) {
  const auto found = seen_coach(visit);
  Problems problems;
  const auto change = read(visit, found, problems);
  if (!problems) {
    const auto done = change_coach(visit.work, found.id, change, seen_in(visit.form));
    if (done)
      return web::see_other_with_notice(visit, "/coaches/" + found.id.str(), fill(_("{} is saved"), found.name()));
    problems = done.problems();
  }
  return draw_form(visit, found, {.fields = visit.form, .problems = problems});
}

}  // namespace waymark::people::pages
