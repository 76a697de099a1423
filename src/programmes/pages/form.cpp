#include "programmes/pages/pages.hpp"

namespace waymark::programmes::pages {
namespace {

const char* const kAsOfField = "seen";

using web::Draft;

/// The whole form as a programme, or a new one, has it.
Draft draft_of(const Details& details) {
  Draft draft;
  const auto add = [&](const char* name, std::string value) { draft.fields.add(name, std::move(value)); };
  add("name", details.name);
  add("aims", details.aims);
  draft.put_date("starts_on", details.starts_on);
  draft.put_date("ends_on", details.ends_on);
  add("planned_sessions", std::to_string(details.planned_sessions));
  add("planned_minutes", std::to_string(details.planned_minutes));
  add("cadence_days", std::to_string(details.cadence_days));
  add("funded", std::string(code(details.funded)));
  if (details.managers_see_progress) add("managers_see_progress", "yes");
  add("not_started_days", std::to_string(details.thresholds.not_started_days));
  add("quiet_days", std::to_string(details.thresholds.quiet_days));
  add("contract_warning_days", std::to_string(details.thresholds.contract_warning_days));
  return draft;
}

Details read(const web::Fields& fields, Problems& problems) {
  web::FormReader form(fields);
  const auto number = [&](const char* field, int least, int most, const char* wrong) {
    return static_cast<int>(form.whole_number(field, least, most, wrong));
  };
  Details details;
  details.name = form.text("name", _("Enter the name of the programme"), 200);
  details.aims = form.optional_text("aims", 4000);
  details.starts_on = form.optional_date("starts_on");
  details.ends_on = form.optional_date("ends_on");
  details.planned_sessions =
      number("planned_sessions", 1, 60, _("Planned sessions must be a number between 1 and 60"));
  details.planned_minutes =
      number("planned_minutes", 15, 480, _("Minutes of a session must be a number between 15 and 480"));
  details.cadence_days =
      number("cadence_days", 1, 365, _("Days from one session to the next must be a number between 1 and 365"));
  details.funded =
      funded_from(form.choice("funded", {"central", "local"}, _("Select who pays"))).value_or(Funded::central);
  details.managers_see_progress = form.ticked("managers_see_progress");
  details.thresholds.not_started_days =
      number("not_started_days", 1, 365, _("Days until not started must be a number between 1 and 365"));
  details.thresholds.quiet_days =
      number("quiet_days", 1, 365, _("Days without a session must be a number between 1 and 365"));
  details.thresholds.contract_warning_days =
      number("contract_warning_days", 1, 365, _("Days before a contract ends must be a number between 1 and 365"));
  problems = form.problems;
  return details;
}

Html number_input(const Draft& draft, const char* name, const char* label, const char* suffix) {
  return govuk::input({.name = name,
                       .label = label,
                       .value = draft.value(name),
                       .error = draft.error(name),
                       .width = 3,
                       .inputmode = "numeric",
                       .suffix = suffix});
}

Html about_fields(const Draft& draft) {
  Html fields =
      govuk::input({.name = "name", .label = _("Name"), .value = draft.value("name"), .error = draft.error("name")});
  fields += govuk::textarea({.name = "aims",
                             .label = _("Aims (optional)"),
                             .value = draft.value("aims"),
                             .hint = _("What the programme is for. Do not write about a person here."),
                             .error = draft.error("aims")});
  fields += govuk::date_input({.name = "starts_on",
                               .legend = _("First day (optional)"),
                               .value = draft.date("starts_on"),
                               .error = draft.error("starts_on")});
  fields += govuk::date_input({.name = "ends_on",
                               .legend = _("Last day (optional)"),
                               .value = draft.date("ends_on"),
                               .error = draft.error("ends_on")});
  return fields;
}

Html engagement_fields(const Draft& draft) {
  Html fields = number_input(draft, "planned_sessions", _("Planned sessions"), _("sessions"));
  fields += number_input(draft, "planned_minutes", _("Length of a session"), _("minutes"));
  fields += number_input(draft, "cadence_days", _("From one session to the next"), _("days"));
  fields += govuk::radios({.name = "funded",
                           .legend = _("Who pays"),
                           .items = {{.value = "central", .text = label(Funded::central)},
                                     {.value = "local", .text = label(Funded::local)}},
                           .value = draft.value("funded"),
                           .error = draft.error("funded")});
  fields += govuk::checkboxes(
      {.name = "managers_see_progress",
       .legend = _("Line managers"),
       .items = {{.value = "yes", .text = _("May see that their reports are coached, and sessions done of planned")}},
       .values = {draft.value("managers_see_progress")},
       .hint = _("They never see cancellations, non-attendance or what is said.")});
  return fields;
}

Html threshold_fields(const Draft& draft) {
  Html fields = number_input(draft, "not_started_days",
                             _("Not started: no session is completed after its first day for"), _("days"));
  fields += number_input(draft, "quiet_days", _("No recent session: none is completed for"), _("days"));
  fields += number_input(draft, "contract_warning_days", _("Contract ends soon: it ends within"), _("days"));
  return govuk::fieldset({.legend = _("When an engagement asks for attention"),
                          .content = std::move(fields),
                          .legend_look = {.size = govuk::Size::m}});
}

web::Response draw(const web::Visit& visit, const Programme* programme, const Draft& draft) {
  const std::string action = programme ? address(*programme) + "/edit" : "/programmes/new";
  Html form = web::form_token(visit);
  if (programme)
    append(form, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", kAsOfField, draft.value(kAsOfField));
  form += about_fields(draft);
  form += engagement_fields(draft);
  form += threshold_fields(draft);
  form += govuk::button({.text = programme ? _("Save the programme") : _("Add the programme")});
  const char* title = programme ? _("Change the programme") : _("Add a programme");
  auto crumbs = programme ? way_to(visit, *programme, title) : way_to_list(visit);
  if (!programme) crumbs.push_back({.text = title});
  return web::page(visit, {.title = title,
                           .breadcrumbs = std::move(crumbs),
                           .body = html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", action, form),
                           .problems = draft.problems,
                           .wide = false,
                           .caption = programme ? programme->name : std::string()});
}

}  // namespace

web::Response new_form(web::Visit& visit) {
  if (!may_create(visit.work.actor)) throw Refused(Refusal::not_allowed);
  return draw(visit, nullptr, draft_of({}));
}

web::Response make(web::Visit& visit) {
  if (!may_create(visit.work.actor)) throw Refused(Refusal::not_allowed);
  Problems problems;
  const auto details = read(visit.form, problems);
  if (!problems) {
    const auto made = create(visit.work, details);
    if (made)
      return web::see_other_with_notice(visit, "/programmes/" + made->str(), _("The programme has been added"));
    problems = made.problems();
  }
  return draw(visit, nullptr, {visit.form, problems});
}

web::Response edit_form(web::Visit& visit) {
  const auto programme = managed_programme(visit);
  auto draft = draft_of(programme);
  draft.fields.add(kAsOfField, std::to_string(programme.changed_at.micros()));
  return draw(visit, &programme, draft);
}

web::Response change(web::Visit& visit) {
  const auto programme = managed_programme(visit);
  Problems problems;
  const auto details = read(visit.form, problems);
  web::FormReader hidden(visit.form);
  const auto seen = hidden.whole_number(kAsOfField, 0, INT64_MAX, _("Open the form again"));
  problems.add(hidden.problems);
  if (!problems) {
    const auto done = edit(visit.work, programme.id, details, Instant::micros(seen));
    if (done) return web::see_other_with_notice(visit, address(programme), _("The programme has been changed"));
    problems = done.problems();
  }
  return draw(visit, &programme, {visit.form, problems});
}

}  // namespace waymark::programmes::pages
