#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {

EngagementId engagement_in(const web::Visit& visit) { return visit.id<EngagementId>(0); }
GoalId goal_in(const web::Visit& visit) { return visit.id<GoalId>(1); }

Here here_for(const web::Visit& visit, Part part) {
  auto partnership = partnership_of(visit.work, engagement_in(visit));
  auto goal = find_goal(*visit.site.vault, visit.work, partnership.engagement.id, goal_in(visit));
  allow(visit.work, partnership, goal.whose, part);
  return {std::move(partnership), std::move(goal)};
}

web::Response page(const web::Visit& visit, const Partnership& partnership, web::PageContent content,
                   const Goal* below) {
  if (below)
    content.breadcrumbs.insert(content.breadcrumbs.begin(),
                               {.text = below->words.title, .href = goal_path(partnership.engagement.id, below->id)});
  return engagements::section_page(visit, partnership, engagements::Section::plan, std::move(content));
}

Html form(const web::Visit& visit, const std::string& action, const Html& fields) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", action, web::form_token(visit), fields);
}

std::string name_of(const Partnership& partnership, const PersonId& person) {
  for (const auto& coachee : partnership.coachees)
    if (coachee.person == person) return coachee.name;
  for (const auto& time : partnership.coaches)
    if (time.person == person) return time.name;
  return _("Somebody");
}

Html tags(const Goal& goal, Date today) {
  using govuk::Colour;
  const auto colour = goal.status == Status::achieved  ? Colour::green
                      : goal.status == Status::dropped ? Colour::grey
                                                       : Colour::plain;
  Html all = govuk::tag({.text = label(goal.status), .colour = colour});
  const auto more = [&](const govuk::Tag& tag) { append(all, " {}", govuk::tag(tag)); };
  if (const int late = goal.overdue_steps(today))
    more({.text = fill(plural("{} step overdue", "{} steps overdue", late), late), .colour = Colour::red});
  if (goal.shared_at) more({.text = _("Shared"), .colour = Colour::purple});
  return all;
}

Html level_text(const std::optional<int>& level) {
  return Html::text(level ? level_words(*level) : std::string(_("Not recorded yet")));
}

std::string date_text(const std::optional<Date>& date) { return date ? date->words() : _("None set"); }

Html about(const Goal& goal) {
  const auto& words = goal.words;
  std::vector<govuk::SummaryRow> rows;
  if (!words.description.empty())
    rows.push_back({.key = _("Description"), .value = govuk::written(words.description)});
  rows.push_back({.key = _("Measure"), .value = words.measure});
  rows.push_back({.key = _("Target date"), .value = date_text(words.target_on)});
  rows.push_back({.key = _("Importance"), .value = importance_label(words.importance)});
  rows.push_back({.key = _("Difficulty"), .value = difficulty_label(words.difficulty)});
  for (const int level : kLevels)
    if (!words.at(level).empty()) rows.push_back({.key = level_words(level), .value = words.at(level)});
  return govuk::summary_list({.rows = std::move(rows)});
}

Html steps_table(const web::Visit& visit, const Goal& goal, bool may_change) {
  if (goal.steps.empty())
    return govuk::body(_("No steps yet. A step is something to do next, small enough to be done in a week or two."));
  std::vector<govuk::Column> head{{.text = _("Step")}, {.text = _("State")}};
  govuk::TableWriter rows({.caption = _("Steps"), .head = std::move(head), .caption_hidden = true});
  for (const auto& step : goal.steps) {
    const bool late = goal.status == Status::open && step.overdue(visit.work.today);
    Html state = step.done_at ? govuk::tag({.text = _("Done"), .colour = govuk::Colour::green})
                 : late       ? govuk::tag({.text = _("Overdue"), .colour = govuk::Colour::red})
                              : govuk::tag({.text = _("To do"), .colour = govuk::Colour::grey});
    Html what = Html::text(step.text);
    if (step.due_on)
      append(what, "<br><span class=\"govuk-hint\">{}</span>", fill(_("Due {}"), step.due_on->words()));
    if (may_change) {
      const auto path = goal_path(goal.engagement, goal.id) + "/steps/" + step.id.str();
      const Html text = html("{}{}", step.done_at ? _("Mark as not done") : _("Mark as done"),
                             govuk::visually_hidden(": " + step.text));
      state += form(visit, path,
                    govuk::button({.text = text,
                                   .name = "done",
                                   .value = step.done_at ? "no" : "yes",
                                   .secondary = true,
                                   .classes = "govuk-!-margin-top-2 govuk-!-margin-bottom-1"}));
      state += govuk::link_with_hidden_text(path + "/edit", _("Edit"), ": " + step.text);
    }
    rows.row(what, state);
  }
  return std::move(rows).html();
}

}  // namespace waymark::plans::pages
