#pragma once
#include "concerns/concerns.hpp"

namespace waymark::concerns {

/// Problem at text: it must be there and not be too long.
Problems check_text(const std::string& text);

}  // namespace waymark::concerns
