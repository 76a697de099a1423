#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace waymark::accounts {

/// Letters and digits alone, case and accents folded away: what passwords are compared by when they are judged
/// (never when they are verified).
std::string folded(std::string_view text);

/// Whether a text as folded() gives it is one of the 49,000 passwords tried first, or one of them dressed up: digits
/// before or after, figures for letters, said twice; or a row of keys or of characters in order, or few different
/// ones.
bool is_common(std::string_view folded);

/// Whether nothing much is left of it once these words (as folded() gives them) are taken out.
bool is_made_of(std::string_view folded, const std::vector<std::string>& words);

}  // namespace waymark::accounts
