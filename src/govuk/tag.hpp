#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

enum class Colour { plain, grey, green, teal, purple, magenta, red, orange, yellow };

/// A state in a word or two.
struct Tag {
  Content text;
  Colour colour = Colour::plain;
  std::string classes = {};
  Attributes attributes = {};
};
Html tag(const Tag& tag);

}  // namespace waymark::govuk
