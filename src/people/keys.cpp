#include "people/keys.hpp"

#include "people/people.hpp"

namespace waymark::people {

std::string name_sort_key(std::string_view first_name, std::string_view last_name) {
  return sort_key(fmt::format("{}, {}", last_name, first_name));
}

std::string person_search_key(std::string_view first_name, std::string_view last_name, std::string_view email,
                              std::string_view staff_number) {
  return search_key(fmt::format("{} {} {} {}", first_name, last_name, email, staff_number));
}

std::optional<std::string> none_if_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

std::string email_key(std::string_view email) {
  std::string key(trimmed(email));
  for (char& c : key)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return key;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > 254 || at == 0 || at == std::string_view::npos) return false;
  const auto host = text.substr(at + 1);
  const auto dot = host.find('.');
  if (dot == std::string_view::npos || dot == 0 || host.back() == '.' || host.find("..") != std::string_view::npos)
    return false;
  return host.find('@') == std::string_view::npos &&
         std::none_of(text.begin(), text.end(), [](unsigned char c) { return c <= ' ' || c == 0x7F; });
}

}  // namespace waymark::people
