#include "people/deeds.hpp"
#include "people/pages/parts.hpp"

namespace waymark::people::pages {
namespace {

constexpr std::int64_t kCountedReports = 1000;

std::vector<govuk::Crumb> crumbs(const Person& person, const char* here) {
  return {{.text = _("People"), .href = "/people"},
          {.text = person.name(), .href = "/people/" + person.id.str()},
          {.text = here}};
}

web::Response draw_form(const web::Visit& visit, const Person& person, const Draft& draft) {
  Html form = govuk::date_input({.name = "left_on",
                                 .legend = _("On which day do they leave?"),
                                 .value = draft.date("left_on"),
                                 .hint = _("The first day they are no longer here"),
                                 .error = draft.error("left_on"),
                                 .legend_look = govuk::as_page_heading()});
  form += govuk::button({.text = _("Continue")});
  return web::page(visit, {.title = _("Record leaving"),
                           .breadcrumbs = crumbs(person, _("Record leaving")),
                           .body = html("<form method=\"get\" action=\"/people/{}/leaving/confirm\" novalidate>{}"
                                        "</form>",
                                        person.id.str(), form),
                           .problems = draft.problems,
                           .wide = false,
                           .own_heading = true});
}

std::vector<govuk::Content> what_will_happen(const web::Visit& visit, const Person& person, Date left_on) {
  const bool past = left_on <= visit.work.today;
  const auto reports = static_cast<std::int64_t>(list_reports(visit.work, person.id, kCountedReports).size());
  std::vector<govuk::Content> all;
  all.emplace_back(past ? std::string(_("they can no longer sign in, from now on"))
                        : fill(_("they can no longer sign in, from the start of {}"), left_on.words()));
  all.emplace_back(_("sessions arranged with them for that day or later are cancelled"));
  all.emplace_back(_("their engagements stay and need a decision: somebody must say how each goes on or ends"));
  if (reports > 0)
    all.emplace_back(fill(plural("{} person who reports to them needs a new line manager",
                                 "{} people who report to them need a new line manager", reports),
                          with_commas(reports)));
  all.emplace_back(_("nothing is deleted"));
  return all;
}

}  // namespace

web::Response leaving_form(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), {});
  Draft draft;
  draft.put_date("left_on", person.left_on);
  return draw_form(visit, person, draft);
}

web::Response leaving_confirm(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), {});
  web::FormReader form(visit.request.query);
  const Date left_on = form.date("left_on", _("Enter the day they leave"));
  if (!form.problems) form.problems = check_leaving(visit.work, person, left_on);
  if (form.problems) return draw_form(visit, person, {.fields = visit.request.query, .problems = form.problems});

  Draft hidden;
  hidden.put_date("left_on", left_on);
  Html fields = web::form_token(visit) + seen_field(person.changed_at);
  for (const auto& [name, value] : hidden.fields)
    append(fields, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  fields += govuk::button_group(govuk::button({.text = _("Record the leaving"), .warning = true}) +
                                govuk::link("/people/" + person.id.str(), _("Cancel")));
  Html body = govuk::body(fill(_("{} leaves on {}. Then:"), person.name(), left_on.words()));
  body += govuk::list(what_will_happen(visit, person, left_on));
  append(body, "<form method=\"post\" action=\"/people/{}/leaving\">{}</form>", person.id.str(), fields);
  return web::page(visit, {.title = fill(_("Record that {} leaves"), person.name()),
                           .breadcrumbs = crumbs(person, _("Record leaving")),
                           .body = std::move(body),
                           .wide = false});
}

web::Response leaving(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), seen_in(visit.form));
  web::FormReader form(visit.form);
  const Date left_on = form.date("left_on", _("Enter the day they leave"));
  if (!form.problems) {
    const auto done = record_leaving(visit.work, person.id, left_on, person.changed_at);
    if (done)
      return web::see_other_with_notice(
          visit, "/people/" + person.id.str(),
          fill(_("It is recorded that {} leaves on {}"), person.name(), left_on.words()));
    form.problems = done.problems();
  }
  return draw_form(visit, person, {.fields = visit.form, .problems = form.problems});
}

web::Response leaving_withdrawn(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), seen_in(visit.form));
  const auto done = withdraw_leaving(visit.work, person.id, person.changed_at);
  if (!done) return draw_person(visit, person, done.problems());
  return web::see_other_with_notice(visit, "/people/" + person.id.str(),
                                    fill(_("The leaving of {} is taken back"), person.name()));
}

web::Response leave(web::Visit& visit) {
  const auto person = person_to_change(visit.work, visit.id<PersonId>(), seen_in(visit.form));
  web::FormReader form(visit.form);
  const bool starts = form.choice("deed", {"start", "return"}, _("Choose what to record")) == "start";
  if (form.problems) return draw_person(visit, person, form.problems);
  const auto done = starts ? put_on_leave(visit.work, person.id, person.changed_at)
                           : return_from_leave(visit.work, person.id, person.changed_at);
  if (!done) return draw_person(visit, person, done.problems());
  return web::see_other_with_notice(visit, "/people/" + person.id.str(),
                                    fill(starts ? _("{} is on leave") : _("{} is back from leave"), person.name()));
}

}  // namespace waymark::people::pages
