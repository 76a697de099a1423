#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

#include "base/words.hpp"

namespace waymark {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) {
    if (&part != &parts.front()) all += between;
    all += part;
  }
  return all;
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < size) {
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c <= 0) return false;
  }
  return true;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  return count;
}

std::string sort_key(std::string_view text) {
  thread_local const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("en", "GB"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no collation for British English");
    return made;
  }();
  const auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string key(static_cast<std::size_t>(collator->getSortKey(unicode, nullptr, 0)), '\0');
  collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
  std::string digits;
  digits.reserve(key.size() * 2);
  for (unsigned char c : key)
    if (c != 0) digits += fmt::format("{:02x}", c);
  return digits;
}

std::string search_key(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
  auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  unicode.foldCase();
  const auto apart = decompose->normalize(unicode, status);
  icu::UnicodeString kept;
  bool gap = false;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    UChar32 c = apart.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (u_isUWhiteSpace(c)) {
      gap = !kept.isEmpty();
      continue;
    }
    if (c == 0x2019 || c == 0x2018) c = '\'';
    if (c == 0x00F8) c = 'o';
    if (c == 0x0142) c = 'l';
    if (gap) kept.append(static_cast<UChar32>(' '));
    gap = false;
    kept.append(c);
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

std::string with_commas(std::int64_t number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  return number < 0 ? "-" + digits : digits;
}

std::string duration_words(std::int64_t minutes) {
  const auto hours = minutes / 60, rest = minutes % 60;
  std::string text;
  if (hours > 0) text = fill(plural("{} hour", "{} hours", hours), with_commas(hours));
  if (rest > 0 || hours == 0) {
    if (!text.empty()) text += ' ';
    text += fill(plural("{} minute", "{} minutes", rest), rest);
  }
  return text;
}

}  // namespace waymark
