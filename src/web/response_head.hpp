#pragma once
#include <string>
#include <string_view>

#include "web/response.hpp"

namespace waymark::web {

/// What the connection decides about an answer.
struct Framing {
  bool head_only;  ///< the request was HEAD: the length is told, the body left out
  bool keep_alive;
  bool http_1_0;  ///< an old client is told that its connection stays
};

/// Whether the response can be put on the wire: a status of 200 to 599, names and values that cannot be mistaken
/// for other lines, and no header the server writes itself (content-length, transfer-encoding, connection, date,
/// content-type).
bool is_sendable(const Response& response);

/// Writes the status line and headers with the empty line after them into `out`; needs is_sendable().
void write_head(const Response& response, const Framing& framing, std::string& out);

/// The bytes after the header: none for HEAD, 204 and 304, nor for a body made while it is sent.
std::string_view body_to_send(const Response& response, bool head_only);
/// How many bytes the source is to be asked for.
std::uint64_t length_to_send(const Response& response, bool head_only);

}  // namespace waymark::web
