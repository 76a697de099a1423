#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "web/route.hpp"

namespace waymark::web {
namespace {

constexpr std::pair<std::string_view, std::string_view> kSecurityHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
     "frame-ancestors 'none'; manifest-src 'self'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
    {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},  // last: only where pages are secure
};

std::span<const std::pair<std::string_view, std::string_view>> security_headers(bool secure) {
  return std::span(kSecurityHeaders).first(std::size(kSecurityHeaders) - (secure ? 0 : 1));
}

std::string lines_of(bool secure) {
  std::string lines;
  for (const auto& [name, value] : security_headers(secure)) lines += fmt::format("{}: {}\r\n", name, value);
  return lines;
}

}  // namespace

void add_security_headers(Response& response, bool secure) {
  static const std::string plain_lines = lines_of(false), secure_lines = lines_of(true);
  // What a page says of its own holds: a download is sandboxed more strictly.
  const auto own = response.headers;
  const auto is_own = [&](const auto& header) {
    return std::any_of(own.begin(), own.end(), [&](const auto& one) { return one.first == header.first; });
  };
  const auto headers = security_headers(secure);
  if (std::none_of(headers.begin(), headers.end(), is_own)) {
    response.lasting_headers = secure ? secure_lines : plain_lines;
    return;
  }
  for (const auto& header : headers)
    if (!is_own(header)) response.header(std::string(header.first), std::string(header.second));
}

}  // namespace waymark::web
