#pragma once
// A key in a file of its own: 64 hexadecimal digits, nobody else's to read.
#include <optional>
#include <string>
#include <string_view>

#include "keys/key.hpp"

namespace waymark::keys {

/// Nothing when there is no such file. Throws KeyFault when it is something else, is another user's, or others may
/// read it; `what` names it in the words ("the backup key").
std::optional<Key> read_key_file(const std::string& path, std::string_view what);
/// The same, made (mode 0600, its folder 0700) when there is none.
Key read_or_make_key_file(const std::string& path, std::string_view what);

}  // namespace waymark::keys
