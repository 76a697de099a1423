#include "base/json.hpp"

#include <fmt/format.h>

namespace waymark {

void JsonWriter::quoted(std::string_view text) {
  text_ += '"';
  // Most text needs no escape: it goes over in runs.
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    text_.append(text, written, at - written);
    written = at + 1;
    switch (c) {
      case '"': text_ += "\\\""; break;
      case '\\': text_ += "\\\\"; break;
      case '\n': text_ += "\\n"; break;
      case '\r': text_ += "\\r"; break;
      case '\t': text_ += "\\t"; break;
      default: text_ += fmt::format("\\u{:04x}", c);
    }
  }
  text_.append(text, written, text.size() - written);
  text_ += '"';
}

}  // namespace waymark
