// For how long a programme keeps what is written in its engagements.
#include "programmes/programmes.hpp"
#include "rights/pages/parts.hpp"

namespace waymark::rights::pages {
namespace {

programmes::Programme managed(const web::Visit& visit) {
  const auto id = visit.id<ProgrammeId>();
  auto found = programmes::find(visit.work.db, id);
  if (!found || !programmes::may_see(visit.work.actor, id)) throw Refused(Refusal::not_found);
  if (!programmes::may_manage(visit.work.actor, id)) throw Refused(Refusal::not_allowed);
  return std::move(*found);
}

std::string path_of(const programmes::Programme& programme) { return "/programmes/" + programme.id.str(); }

std::string seen_text(const Schedule& schedule) {
  return schedule.changed_at ? std::to_string(schedule.changed_at->micros()) : "usual";
}

Html months_field(const web::Draft& draft, const char* name, const char* label, const char* hint) {
  return govuk::input({.name = name,
                       .label = label,
                       .value = draft.value(name),
                       .hint = hint,
                       .error = draft.error(name),
                       .label_look = {.size = govuk::Size::m},
                       .width = 3,
                       .inputmode = "numeric",
                       .suffix = _("months")});
}

web::Response draw(const web::Visit& visit, const programmes::Programme& programme, const web::Draft& draft) {
  Html fields = months_field(draft, "months", _("How long what was written is kept after an engagement’s end"),
                             _("A whole number from 0 to 120. Then it is shredded: nobody can read it any more, also "
                               "not from a backup. Coach "
                               "and coachee are told 30 days before. Dates, lengths and money stay."));
  fields += months_field(draft, "invoice_months", _("How long an invoice can be traced to the person it was for"),
                         _("A whole number from 0 to 120, counted from the invoice’s date. Until then that person is "
                           "not erased."));
  append(fields, "<input type=\"hidden\" name=\"seen\" value=\"{}\">", draft.value("seen"));
  fields += govuk::button({.text = _("Save the schedule")});
  Html body = govuk::inset_text(
      {.text =
           fill(_("A change also holds for engagements that are over already, but nothing is shredded because of it "
                  "before {} days have passed."),
                kNoticeDays)});
  body += post_form(visit, path_of(programme) + "/retention", fields);
  return web::page(visit, {.title = _("Retention"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = programme.name, .href = path_of(programme)},
                                           {.text = _("Retention")}},
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false,
                           .caption = programme.name});
}

}  // namespace

web::Response schedule_form(web::Visit& visit) {
  const auto programme = managed(visit);
  const auto schedule = schedule_of(visit.work.db, programme.id);
  web::Draft draft;
  draft.put("months", std::to_string(schedule.months));
  draft.put("invoice_months", std::to_string(schedule.invoice_months));
  draft.put("seen", seen_text(schedule));
  return draw(visit, programme, draft);
}

web::Response change_schedule(web::Visit& visit) {
  const auto programme = managed(visit);
  const auto now = schedule_of(visit.work.db, programme.id);
  web::FormReader form(visit.form);
  Schedule schedule;
  schedule.months = static_cast<int>(
      form.whole_number("months", 0, kMostMonths, _("How long content is kept must be 0 to 120 months")));
  schedule.invoice_months = static_cast<int>(form.whole_number(
      "invoice_months", 0, kMostMonths, _("How long invoices can be traced must be 0 to 120 months")));
  auto problems = form.problems;
  if (!problems) {
    if (visit.form.has("seen") && visit.form.get("seen") != seen_text(now)) throw Refused(Refusal::out_of_turn);
    const auto done = set_schedule(visit.work, programme.id, schedule, now.changed_at);
    if (done) return web::see_other_with_notice(visit, path_of(programme), _("The retention schedule is saved"));
    problems = done.problems();
  }
  return draw(visit, programme, {visit.form, problems});
}

}  // namespace waymark::rights::pages
