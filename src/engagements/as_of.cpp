#include "engagements/tracking.hpp"

namespace waymark::engagements {

Instant AsOf::moment() const { return day == today ? now : start_of_day(day); }

}  // namespace waymark::engagements
