#include "people/people.hpp"
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

/// A form that unfolds; open when something in it is to be put right.
Html unfolding(const web::Visit& visit, const std::string& action, const char* summary, const Html& fields,
               bool has_problem) {
  return govuk::details({.summary = summary, .content = form(visit, action, fields), .open = has_problem});
}

bool any_problem(const Draft& draft, std::initializer_list<const char*> fields) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const char* field) { return draft.problems.of(field).has_value(); });
}

Html level_form(const web::Visit& visit, const Goal& goal, const Draft& draft) {
  std::vector<govuk::Radio> levels;
  for (const int level : kLevels) {
    govuk::Radio radio{.value = std::to_string(level), .text = level_words(level)};
    if (!goal.words.at(level).empty()) radio.hint = goal.words.at(level);
    levels.push_back(std::move(radio));
  }
  Html fields = govuk::radios({.name = "reading_level",
                               .legend = _("Where does the goal stand?"),
                               .items = std::move(levels),
                               .value = draft.value("reading_level"),
                               .error = draft.error("reading_level")});
  fields += govuk::date_input({.name = "reading_on",
                               .legend = _("On what day?"),
                               .value = draft.date("reading_on"),
                               .hint = _("A level recorded for that day already is replaced"),
                               .error = draft.error("reading_on")});
  fields += govuk::input({.name = "reading_note",
                          .label = _("Note (optional)"),
                          .value = draft.value("reading_note"),
                          .error = draft.error("reading_note")});
  fields += govuk::button({.text = _("Record the level")});
  return unfolding(visit, goal_path(goal.engagement, goal.id) + "/levels", _("Record where it stands"), fields,
                   any_problem(draft, {"reading_level", "reading_on", "reading_note"}));
}

Html evidence_form(const web::Visit& visit, const Goal& goal, const Draft& draft) {
  Html fields = govuk::textarea({.name = "evidence_text",
                                 .label = _("What shows how far you have come?"),
                                 .value = draft.value("evidence_text"),
                                 .hint = _("What happened, what somebody said, what you can do now"),
                                 .error = draft.error("evidence_text")});
  fields += govuk::date_input({.name = "evidence_on",
                               .legend = _("From what day is it?"),
                               .value = draft.date("evidence_on"),
                               .error = draft.error("evidence_on")});
  fields += govuk::button({.text = _("Add the evidence")});
  return unfolding(visit, goal_path(goal.engagement, goal.id) + "/evidence", _("Add evidence"), fields,
                   any_problem(draft, {"evidence_text", "evidence_on"}));
}

Html step_form(const web::Visit& visit, const Goal& goal, const Draft& draft) {
  return unfolding(visit, goal_path(goal.engagement, goal.id) + "/steps", _("Add a step"),
                   step_fields(draft) + govuk::button({.text = _("Add the step")}),
                   any_problem(draft, {"step_text", "step_due"}));
}

Html evidence(const web::Visit& visit, const Partnership& partnership, const Goal& goal, bool may_change) {
  if (goal.evidence.empty())
    return govuk::body(_("No evidence yet: what shows that something has changed, and since when."));
  Html all;
  for (const auto& one : goal.evidence) {
    all += govuk::heading(3, fill(_("{}, by {}"), one.on.words(), name_of(partnership, one.by)));
    all += govuk::written(one.text);
    if (may_change && may_remove(visit.work, goal, one))
      all += govuk::body(
          govuk::link_with_hidden_text(goal_path(goal.engagement, goal.id) + "/evidence/" + one.id.str() + "/remove",
                                       _("Remove"), fill(_("the evidence of {}"), one.on.words())));
  }
  return all;
}

Html status_form(const web::Visit& visit, const Goal& goal, const Draft& draft) {
  std::vector<govuk::Radio> statuses;
  for (const auto status : kStatuses) statuses.push_back({.value = std::string(code(status)), .text = label(status)});
  return form(visit, goal_path(goal.engagement, goal.id) + "/status",
              govuk::radios({.name = "status",
                             .legend = _("Status"),
                             .items = std::move(statuses),
                             .value = std::string(code(goal.status)),
                             .error = draft.error("status"),
                             .legend_look = {.size = govuk::Size::m},
                             .is_inline = true}) +
                  govuk::button({.text = _("Save the status"), .secondary = true}));
}

Html sharing(const web::Visit& visit, const Goal& goal) {
  const auto manager = people::find_person(visit.work.db, line_manager_of(visit.work.db, goal.whose));
  Html text = govuk::heading(2, _("Your line manager"));
  text += govuk::body(manager ? fill(_("Your line manager today is {}."), manager->name())
                              : std::string(_("The staff list names no line manager for you today.")));
  const auto hint =
      _("They see its title, measure, target date and latest level, and nothing else. If your line "
        "manager changes, the new one sees it instead. Clear the box and they see it no more.");
  return text + form(visit, goal_path(goal.engagement, goal.id) + "/share",
                     govuk::checkboxes(
                         {.name = "shared",
                          .legend = _("Who sees this goal besides your coach"),
                          .items = {{.value = "yes", .text = _("My line manager sees this goal"), .hint = hint}},
                          .values = {goal.shared_at ? "yes" : ""}}) +
                         govuk::button({.text = _("Save your choice"), .secondary = true}));
}

Html wording(const Goal& goal) {
  const auto path = goal_path(goal.engagement, goal.id);
  return govuk::button_group(govuk::button({.text = _("Edit the goal"), .href = path + "/edit", .secondary = true}) +
                             govuk::link(path + "/delete", _("Delete the goal")));
}

}  // namespace

Html step_fields(const Draft& draft) {
  return govuk::input({.name = "step_text",
                       .label = _("What is to be done?"),
                       .value = draft.value("step_text"),
                       .error = draft.error("step_text")}) +
         govuk::date_input(
             {.name = "step_due",
              .legend = _("When is it due? (optional)"),
              .value = draft.date("step_due"),
              .hint = _("The coachee is reminded the day before, and three days after if it is not done"),
              .error = draft.error("step_due")});
}

web::Response draw_goal(const web::Visit& visit, const Partnership& partnership, const Goal& goal, Draft draft) {
  const auto& work = visit.work;
  const bool progress = may_change(work, partnership, goal.whose, Part::progress);
  for (const char* day : {"reading_on", "evidence_on"})
    if (!draft.fields.has(std::string(day) + "-day")) draft.put_date(day, work.today);
  Html body = govuk::body(tags(goal, work.today));
  body += about(goal);
  if (may_change(work, partnership, goal.whose, Part::words)) body += wording(goal);
  body += govuk::heading(2, _("Progress")) + progress_chart(goal);
  if (progress) body += level_form(visit, goal, draft);
  body += govuk::heading(2, _("Steps")) + steps_table(visit, goal, progress);
  if (progress) body += step_form(visit, goal, draft);
  body += govuk::heading(2, _("Evidence")) + evidence(visit, partnership, goal, progress);
  if (progress) body += evidence_form(visit, goal, draft) + status_form(visit, goal, draft);
  if (may_change(work, partnership, goal.whose, Part::sharing)) body += sharing(visit, goal);
  return page(visit, partnership,
              {.title = goal.words.title, .body = std::move(body), .problems = draft.problems, .wide = false});
}

web::Response goal(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  const auto found = find_goal(*visit.site.vault, visit.work, partnership.engagement.id, goal_in(visit));
  return draw_goal(visit, partnership, found, {});
}

}  // namespace waymark::plans::pages
