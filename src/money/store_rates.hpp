#pragma once
// SQL about notional rates.
#include <vector>

#include "money/notional.hpp"

namespace waymark::money::store {

std::vector<NotionalRate> rates(db::Connection& db);
void set_rate(const access::Work& work, const NotionalRate& rate);

struct InternalCoach {
  CoachId id;
  std::string name;
};
/// By name.
std::vector<InternalCoach> internal_coaches(db::Connection& db);

}  // namespace waymark::money::store
