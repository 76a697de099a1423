#include "documents/file_name.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/base.hpp"

namespace waymark::documents {
namespace {

constexpr std::size_t kLongest = 120;
constexpr std::string_view kKept = "<>:\"/\\|?*";

bool is_hidden(UChar32 c) {
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:  // marks of direction and of no width
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED: return true;
    default: return false;
  }
}

/// Calls with each character and its bytes; nothing of what is not UTF-8.
template <class Deed>
void each_character(std::string_view text, const Deed& deed) {
  constexpr UChar32 kNotUtf8 = 0xFFFD;
  const auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
    const auto c = wide.char32At(at);
    std::string bytes;
    icu::UnicodeString(c).toUTF8String(bytes);
    if (c != kNotUtf8) deed(c, std::string_view(bytes));
  }
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

}  // namespace

std::string safe_file_name(std::string_view given) {
  if (const auto folder = given.find_last_of("/\\"); folder != given.npos) given.remove_prefix(folder + 1);
  std::string name;
  std::size_t length = 0;
  each_character(given, [&](UChar32 c, std::string_view bytes) {
    if (is_hidden(c) || length == kLongest) return;
    ++length;
    if (u_isUWhiteSpace(c)) name += ' ';
    else if (bytes.size() == 1 && kKept.find(bytes.front()) != kKept.npos) name += '_';
    else name += bytes;
  });
  const auto first = name.find_first_not_of(" ."), last = name.find_last_not_of(" .");
  return first == name.npos ? "document" : name.substr(first, last - first + 1);
}

std::string as_attachment(std::string_view file_name) {
  std::string ascii, encoded;
  each_character(file_name, [&](UChar32, std::string_view bytes) {
    const char c = bytes.front();
    ascii += bytes.size() == 1 && (is_plain(c) || c == ' ' || c == '(' || c == ')') ? c : '_';
    for (const char byte : bytes)
      if (is_plain(byte)) encoded += byte;
      else encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  });
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii, encoded);
}

}  // namespace waymark::documents
