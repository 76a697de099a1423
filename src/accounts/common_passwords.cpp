#include <set>

#include "accounts/password_rules.hpp"
#include "base/base.hpp"

// The list is embedded as it stands: lower case, sorted by bytes, a password to a line.
__asm__(
    ".section .rodata\n"
    ".global waymark_common_passwords\n"
    "waymark_common_passwords:\n"
    ".incbin \"accounts/common_passwords.txt\"\n"
    ".global waymark_common_passwords_end\n"
    "waymark_common_passwords_end:\n"
    ".byte 0\n"
    ".text\n");
extern "C" const char waymark_common_passwords[];
extern "C" const char waymark_common_passwords_end[];

namespace waymark::accounts {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kShortestListed = 4;

// Binary search over the lines, where they lie.
bool is_listed(std::string_view word) {
  if (word.size() < kShortestListed) return false;
  std::string_view lines(waymark_common_passwords,
                         static_cast<std::size_t>(waymark_common_passwords_end - waymark_common_passwords));
  while (!lines.empty()) {
    const auto before = lines.rfind('\n', lines.size() / 2);
    const auto start = before == std::string_view::npos || before + 1 == lines.size() ? 0 : before + 1;
    const auto end = lines.find('\n', start);
    const auto line = lines.substr(start, end - start);
    if (line == word) return true;
    lines = line < word ? lines.substr(end + 1) : lines.substr(0, start);
  }
  return false;
}

std::string_view without_digits_around(std::string_view text) {
  const auto first = text.find_first_not_of(kDigits);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kDigits) + 1 - first);
}

std::string figures_as_letters(std::string_view text) {
  std::string read(text);
  for (char& c : read) switch (c) {
      case '0': c = 'o'; break;
      case '1': c = 'i'; break;
      case '3': c = 'e'; break;
      case '4': c = 'a'; break;
      case '5': c = 's'; break;
      case '7': c = 't'; break;
      default: break;
    }
  return read;
}

bool is_listed_or_dressed_up(std::string_view text) {
  const auto core = without_digits_around(text);
  return is_listed(text) || is_listed(core) || is_listed(figures_as_letters(text)) ||
         is_listed(figures_as_letters(core));
}

// The shortest text that, said several times, is this one; the text itself when there is none shorter.
std::string_view repeated_part(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    if (text.size() % size != 0) continue;
    if (text.substr(size) == text.substr(0, text.size() - size)) return text.substr(0, size);
  }
  return text;
}

bool stand_side_by_side(char a, char b) {
  if (a == b + 1 || b == a + 1) return true;
  for (std::string_view row : {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"}) {
    const auto at = row.find(a), other = row.find(b);
    if (at != std::string_view::npos && other != std::string_view::npos && (at == other + 1 || other == at + 1))
      return true;
  }
  return false;
}

bool is_mostly_in_order(std::string_view text) {
  std::size_t in_order = 0;
  for (std::size_t i = 1; i < text.size(); ++i) in_order += stand_side_by_side(text[i - 1], text[i]);
  return in_order * 10 >= (text.size() - 1) * 8;
}

}  // namespace

bool is_common(std::string_view text) {
  constexpr std::size_t kFewCharacters = 5, kShortPart = 8;
  if (text.empty()) return false;
  if (std::set<char>(text.begin(), text.end()).size() < kFewCharacters) return true;
  const auto part = repeated_part(text);
  if (part.size() < text.size() && part.size() < kShortPart) return true;
  return is_mostly_in_order(text) || is_listed_or_dressed_up(text) || is_listed_or_dressed_up(part);
}

bool is_made_of(std::string_view text, const std::vector<std::string>& words) {
  constexpr std::size_t kEnoughLetters = 5;
  std::string left(text);
  for (const auto& word : words)
    for (auto at = left.find(word); !word.empty() && at != std::string::npos; at = left.find(word))
      left.erase(at, word.size());
  if (left.size() == text.size()) return false;
  const auto letters = std::count_if(left.begin(), left.end(), [](char c) { return c < '0' || c > '9'; });
  return static_cast<std::size_t>(letters) < kEnoughLetters || is_listed_or_dressed_up(left);
}

}  // namespace waymark::accounts
