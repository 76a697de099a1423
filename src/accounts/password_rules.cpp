#include "accounts/password_rules.hpp"

#include <algorithm>

#include "accounts/sign_in.hpp"

namespace waymark::accounts {
namespace {

constexpr std::size_t kShortest = 12;     // characters
constexpr std::size_t kLongest = 1024;    // bytes
constexpr std::size_t kShortestWord = 3;  // of the words taken out

void add_words(std::vector<std::string>& to, std::string_view text) {
  const auto add = [&](std::string_view word) {
    auto plain = folded(word);
    if (plain.size() >= kShortestWord) to.push_back(std::move(plain));
  };
  add(text);
  std::string word;
  for (char c : std::string(text) + " ") {
    if (std::string_view(" .-_+'@").find(c) == std::string_view::npos) {
      word += c;
    } else {
      add(word);
      word.clear();
    }
  }
}

}  // namespace

std::string folded(std::string_view text) {
  std::string kept;
  for (char c : search_key(text)) {
    const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
    if (letter_or_digit) kept += c;
  }
  return kept;
}

Problems password_problems(const Settings& settings, std::string_view password, std::string_view name,
                           std::string_view email) {
  Problems problems;
  const auto refuse = [&](const char* why) {
    problems.add("password", why);
    return problems;
  };
  if (password.empty()) return refuse(_("Enter a password"));
  if (!is_utf8(password)) return refuse(_("The password has characters that cannot be read"));
  if (length(password) < kShortest) return refuse(_("The password must be at least 12 characters long"));
  if (password.size() > kLongest) return refuse(_("The password is too long: use at most 1,000 characters"));

  const auto plain = folded(password);
  if (is_common(plain)) return refuse(_("This password is one of the first that would be guessed: choose another"));

  std::vector<std::string> ours{"waymark", "coaching", "coachee", "coach", "mentoring", "mentor"};
  for (const auto& word : settings.refused_words) add_words(ours, word);
  std::vector<std::string> own;
  add_words(own, name);
  add_words(own, email.substr(0, email.find('@')));
  own.insert(own.end(), ours.begin(), ours.end());
  const auto longest_first = [](const auto& a, const auto& b) { return a.size() > b.size(); };
  std::sort(ours.begin(), ours.end(), longest_first);
  std::sort(own.begin(), own.end(), longest_first);
  if (is_made_of(plain, ours))
    return refuse(_("This password is little more than the name of the service or organisation: choose another"));
  if (is_made_of(plain, own)) return refuse(_("This password is little more than your own name: choose another"));
  return problems;
}

}  // namespace waymark::accounts
