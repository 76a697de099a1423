#include "markup/markup.hpp"

namespace waymark {

void append_escaped(std::string& to, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view safe;
    switch (text[i]) {
      case '&': safe = "&amp;"; break;
      case '<': safe = "&lt;"; break;
      case '>': safe = "&gt;"; break;
      case '"': safe = "&quot;"; break;
      case '\'': safe = "&#39;"; break;
      default: continue;
    }
    to += text.substr(plain, i - plain);
    to += safe;
    plain = i + 1;
  }
  to += text.substr(plain);
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (unsigned char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += static_cast<char>(c);
    } else {
      encoded += '%';
      encoded += kDigits[c >> 4];
      encoded += kDigits[c & 15];
    }
  }
  return encoded;
}

}  // namespace waymark
