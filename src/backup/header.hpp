#pragma once
// Inside this room only: the lines at the beginning of the file.
#include "backup/backup.hpp"

namespace waymark::backup {

/// What a header takes at most.
inline constexpr std::size_t kHeaderBytes = 1024;

/// A line for each thing it says; an empty one ends it.
std::string written(const Header& header);
/// Throws BackupRefused when it is no header, or of a format this program does not know.
Header read_header(std::string_view text);

}  // namespace waymark::backup
