// A goal is added, worded anew, closed, deleted.
#include "plans/sealed.hpp"

namespace waymark::plans {
namespace {

constexpr const char* kLevelFields[] = {"level_much_less", "level_less", "level_expected", "level_more",
                                        "level_much_more"};

void check_length(Problems& problems, const char* field, const std::string& text, std::size_t longest) {
  if (length(text) > longest)
    problems.add(field, fill(_("Use {} characters or fewer"), with_commas(static_cast<std::int64_t>(longest))));
}

Problems check(const GoalWords& words) {
  Problems problems;
  if (words.title.empty()) problems.add("title", _("Enter what you want to achieve"));
  check_length(problems, "title", words.title, kLongestLine);
  check_length(problems, "description", words.description, kLongestText);
  if (words.measure.empty()) problems.add("measure", _("Enter how you will know that it is achieved"));
  check_length(problems, "measure", words.measure, kLongestLine);
  if (words.importance < 1 || words.importance > 3) problems.add("importance", _("Select how important it is"));
  if (words.difficulty < 1 || words.difficulty > 3) problems.add("difficulty", _("Select how difficult it is"));
  for (std::size_t i = 0; i < words.levels.size(); ++i)
    check_length(problems, kLevelFields[i], words.levels[i], kLongestLine);
  if (words.start && *words.start != kWorst && *words.start != kUsualStart)
    problems.add("start", _("Select where things stand today"));
  return problems;
}

}  // namespace

Checked<GoalId> add_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                         const PersonId& whose, const GoalWords& words) {
  const auto partnership = partnership_of(work, engagement);
  allow(work, partnership, whose, Part::words);
  auto problems = check(words);
  if (store::goals_of_plan(work.db, engagement, whose).size() >= kMostGoals)
    problems.add("title", fill(_("A plan has at most {} goals: delete one first"), kMostGoals));
  if (problems) return problems;

  store::GoalRow row;
  row.id = GoalId::fresh();
  row.engagement = engagement;
  row.whose = whose;
  row.added_at = row.worded_at = row.changed_at = work.now;
  row.added_by = row.changed_by = work.actor.person;
  store::insert(work.db, row);
  auto goal = facts_of(row, {});
  goal.words = words;
  vault.seal(work, sealed_goal(engagements::scope_of(work, partnership.engagement), row.id), as_sealed(goal));
  record(work, "goal_added", row);
  tell_partner(work, partnership, whose, "goal_added", row.id.str(), goal_path(engagement, row.id));
  return row.id;
}

Checked<Done> edit_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement,
                        const GoalId& id, const GoalWords& words, Instant seen) {
  auto open = open_to_change(vault, work, engagement, id, Part::words);
  if (open.row.worded_at != seen) throw Refused(Refusal::out_of_turn);
  if (auto problems = check(words)) return problems;
  open.goal.words = words;
  open.row.worded_at = work.now;
  keep(vault, work, open, "goal_edited", News::told);
  return Done{};
}

void set_status(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id,
                Status status) {
  auto open = open_to_change(vault, work, engagement, id, Part::progress);
  if (open.goal.status == status) return;
  open.goal.status = status;
  open.row.closed_at = status == Status::open ? std::nullopt : std::optional(work.now);
  keep(vault, work, open, status == Status::open ? "goal_reopened" : "goal_closed", News::told);
}

void delete_goal(vault::Vault& vault, const access::Work& work, const EngagementId& engagement, const GoalId& id) {
  const auto row = row_to_change(work, engagement, id, Part::words);
  const auto partnership = partnership_of(work, engagement);
  const auto scope = engagements::scope_of(work, partnership.engagement);
  vault.remove(work, sealed_goal(scope, id));
  vault.remove(work, sealed_share(scope, id));
  vault.remove(work, sealed_score(scope, row.whose));
  store::remove(work.db, id);
  record(work, "goal_deleted", row);
  tell_partner(work, partnership, row.whose, "goal_deleted", id.str(), plan_path(engagement));
}

}  // namespace waymark::plans
