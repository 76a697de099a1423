#pragma once
#include "contracts/contracts.hpp"

namespace waymark::contracts {

/// Whether what is ordered or delivered under these terms could cost something else than under those.
inline bool priced_alike(const Terms& one, const Terms& other) {
  return one.pricing == other.pricing && one.rate == other.rate &&
         one.charges_cancellation_within_hours == other.charges_cancellation_within_hours &&
         one.charges_not_attended == other.charges_not_attended;
}

}  // namespace waymark::contracts
