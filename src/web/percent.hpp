#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace waymark::web {

/// Puts the bytes for their %XX escapes, and with `plus_is_space` a space for "+". Nothing for an escape that is
/// none, and for a result that is not UTF-8 or holds NUL.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

}  // namespace waymark::web
