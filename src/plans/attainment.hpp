#pragma once
// Goal attainment scaling: how far a set of goals has come, as one number. Pure: no database, no page.
#include <optional>
#include <span>

namespace waymark::plans {

/// How a goal stands on the five-point scale (-2 to +2), and what it weighs.
struct WeighedLevel {
  double weight = 0;  ///< importance × difficulty
  double level = 0;
};

/// How strongly the goals of one person are taken to go together.
inline constexpr double kCorrelation = 0.3;
/// With fewer goals the number says little.
inline constexpr int kFewestScored = 3;

/// T = 50 + 10 Σ(w·x) ÷ √((1 − r) Σw² + r (Σw)²): 50 when everything is as expected. Nothing when nothing weighs
/// anything.
std::optional<double> t_score(std::span<const WeighedLevel> goals);

}  // namespace waymark::plans
