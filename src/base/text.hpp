#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Without the white space at either end.
std::string_view trimmed(std::string_view text);
/// The parts between separators; "a,,b" has three, "" has one, empty.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// Whether `text` is well-formed UTF-8 without NUL.
bool is_utf8(std::string_view text);
/// How many characters (code points) there are in well-formed UTF-8.
std::size_t length(std::string_view text);

/// What `text` is sorted by: an ICU collation key for British English, as hexadecimal digits, so that
/// both databases order É next to E by comparing bytes.
std::string sort_key(std::string_view text);
/// What `text` is searched by: case and accents folded away, one space between words ("Éilis  O’Hara" is
/// "eilis o'hara").
std::string search_key(std::string_view text);

/// "4,000"
std::string with_commas(std::int64_t number);
/// "1 hour 30 minutes", "45 minutes", "2 hours"
std::string duration_words(std::int64_t minutes);

}  // namespace waymark
