#pragma once
// What a goal is, once its policy has let somebody open it.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "plans/attainment.hpp"

namespace waymark::plans {

using GoalId = Id<struct GoalTag>;
using StepId = Id<struct GoalStepTag>;
using EvidenceId = Id<struct GoalEvidenceTag>;

enum class Status { open, achieved, dropped };
inline constexpr Status kStatuses[] = {Status::open, Status::achieved, Status::dropped};
std::string_view code(Status status);
const char* label(Status status);  ///< "Achieved", in the reader's language
std::optional<Status> status_from(std::string_view code);

/// The five-point scale: -2 (much less than expected) to +2 (much more than expected).
inline constexpr int kLevels[] = {-2, -1, 0, 1, 2};
inline constexpr int kLowest = -2, kHighest = 2;
/// Where a goal may start: less than expected as a rule, lowest when no worse state can be thought of.
inline constexpr int kUsualStart = -1, kWorst = kLowest;
const char* label(int level);        ///< "Less than expected"
std::string level_words(int level);  ///< "-1: less than expected"
std::optional<int> level_from(std::string_view text);

/// 1 to 3, for importance and for difficulty.
const char* importance_label(int importance);
const char* difficulty_label(int difficulty);

/// How long what people write may be, and how much of it there may be.
inline constexpr std::size_t kLongestLine = 200, kLongestText = 2000;
inline constexpr std::size_t kMostGoals = 20, kMostSteps = 40, kMostReadings = 100, kMostEvidence = 60;

struct GoalWords {
  std::string title;
  std::string description;
  std::string measure;  ///< how one will know
  std::optional<Date> target_on;
  int importance = 0;                 ///< 1 to 3
  int difficulty = 0;                 ///< 1 to 3
  std::array<std::string, 5> levels;  ///< what each level would look like, from -2; any may be empty
  std::optional<int> start;           ///< the level when the goal was set, if known

  const std::string& at(int level) const { return levels[static_cast<std::size_t>(level - kLowest)]; }
};

struct Step {
  StepId id;
  std::string text;
  std::optional<Date> due_on;
  std::optional<Instant> done_at;
  bool overdue(Date today) const { return !done_at && due_on && *due_on < today; }
};

/// Where the goal stood on a day.
struct Reading {
  Date on;
  int level = 0;
  std::string note;
};

struct Evidence {
  EvidenceId id;
  Date on;
  std::string text;
  PersonId by;
};

struct Goal {
  GoalId id;
  EngagementId engagement;
  PersonId whose;
  Instant added_at, worded_at, changed_at;
  std::optional<Instant> shared_at;  ///< since when the line manager sees it
  GoalWords words;
  Status status = Status::open;
  std::vector<Step> steps;         ///< as they were added
  std::vector<Reading> readings;   ///< by day, one a day; the starting level is not among them
  std::vector<Evidence> evidence;  ///< by day

  /// The starting level on the day the goal was added, then the readings.
  std::vector<Reading> history() const;
  std::optional<int> level_now() const;
  int overdue_steps(Date today) const;
};

/// What the line manager sees of a goal shared with them, and nothing else.
struct SharedGoal {
  std::string title;
  std::string measure;
  std::optional<Date> target_on;
  std::optional<int> level;
};

/// How far a coachee's goals have come together. Dropped goals do not count, nor those without a starting level.
struct Attainment {
  int counted = 0;
  std::optional<double> at_start, now;  ///< set from kFewestScored goals on
};
Attainment attainment_of(std::span<const Goal> goals);

}  // namespace waymark::plans
