#include "plans/attainment.hpp"

#include <cmath>

namespace waymark::plans {

std::optional<double> t_score(std::span<const WeighedLevel> goals) {
  double weighed = 0, weights = 0, squares = 0;
  for (const auto& goal : goals) {
    weighed += goal.weight * goal.level;
    weights += goal.weight;
    squares += goal.weight * goal.weight;
  }
  const double spread = (1 - kCorrelation) * squares + kCorrelation * weights * weights;
  if (!(spread > 0)) return std::nullopt;
  return 50 + 10 * weighed / std::sqrt(spread);
}

}  // namespace waymark::plans
