#pragma once
#include <string>

#include "markup/markup.hpp"

namespace waymark {

/// The test-only door through which the raw markup of the design system's fixtures becomes Html.
class RawMarkupForTests {
 public:
  static Html html(std::string markup) {
    Html made;
    made.markup_ = std::move(markup);
    return made;
  }
};

}  // namespace waymark
