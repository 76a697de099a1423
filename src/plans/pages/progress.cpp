// What is done for a goal: its steps, levels and evidence.
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

StepId step_in(const web::Visit& visit) { return visit.id<StepId>(2); }

web::Response back(const web::Visit& visit, const char* message) {
  return web::see_other_with_notice(visit, goal_path(engagement_in(visit), goal_in(visit)), message);
}

/// The goal's page again, with what is to be put right.
web::Response again(const web::Visit& visit, const Problems& problems) {
  const auto [partnership, goal] = here_for(visit, Part::progress);
  return draw_goal(visit, partnership, goal, {visit.form, problems});
}

StepWords read_step(const web::Fields& fields, Problems& problems) {
  web::FormReader reader(fields);
  StepWords words;
  words.text = reader.text("step_text", _("Enter what is to be done"), kLongestLine);
  words.due_on = reader.optional_date("step_due");
  problems = reader.problems;
  return words;
}

const Step& step_of(const Goal& goal, const StepId& id) {
  for (const auto& step : goal.steps)
    if (step.id == id) return step;
  throw Refused(Refusal::not_found);
}

web::Response draw_step(const web::Visit& visit, const Partnership& partnership, const Goal& goal,
                        const Draft& draft) {
  const auto path = goal_path(goal.engagement, goal.id) + "/steps/" + step_in(visit).str();
  Html body = form(visit, path + "/edit", step_fields(draft) + govuk::button({.text = _("Save the step")}));
  body += govuk::heading(2, _("Remove this step"));
  body += govuk::warning_text({.text = _("A step that is removed cannot be brought back.")});
  body += form(visit, path + "/remove", govuk::button({.text = _("Remove the step"), .warning = true}));
  return page(visit, partnership,
              {.title = _("Edit the step"), .body = std::move(body), .problems = draft.problems, .wide = false},
              &goal);
}

}  // namespace

web::Response add_step(web::Visit& visit) {
  Problems problems;
  const auto words = read_step(visit.form, problems);
  if (problems) return again(visit, problems);
  const auto done = plans::add_step(*visit.site.vault, visit.work, engagement_in(visit), goal_in(visit), words);
  return done ? back(visit, _("The step is added")) : again(visit, done.problems());
}

web::Response mark_step(web::Visit& visit) {
  const bool is_done = visit.form.get("done") == "yes";
  plans::mark_step(visit.work, engagement_in(visit), goal_in(visit), step_in(visit), is_done);
  return back(visit, is_done ? _("The step is marked as done") : _("The step is marked as not done"));
}

web::Response step_form(web::Visit& visit) {
  const auto [partnership, goal] = here_for(visit, Part::progress);
  const auto& step = step_of(goal, step_in(visit));
  Draft draft;
  draft.put("step_text", step.text);
  draft.put_date("step_due", step.due_on);
  return draw_step(visit, partnership, goal, draft);
}

web::Response edit_step(web::Visit& visit) {
  Draft draft{visit.form, {}};
  const auto words = read_step(visit.form, draft.problems);
  if (!draft.problems) {
    const auto done =
        plans::edit_step(*visit.site.vault, visit.work, engagement_in(visit), goal_in(visit), step_in(visit), words);
    if (done) return back(visit, _("The step is saved"));
    draft.problems = done.problems();
  }
  const auto [partnership, goal] = here_for(visit, Part::progress);
  step_of(goal, step_in(visit));
  return draw_step(visit, partnership, goal, draft);
}

web::Response remove_step(web::Visit& visit) {
  plans::remove_step(*visit.site.vault, visit.work, engagement_in(visit), goal_in(visit), step_in(visit));
  return back(visit, _("The step is removed"));
}

web::Response record_level(web::Visit& visit) {
  web::FormReader reader(visit.form);
  Reading reading;
  const auto level = level_from(visit.form.get("reading_level"));
  if (!level) reader.problems.add("reading_level", _("Select where the goal stands"));
  reading.level = level.value_or(0);
  reading.on = reader.date("reading_on", _("Enter the day"));
  reading.note = reader.optional_text("reading_note", kLongestLine);
  if (reader.problems) return again(visit, reader.problems);
  const auto done = plans::record_level(*visit.site.vault, visit.work, engagement_in(visit), goal_in(visit), reading);
  return done ? back(visit, _("The level is recorded")) : again(visit, done.problems());
}

web::Response add_evidence(web::Visit& visit) {
  web::FormReader reader(visit.form);
  Evidence evidence;
  evidence.text = reader.text("evidence_text", _("Enter what shows how far you have come"), kLongestText);
  evidence.on = reader.date("evidence_on", _("Enter the day"));
  if (reader.problems) return again(visit, reader.problems);
  const auto done =
      plans::add_evidence(*visit.site.vault, visit.work, engagement_in(visit), goal_in(visit), std::move(evidence));
  return done ? back(visit, _("The evidence is added")) : again(visit, done.problems());
}

web::Response remove_evidence_form(web::Visit& visit) {
  const auto [partnership, goal] = here_for(visit, Part::progress);
  const auto id = visit.id<EvidenceId>(2);
  const auto found =
      std::find_if(goal.evidence.begin(), goal.evidence.end(), [&](const Evidence& one) { return one.id == id; });
  if (found == goal.evidence.end()) throw Refused(Refusal::not_found);
  if (!may_remove(visit.work, goal, *found)) throw Refused(Refusal::not_allowed);
  Html body = govuk::inset_text({.text = govuk::written(found->text)});
  body += govuk::warning_text({.text = _("Evidence that is removed cannot be brought back.")});
  const auto path = goal_path(goal.engagement, goal.id);
  body += form(visit, path + "/evidence/" + id.str() + "/remove",
               govuk::button_group(govuk::button({.text = _("Remove the evidence"), .warning = true}) +
                                   govuk::link(path, _("Keep it"))));
  return page(visit, partnership, {.title = _("Remove this evidence?"), .body = std::move(body), .wide = false},
              &goal);
}

web::Response remove_evidence(web::Visit& visit) {
  plans::remove_evidence(*visit.site.vault, visit.work, engagement_in(visit), goal_in(visit),
                         visit.id<EvidenceId>(2));
  return back(visit, _("The evidence is removed"));
}

}  // namespace waymark::plans::pages
