#pragma once
// What a version says, as one piece of content.
#include <array>
#include <string>
#include <string_view>

#include "agreements/template.hpp"

namespace waymark::agreements {

/// A part as it was agreed, under the heading it had then.
struct TextPart {
  std::string heading;
  std::string text;
};
using Text = std::array<TextPart, kPartCount>;

std::string to_json(const Text& text);
/// Throws std::runtime_error when it is not what to_json() wrote.
Text text_from_json(std::string_view json);

}  // namespace waymark::agreements
