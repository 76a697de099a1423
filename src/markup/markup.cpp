#include "markup/markup.hpp"

#include <array>

namespace waymark {

namespace {

/// What a byte is written as, empty when it stays itself. Looked up in tables: all text of a page passes here.
constexpr auto kSafe = [] {
  std::array<std::string_view, 256> safe{};
  safe['&'] = "&amp;";
  safe['<'] = "&lt;";
  safe['>'] = "&gt;";
  safe['"'] = "&quot;";
  safe['\''] = "&#39;";
  return safe;
}();
constexpr auto kIsPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte) plain[byte] = kSafe[byte].empty();
  return plain;
}();

}  // namespace

void append_escaped(std::string& to, std::string_view text) {
  const char* from = text.data();
  const char* const end = from + text.size();
  for (const char* c = from;; ++c) {
    while (c != end && kIsPlain[static_cast<unsigned char>(*c)]) ++c;
    to.append(from, c);
    if (c == end) return;
    to += kSafe[static_cast<unsigned char>(*c)];
    from = c + 1;
  }
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
