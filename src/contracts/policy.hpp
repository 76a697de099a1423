#pragma once
#include <string>
#include <vector>

#include "contracts/contracts.hpp"

namespace waymark::contracts {

/// Which contracts an actor sees: the twin of may_see().
struct Visible {
  bool everything = false;
  std::vector<std::string> suppliers;
  bool includes(const Contract& contract) const;
};
Visible visible_to(const access::Work& work);

}  // namespace waymark::contracts
