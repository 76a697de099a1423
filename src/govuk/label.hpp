#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// Draws nothing when its text is empty.
struct Label {
  Content text;
  std::string for_id;
  Look look = {};
};
Html label(const Label& label);

}  // namespace waymark::govuk
