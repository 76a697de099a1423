#pragma once
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "web/request.hpp"

namespace waymark::web {

/// How far the header of a request has come.
enum class HeaderScan { unfinished, whole, malformed };

/// Looks at bytes[from…] for the empty line that ends a header and sets `from` to where to go on, or just behind
/// that line. Malformed: control characters (NUL among them), a line that ends in LF alone or CR alone, and a line
/// that continues the one before (obs-fold).
HeaderScan scan_header(std::string_view bytes, std::size_t& from);

/// The path in a request line that need not be well-formed or whole, as it was written; empty when there is none.
std::string_view path_in(std::string_view bytes);

/// What must be true of the header fields for the length of the body and the host to be beyond doubt. Names are in
/// lower case. Gives 0, or the status of the refusal.
int check_fields(const Fields& headers, bool http_1_0);

/// Takes the request line's target apart into path and query, and the cookies out of the headers; `host` becomes
/// the authority of a target that names one. False when the target is malformed: a wrong escape, an encoded slash,
/// a control character, text that is not UTF-8, "." or ".." as a segment, or anything but a path.
bool fill_from_target(std::string_view target, Request& request, std::optional<std::string>& host);
Fields read_cookies(const Fields& headers);

/// Whether this can be a Host: a name, an IPv4 or a bracketed IPv6 address, perhaps with a port.
bool is_host(std::string_view text);

}  // namespace waymark::web
