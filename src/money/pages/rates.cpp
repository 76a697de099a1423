// What an hour of internal coaching counts for.
#include "money/notional.hpp"
#include "money/pages/pages.hpp"
#include "money/store_rates.hpp"

namespace waymark::money::pages {
namespace {

Html table(const std::vector<NotionalRate>& rates) {
  if (rates.empty())
    return govuk::inset_text(
        {.text = _("No rate is set yet. Until one is, internal coaching shows its hours and “rate not set”.")});
  govuk::TableWriter rows({.caption = _("Rates"),
                           .head = {{.text = _("For")}, {.text = _("From")}, {.text = _("An hour"), .numeric = true}},
                           .caption_size = govuk::Size::m,
                           .first_cell_is_header = true});
  for (const auto& rate : rates)
    rows.row(rate.coach.empty() ? fill(_("Every coach of grade {}"), rate.grade) : rate.coach_name,
             rate.from_on.words(), rate.per_hour.pounds());
  return std::move(rows).html();
}

Html form(const web::Visit& visit, const Problems& problems) {
  const auto& typed = visit.form;
  std::vector<govuk::Option> coaches{{.value = "", .text = _("No one coach: for a grade")}};
  for (const auto& coach : store::internal_coaches(visit.work.db))
    coaches.push_back({.value = coach.id.str(), .text = coach.name});
  Html fields = web::form_token(visit);
  fields += govuk::select({.name = "coach",
                           .label = _("Coach"),
                           .items = std::move(coaches),
                           .value = std::string(typed.get("coach")),
                           .error = problems.of("coach")});
  fields += govuk::input({.name = "grade",
                          .label = _("Or grade"),
                          .value = std::string(typed.get("grade")),
                          .error = problems.of("grade")});
  fields +=
      govuk::date_input({.name = "from_on",
                         .legend = govuk::Content(_("From which day")),
                         .value = {std::string(typed.get("from_on-day")), std::string(typed.get("from_on-month")),
                                   std::string(typed.get("from_on-year"))},
                         .error = problems.of("from_on")});
  govuk::Input amount{.name = "per_hour",
                      .label = _("Pounds an hour"),
                      .value = std::string(typed.get("per_hour")),
                      .error = problems.of("per_hour")};
  amount.prefix = govuk::Content("£");
  amount.classes = "govuk-input--width-5";
  fields += govuk::input(amount);
  fields += govuk::button({.text = _("Set the rate")});
  return html(
      "<h2 class=\"govuk-heading-m\">{}</h2><form method=\"post\" action=\"/notional-rates\" novalidate>{}</form>",
      _("Set a rate"), fields);
}

web::Response rates_page(const web::Visit& visit, Problems problems) {
  Html body =
      govuk::body(_("Internal coaching costs no invoice. Beside what is spent, it is shown in hours and at these "
                    "rates; it is never added in."));
  body += table(notional_rates(visit.work.db)) + form(visit, problems);
  return web::page(visit, {.title = _("Notional rates of internal coaching"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Spend"), .href = "/spend"},
                                           {.text = _("Notional rates")}},
                           .body = std::move(body),
                           .problems = std::move(problems),
                           .wide = false});
}

}  // namespace

web::Response rates(web::Visit& visit) { return rates_page(visit, {}); }

web::Response set_rate(web::Visit& visit) {
  web::FormReader form(visit.form);
  NotionalRate rate;
  if (const auto coach = CoachId::parse(visit.form.get("coach"))) rate.coach = *coach;
  rate.grade = form.optional_text("grade", 40);
  rate.from_on = form.date("from_on", _("Enter the day the rate counts from"));
  rate.per_hour = form.money("per_hour", _("Enter the rate, like 65.00"));
  if (form.problems) return rates_page(visit, std::move(form.problems));
  const auto done = set_notional_rate(visit.work, rate);
  if (!done) return rates_page(visit, done.problems());
  return web::see_other_with_notice(visit, "/notional-rates", _("The rate is set."));
}

}  // namespace waymark::money::pages
