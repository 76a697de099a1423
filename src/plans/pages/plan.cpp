#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

Html what_a_good_goal_is() {
  Html text = govuk::body(_("There are no goals yet. A good goal:"));
  text += govuk::list({_("says what will be different, in one sentence, and matters to the person whose it is"),
                       _("has a measure, so that both of you will know when it is reached"),
                       _("can be reached in the time you have, and has a date"),
                       _("says what less and what more than expected would look like")});
  return text + govuk::body(_("Three or four goals are usual. Each can have steps, evidence and a record of how far "
                              "it has come."));
}

std::string steps_text(const Goal& goal) {
  if (goal.steps.empty()) return _("None yet");
  std::int64_t done = 0;
  for (const auto& step : goal.steps) done += step.done_at ? 1 : 0;
  return fill(_("{} of {} done"), done, goal.steps.size());
}

Html card(const Goal& goal, Date today) {
  return govuk::summary_list(
      {.rows = {{.key = _("Status"), .value = tags(goal, today)},
                {.key = _("Measure"), .value = goal.words.measure},
                {.key = _("Target date"), .value = date_text(goal.words.target_on)},
                {.key = _("Where it stands"), .value = level_text(goal.level_now())},
                {.key = _("Steps"), .value = steps_text(goal)}},
       .card = govuk::SummaryCard{.title = govuk::link(goal_path(goal.engagement, goal.id), goal.words.title)}});
}

/// A coach of several chooses whose plan.
web::Response whose(const web::Visit& visit, const Partnership& partnership) {
  const auto& id = partnership.engagement.id;
  const auto counts = store::goals_by_person(visit.work.db, id);
  govuk::TableWriter rows({.caption = _("Action plans of the group"),
                           .head = {{.text = _("Coachee")}, {.text = _("Goals"), .numeric = true}},
                           .caption_hidden = true});
  for (const auto& coachee : partnership.coachees) {
    const auto found = counts.find(coachee.person);
    rows.row(govuk::link(plan_path(id) + "?coachee=" + coachee.person.str(), coachee.name),
             std::to_string(found == counts.end() ? 0 : found->second));
  }
  Html body = govuk::body(_("Each coachee has an action plan of their own, which only they and you see."));
  return page(visit, partnership, {.title = _("Action plans"), .body = body + std::move(rows).html()});
}

Html actions(const web::Visit& visit, const Partnership& partnership, const PersonId& whose, bool any) {
  const auto path = plan_path(partnership.engagement.id);
  const auto query = "?coachee=" + whose.str();
  Html buttons;
  if (may_change(visit.work, partnership, whose, Part::words))
    buttons += govuk::button({.text = _("Add a goal"), .href = path + "/new" + query});
  if (any) buttons += govuk::link(path + "/print" + query, _("A version to print"));
  return buttons.empty() ? buttons : govuk::button_group(buttons);
}

Html over_text(const web::Visit& visit, const Partnership& partnership, const PersonId& whose) {
  if (may_change(visit.work, partnership, whose, Part::words)) return {};
  return govuk::inset_text(
      {.text =
           may_change(visit.work, partnership, whose, Part::progress)
               ? _("This engagement is over. Your plan is yours: you can go on with its steps, and record how far "
                   "you have come.")
               : _("This engagement is over: you can read the plan, not change it.")});
}

}  // namespace

web::Response plan(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  const auto asked = PersonId::parse(visit.request.query.get("coachee")).value_or(PersonId());
  const auto who = whose_plan(visit.work, partnership, asked);
  if (who.empty()) return whose(visit, partnership);
  const auto found = plan_of(*visit.site.vault, visit.work, partnership.engagement.id, who);
  const bool alone = partnership.coachees.size() == 1;
  Html body = over_text(visit, partnership, who);
  if (found.gone)
    body += govuk::inset_text(
        {.text = _("What was written in this plan has been deleted: the time it is kept is over.")});
  else if (found.goals.empty()) body += what_a_good_goal_is();
  body += actions(visit, partnership, who, !found.goals.empty());
  for (const auto& goal : found.goals) body += card(goal, visit.work.today);
  body += attainment(found.goals, partnership.engagement.id);
  return page(
      visit, partnership,
      {.title = alone ? std::string(_("Action plan")) : fill(_("Action plan of {}"), name_of(partnership, who)),
       .body = std::move(body),
       .wide = false});
}

}  // namespace waymark::plans::pages
