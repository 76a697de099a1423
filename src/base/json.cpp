#include "base/json.hpp"

#include <fmt/format.h>

namespace waymark {

void JsonWriter::quoted(std::string_view text) {
  text_ += '"';
  for (char c : text) {
    switch (c) {
      case '"': text_ += "\\\""; break;
      case '\\': text_ += "\\\\"; break;
      case '\n': text_ += "\\n"; break;
      case '\r': text_ += "\\r"; break;
      case '\t': text_ += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) text_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else text_ += c;
    }
  }
  text_ += '"';
}

}  // namespace waymark
