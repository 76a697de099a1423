#pragma once
// What people are sorted and searched by.
#include <optional>
#include <string>
#include <string_view>

namespace waymark::people {

/// By last name, then first name.
std::string name_sort_key(std::string_view first_name, std::string_view last_name);
/// Names, e-mail and staff number, folded.
std::string person_search_key(std::string_view first_name, std::string_view last_name, std::string_view email,
                              std::string_view staff_number);
/// The text, or nothing: for columns that are null when there is none.
std::optional<std::string> none_if_empty(std::string_view text);

}  // namespace waymark::people
