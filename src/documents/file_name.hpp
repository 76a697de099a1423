#pragma once
#include <string>
#include <string_view>

namespace waymark::documents {

/// A name a file can be saved under anywhere: its last part alone, without control, hidden and direction-changing
/// characters, nor those systems keep for themselves; "document" when nothing is left. At most 120 characters.
std::string safe_file_name(std::string_view given);

/// Content-Disposition of a download of that (safe) name: in ASCII for old readers, and as it is (RFC 6266, RFC
/// 8187).
std::string as_attachment(std::string_view file_name);

}  // namespace waymark::documents
