#include "engagements/pages/choosing.hpp"
#include "people/people.hpp"

namespace waymark::engagements::pages {
namespace {

/// A text with a line for each coachee: a staff number or an e-mail address.
std::vector<PersonId> read_coachees(const web::Visit& visit, Problems& problems) {
  std::vector<PersonId> people;
  for (const auto line : split(visit.form.get("coachees"), '\n')) {
    const auto text = trimmed(line);
    if (text.empty()) continue;
    auto found = people::person_with_staff_number(visit.work.db, text);
    if (!found) found = people::person_with_email(visit.work.db, people::email_key(text));
    if (found && people::may_see(visit.work, *found)) people.push_back(found->id);
    else problems.add("coachees", fill(_("Nobody has the staff number or e-mail address “{}”"), text));
  }
  return people;
}

/// A number that may be left out for the programme's own.
int number_or(web::FormReader& form, const char* field, int usual, int least, int most, const char* wrong) {
  if (trimmed(form.optional_text(field, 10)).empty()) return usual;
  return static_cast<int>(form.whole_number(field, least, most, wrong));
}

Proposal read(const web::Visit& visit, Problems& problems) {
  web::FormReader form(visit.form);
  Proposal proposal;
  proposal.programme = form.id<ProgrammeId>("programme", _("Select a programme"));
  const auto programme = programmes::find(visit.work.db, proposal.programme).value_or(programmes::Programme{});
  Problems found;
  proposal.coachees = read_coachees(visit, found);
  proposal.coach = read_coach(visit, found);
  proposal.contract = read_contract(visit);
  proposal.starts_on = form.date("starts_on", _("Enter the day it starts"));
  proposal.planned_sessions = number_or(form, "planned_sessions", programme.planned_sessions, 1, 60,
                                        _("Planned sessions must be a number between 1 and 60"));
  proposal.planned_minutes = number_or(form, "planned_minutes", programme.planned_minutes, 15, 480,
                                       _("Minutes of a session must be a number between 15 and 480"));
  proposal.funded = programmes::funded_from(visit.form.get("funded")).value_or(programme.funded);
  problems = form.problems;
  problems.add(found);
  return proposal;
}

Html plan_fields(const Draft& draft) {
  Html fields = govuk::date_input({.name = "starts_on",
                                   .legend = _("Start date"),
                                   .value = draft.date("starts_on"),
                                   .error = draft.error("starts_on")});
  fields += govuk::input({.name = "planned_sessions",
                          .label = _("Planned sessions (optional)"),
                          .value = draft.value("planned_sessions"),
                          .hint = _("Leave empty for what is usual in the programme"),
                          .error = draft.error("planned_sessions"),
                          .width = 2,
                          .inputmode = "numeric"});
  fields += govuk::input({.name = "planned_minutes",
                          .label = _("Length of a session in minutes (optional)"),
                          .value = draft.value("planned_minutes"),
                          .hint = _("Leave empty for what is usual in the programme"),
                          .error = draft.error("planned_minutes"),
                          .width = 3,
                          .inputmode = "numeric"});
  fields += govuk::radios({.name = "funded",
                           .legend = _("Who pays"),
                           .items = {{.value = "", .text = _("As is usual in the programme")},
                                     {.value = "central", .text = programmes::label(Funded::central)},
                                     {.value = "local", .text = programmes::label(Funded::local)}},
                           .value = draft.value("funded")});
  return fields + govuk::checkboxes({.name = "ask",
                                     .legend = std::nullopt,
                                     .items = {{.value = "yes", .text = _("Send it to both for their yes at once")}},
                                     .values = draft.values("ask")});
}

web::Response draw(const web::Visit& visit, const Draft& draft) {
  std::vector<govuk::Option> items{{.value = "", .text = _("Select a programme")}};
  for (const auto& one : programmes::visible_names(visit.work))
    items.push_back({.value = one.id.str(), .text = one.name});
  Html form = web::form_token(visit);
  form += govuk::select({.name = "programme",
                         .label = _("Programme"),
                         .items = std::move(items),
                         .value = draft.value("programme"),
                         .error = draft.error("programme")});
  form += govuk::textarea({.name = "coachees",
                           .label = _("Who is to be coached"),
                           .value = draft.value("coachees"),
                           .hint = _("Staff number or e-mail address; for a group one on each line"),
                           .error = draft.error("coachees"),
                           .rows = 2});
  form += coach_and_contract(visit, draft);
  form += plan_fields(draft);
  form += govuk::button({.text = _("Propose the engagement")});
  return web::page(visit,
                   {.title = _("Propose an engagement"),
                    .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                    {.text = _("Engagements"), .href = "/engagements"},
                                    {.text = _("Propose an engagement")}},
                    .body = html("<form method=\"post\" action=\"/engagements/new\" novalidate>{}</form>", form),
                    .problems = draft.problems,
                    .wide = false});
}

}  // namespace

web::Response propose_form(web::Visit& visit) {
  if (!may_propose(visit.work.actor)) throw Refused(Refusal::not_found);
  Draft draft;
  const auto& query = visit.request.query;
  for (const char* field : {"programme", "coachees", "coach"}) draft.put(field, std::string(query.get(field)));
  draft.put_date("starts_on", visit.work.today);
  draft.put("ask", "yes");
  return draw(visit, draft);
}

web::Response propose(web::Visit& visit) {
  if (!may_propose(visit.work.actor)) throw Refused(Refusal::not_found);
  Problems problems;
  const auto proposal = read(visit, problems);
  if (!problems) {
    const auto made = engagements::propose(visit.work, proposal);
    if (made) {
      const bool asked = visit.form.get("ask") == "yes";
      if (asked) engagements::ask(visit.work, *made);
      return web::see_other_with_notice(
          visit, path_of(*made),
          asked ? _("The engagement is proposed, and both are asked") : _("The engagement is proposed"));
    }
    problems = made.problems();
  }
  return draw(visit, {visit.form, problems});
}

}  // namespace waymark::engagements::pages
