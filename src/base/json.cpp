#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace waymark {
namespace {

constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101010101010101u; }
constexpr std::uint64_t any_below(std::uint64_t eight, std::uint64_t byte) {
  return (eight - each(byte)) & ~eight & each(0x80);
}

/// Where the first byte that needs an escape is, from `at` on; the size when there is none. Eight bytes at a time.
std::size_t next_escape(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    if (any_below(eight, 0x20) | any_below(eight ^ each('"'), 1) | any_below(eight ^ each('\\'), 1)) break;
  }
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return at;
}

}  // namespace

void JsonWriter::grow(std::size_t bytes) { text_.resize(std::max(2 * text_.size(), size_ + bytes)); }

bool JsonWriter::goes_as_it_is(std::string_view text) { return next_escape(text, 0) == text.size(); }

JsonWriter& JsonWriter::escaped(std::string_view text) {
  std::string quoted = "\"";
  std::size_t written = 0;
  for (std::size_t at; (at = next_escape(text, written)) < text.size(); written = at + 1) {
    quoted.append(text, written, at - written);
    const auto c = static_cast<unsigned char>(text[at]);
    switch (c) {
      case '"': quoted += "\\\""; break;
      case '\\': quoted += "\\\\"; break;
      case '\n': quoted += "\\n"; break;
      case '\r': quoted += "\\r"; break;
      case '\t': quoted += "\\t"; break;
      default: quoted += fmt::format("\\u{:04x}", c);
    }
  }
  quoted.append(text, written, text.size() - written);
  quoted += '"';
  return raw(quoted);
}

}  // namespace waymark
