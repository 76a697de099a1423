// What is done for a goal: steps, levels by day, evidence.
#include <algorithm>

#include "plans/sealed.hpp"

namespace waymark::plans {
namespace {

void check_text(Problems& problems, const char* field, const std::string& text, std::size_t longest) {
  if (length(text) > longest)
    problems.add(field, fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(longest))));
}

/// `due_before` is the due date it had: a date in the past may stay.
Problems check(const StepWords& words, const std::optional<Date>& due_before, Date today) {
  Problems problems;
  if (words.text.empty()) problems.add("step_text", _("Enter what is to be done"));
  check_text(problems, "step_text", words.text, kLongestLine);
  if (words.due_on && *words.due_on < today && words.due_on != due_before)
    problems.add("step_due", _("The due date must be today or later"));
  return problems;
}

std::vector<Step>::iterator step_in(Goal& goal, const StepId& id) {
  const auto found =
      std::find_if(goal.steps.begin(), goal.steps.end(), [&](const Step& step) { return step.id == id; });
  if (found == goal.steps.end()) throw Refused(Refusal::not_found);
  return found;
}

void by_day(auto& dated) {
  std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
}

}  // namespace

Checked<Done> add_step(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                       const GoalId& id, const StepWords& words) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  auto problems = check(words, {}, work.today);
  if (open.goal.steps.size() >= kMostSteps)
    problems.add("step_text", fill(_("A goal has at most {} steps: remove one first"), kMostSteps));
  if (problems) return problems;
  open.goal.steps.push_back({.id = StepId::fresh(), .text = words.text, .due_on = words.due_on, .done_at = {}});
  store::insert(work.db, id, open.goal.steps.back(), work.now);
  keep(vault, work, open, "goal_step_added", News::told);
  return Done{};
}

Checked<Done> edit_step(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const GoalId& id, const StepId& step_id, const StepWords& words) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  const auto step = step_in(open.goal, step_id);
  if (auto problems = check(words, step->due_on, work.today)) return problems;
  step->text = words.text;
  store::set_due(work.db, step_id, words.due_on);
  keep(vault, work, open, "goal_step_edited", News::told);
  return Done{};
}

void remove_step(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                 const StepId& step_id) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  open.goal.steps.erase(step_in(open.goal, step_id));
  store::remove(work.db, step_id);
  keep(vault, work, open, "goal_step_removed", News::told);
}

void mark_step(const access::Work& work, const EngagementId& engagement, const GoalId& id, const StepId& step,
               bool done) {
  const auto row = row_to_change(work, engagement, id, Part::progress);
  const auto at = done ? std::optional(work.now) : std::nullopt;
  switch (store::mark(work.db, id, step, at, work.actor.person)) {
    case store::Marked::no_such_step: throw Refused(Refusal::not_found);
    case store::Marked::already: return;
    case store::Marked::now: record(work, done ? "goal_step_done" : "goal_step_not_done", row);
  }
}

Checked<Done> record_level(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                           const GoalId& id, const Reading& reading) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  auto& readings = open.goal.readings;
  Problems problems;
  if (reading.level < kLowest || reading.level > kHighest)
    problems.add("reading_level", _("Select where the goal stands"));
  if (reading.on > work.today) problems.add("reading_on", _("The day must be today or earlier"));
  if (reading.on < london(open.row.added_at).date)
    problems.add("reading_on", _("The day must be on or after the day the goal was added"));
  check_text(problems, "reading_note", reading.note, kLongestLine);
  std::erase_if(readings, [&](const Reading& earlier) { return earlier.on == reading.on; });
  if (readings.size() >= kMostReadings)
    problems.add("reading_on", fill(_("A goal has at most {} recorded levels"), kMostReadings));
  if (problems) return problems;
  readings.push_back(reading);
  by_day(readings);
  keep(vault, work, open, "goal_level_recorded", News::told);
  return Done{};
}

Checked<Done> add_evidence(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                           const GoalId& id, Evidence evidence) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  Problems problems;
  if (evidence.text.empty()) problems.add("evidence_text", _("Enter what shows how far you have come"));
  check_text(problems, "evidence_text", evidence.text, kLongestText);
  if (evidence.on > work.today) problems.add("evidence_on", _("The day must be today or earlier"));
  if (open.goal.evidence.size() >= kMostEvidence)
    problems.add("evidence_text",
                 fill(_("A goal has at most {} pieces of evidence: remove one first"), kMostEvidence));
  if (problems) return problems;
  evidence.id = EvidenceId::fresh();
  evidence.by = work.actor.person;
  open.goal.evidence.push_back(std::move(evidence));
  by_day(open.goal.evidence);
  keep(vault, work, open, "goal_evidence_added", News::told);
  return Done{};
}

void remove_evidence(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                     const EvidenceId& evidence_id) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  auto& all = open.goal.evidence;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Evidence& one) { return one.id == evidence_id; });
  if (found == all.end()) throw Refused(Refusal::not_found);
  if (!may_remove(work, open.goal, *found)) throw Refused(Refusal::not_allowed);
  all.erase(found);
  keep(vault, work, open, "goal_evidence_removed", News::told);
}

}  // namespace waymark::plans
