// What the program reads of plans: for a person's own pack, and for a mean of many.
#include "plans/sealed.hpp"

namespace waymark::plans {
namespace {

/// The score of a plan from what is sealed of its goals; empty when there is none.
std::string score_of(std::span<const std::string> contents) {
  std::vector<Goal> goals(contents.size());
  for (std::size_t i = 0; i < contents.size(); ++i) read_sealed(contents[i], goals[i]);
  const auto now = attainment_of(goals).now;
  return now ? fmt::format("{:.6f}", *now) : std::string();
}

std::optional<double> as_number(std::string_view score) {
  if (score.empty()) return std::nullopt;
  return std::stod(std::string(score));
}

void line(std::string& to, const char* label, std::string_view text) {
  if (!text.empty()) to += fmt::format("{}: {}\n", label, text);
}

std::string in_words(const Goal& goal) {
  const auto& words = goal.words;
  std::string text;
  line(text, _("Goal"), words.title);
  line(text, _("Description"), words.description);
  line(text, _("Measure"), words.measure);
  if (words.target_on) line(text, _("Target date"), words.target_on->words());
  line(text, _("Importance"), importance_label(words.importance));
  line(text, _("Difficulty"), difficulty_label(words.difficulty));
  for (const int level : kLevels) line(text, level_words(level).c_str(), words.at(level));
  line(text, _("Status"), label(goal.status));
  for (const auto& step : goal.steps) {
    line(text, _("Step"), step.text);
    if (step.due_on) line(text, _("Due"), step.due_on->words());
    if (step.done_at) line(text, _("Done"), london(*step.done_at).date.words());
  }
  for (const auto& reading : goal.history()) {
    line(text, reading.on.words().c_str(), level_words(reading.level));
    line(text, _("Note"), reading.note);
  }
  for (const auto& evidence : goal.evidence)
    line(text, fill(_("Evidence of {}"), evidence.on.words()).c_str(), evidence.text);
  return text;
}

}  // namespace

std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person) {
  std::vector<vault::Packed> sections;
  std::map<EngagementId, keys::Scope> scopes;
  auto steps = store::steps_of_person(work.db, person);
  for (const auto& row : store::goals_of_person(work.db, person)) {
    auto scope = scopes.find(row.engagement);
    if (scope == scopes.end())
      scope = scopes
                  .emplace(row.engagement,
                           engagements::scope_of(work, engagements::find(work.db, row.engagement).value()))
                  .first;
    const auto content = vault.pack(work, packer, sealed_goal(scope->second, row.id));
    if (!content) continue;
    auto goal = facts_of(row, std::move(steps[row.id]));
    read_sealed(*content, goal);
    sections.push_back({row.added_at, _("A goal of your action plan"), in_words(goal)});
  }
  return sections;
}

std::optional<vault::Summary> attainment_over(vault::Vault& vault, const access::Work& work,
                                              const vault::Aggregator& aggregator,
                                              std::span<const EngagementId> ids) {
  const vault::Scorer scorer(work, "goal_attainment");
  std::vector<vault::Sealed<AttainmentContent>> scores;
  for (const auto& id : ids) {
    const auto found = engagements::find(work.db, id);
    if (!found) continue;
    std::map<PersonId, std::vector<vault::Sealed<GoalContent>>> plans;
    const auto rows = store::goals_of(work.db, id);
    if (rows.empty()) continue;
    const auto scope = engagements::scope_of(work, *found);
    for (const auto& row : rows) plans[row.whose].push_back(sealed_goal(scope, row.id));
    for (const auto& [whose, goals] : plans) {
      const auto score = sealed_score(scope, whose);
      if (vault.score<GoalContent, AttainmentContent>(work, scorer, goals, score, score_of)) scores.push_back(score);
    }
  }
  return vault.aggregate<AttainmentContent>(work, aggregator, scores, as_number);
}

}  // namespace waymark::plans
