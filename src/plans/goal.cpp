#include "plans/goal.hpp"

#include <algorithm>

namespace waymark::plans {
namespace {

constexpr std::string_view kStatusCodes[] = {"open", "achieved", "dropped"};
constexpr const char* kStatusLabels[] = {N_("Working on it"), N_("Achieved"), N_("Dropped")};
constexpr const char* kLevelLabels[] = {N_("Much less than expected"), N_("Less than expected"), N_("As expected"),
                                        N_("More than expected"), N_("Much more than expected")};
constexpr const char* kImportance[] = {N_("A little important"), N_("Important"), N_("Very important")};
constexpr const char* kDifficulty[] = {N_("A little difficult"), N_("Difficult"), N_("Very difficult")};

const char* of_three(const char* const (&labels)[3], int value) {
  return _(labels[static_cast<std::size_t>(std::clamp(value, 1, 3) - 1)]);
}

}  // namespace

std::string_view code(Status status) { return kStatusCodes[static_cast<std::size_t>(status)]; }
const char* label(Status status) { return _(kStatusLabels[static_cast<std::size_t>(status)]); }
std::optional<Status> status_from(std::string_view text) {
  for (const auto status : kStatuses)
    if (code(status) == text) return status;
  return std::nullopt;
}

const char* label(int level) { return _(kLevelLabels[static_cast<std::size_t>(level - kLowest)]); }
std::string level_words(int level) { return fmt::format("{}{}: {}", level > 0 ? "+" : "", level, label(level)); }
std::optional<int> level_from(std::string_view text) {
  for (const int level : kLevels)
    if (text == std::to_string(level)) return level;
  return std::nullopt;
}

const char* importance_label(int importance) { return of_three(kImportance, importance); }
const char* difficulty_label(int difficulty) { return of_three(kDifficulty, difficulty); }

std::vector<Reading> Goal::history() const {
  std::vector<Reading> all;
  if (words.start) all.push_back({london(added_at).date, *words.start, {}});
  all.insert(all.end(), readings.begin(), readings.end());
  std::stable_sort(all.begin(), all.end(), [](const Reading& a, const Reading& b) { return a.on < b.on; });
  return all;
}

std::optional<int> Goal::level_now() const { return readings.empty() ? words.start : readings.back().level; }

int Goal::overdue_steps(Date today) const {
  if (status != Status::open) return 0;
  return static_cast<int>(
      std::count_if(steps.begin(), steps.end(), [&](const Step& step) { return step.overdue(today); }));
}

Attainment attainment_of(std::span<const Goal> goals) {
  std::vector<WeighedLevel> start, now;
  for (const auto& goal : goals) {
    if (goal.status == Status::dropped || !goal.words.start) continue;
    const double weight = goal.words.importance * goal.words.difficulty;
    start.push_back({weight, static_cast<double>(*goal.words.start)});
    now.push_back({weight, static_cast<double>(*goal.level_now())});
  }
  Attainment attainment{.counted = static_cast<int>(start.size()), .at_start = {}, .now = {}};
  if (attainment.counted < kFewestScored) return attainment;
  attainment.at_start = t_score(start);
  attainment.now = t_score(now);
  return attainment;
}

}  // namespace waymark::plans
