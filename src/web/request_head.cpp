#include "web/request_head.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/form.hpp"
#include "web/percent.hpp"

namespace waymark::web {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool same_word(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

bool is_length(std::string_view text) {
  return !text.empty() && text.size() <= 18 && std::all_of(text.begin(), text.end(), is_digit);
}

/// Cuts "http://host" or "https://host" off a target; nothing when it does not begin so.
std::optional<std::string_view> cut_authority(std::string_view& target) {
  const auto colon = target.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  const auto scheme = target.substr(0, colon);
  if (!same_word(scheme, "http") && !same_word(scheme, "https")) return std::nullopt;
  target.remove_prefix(colon + 3);
  const auto end = std::min(target.find_first_of("/?"), target.size());
  const auto authority = target.substr(0, end);
  target.remove_prefix(end);
  return authority;
}

bool is_safe_path(std::string_view path) {
  const auto control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
  if (std::any_of(path.begin(), path.end(), control)) return false;
  const auto segments = split(path, '/');
  return std::none_of(segments.begin(), segments.end(),
                      [](std::string_view segment) { return segment == "." || segment == ".."; });
}

}  // namespace

HeaderScan scan_header(std::string_view bytes, std::size_t& from) {
  for (; from < bytes.size(); ++from) {
    const char c = bytes[from];
    if ((c >= ' ' && c != '\x7f') || c < 0 || c == '\t') continue;
    if (c != '\r') return HeaderScan::malformed;
    // A decision at a CR needs the LF and the byte behind it; the line before it has been looked at.
    if (bytes.size() - from < 2) return HeaderScan::unfinished;
    if (bytes[from + 1] != '\n') return HeaderScan::malformed;
    if (from >= 2 && bytes.substr(from - 2, 2) == "\r\n") {
      from += 2;
      return HeaderScan::whole;
    }
    if (bytes.size() - from < 3) return HeaderScan::unfinished;
    if (bytes[from + 2] == ' ' || bytes[from + 2] == '\t') return HeaderScan::malformed;
    ++from;
  }
  return HeaderScan::unfinished;
}

bool is_host(std::string_view text) {
  std::string_view name = text;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    const auto inside = text.substr(1, end - 1);
    if (inside.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return false;
    text.remove_prefix(end + 1);
    if (text.empty()) return true;
    if (text.front() != ':') return false;
  } else {
    const auto colon = std::min(text.find(':'), text.size());
    name = text.substr(0, colon);
    const auto allowed = [](char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == '_'; };
    if (name.empty() || !std::all_of(name.begin(), name.end(), allowed)) return false;
    text.remove_prefix(colon);
    if (text.empty()) return true;
  }
  text.remove_prefix(1);
  return text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view path_in(std::string_view bytes) {
  const auto line = bytes.substr(0, bytes.find_first_of("\r\n"));
  const auto method_ends = line.find(' ');
  if (method_ends == std::string_view::npos) return {};
  auto target = line.substr(method_ends + 1);
  if (!target.starts_with('/')) cut_authority(target);
  return target.substr(0, target.find_first_of(" ?"));
}

int check_fields(const Fields& headers, bool http_1_0) {
  const auto hosts = headers.all("host");
  const auto lengths = headers.all("content-length");
  const auto codings = headers.all("transfer-encoding");
  if (hosts.size() > 1 || (hosts.empty() && !http_1_0)) return 400;
  if (!hosts.empty() && !is_host(hosts.front())) return 400;
  if (lengths.size() > 1 || (!lengths.empty() && !is_length(lengths.front()))) return 400;
  if (codings.size() > 1 || (!codings.empty() && !same_word(codings.front(), "chunked"))) return 400;
  if (!codings.empty() && (!lengths.empty() || http_1_0)) return 400;
  // Everything a handler reads is UTF-8.
  for (const auto& [name, value] : headers)
    if (!is_utf8(value)) return 400;
  const auto expectations = headers.all("expect");
  if (expectations.size() > 1 || (!expectations.empty() && !same_word(expectations.front(), "100-continue")))
    return 417;
  return 0;
}

bool fill_from_target(std::string_view target, Request& request, std::optional<std::string>& host) {
  const auto plain = [](char c) { return c > ' ' && c < '\x7f' && c != '#'; };
  if (!std::all_of(target.begin(), target.end(), plain)) return false;
  if (!target.starts_with('/')) {
    const auto authority = cut_authority(target);
    if (!authority || !is_host(*authority)) return false;
    host = std::string(*authority);
  }
  request.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
  target = request.target;

  const auto question = std::min(target.find('?'), target.size());
  const auto raw_path = target.substr(0, question);
  // An encoded slash would make one segment look like two.
  if (raw_path.find("%2f") != std::string_view::npos || raw_path.find("%2F") != std::string_view::npos) return false;
  auto path = percent_decoded(raw_path, false);
  auto query = decode_form(target.substr(std::min(question + 1, target.size())));
  if (!path || !query || !is_safe_path(*path)) return false;
  request.path = std::move(*path);
  request.query = std::move(*query);
  return true;
}

Fields read_cookies(const Fields& headers) {
  Fields cookies;
  for (const auto line : headers.all("cookie")) {
    for (const auto pair : split(line, ';')) {
      const auto equals = pair.find('=');
      if (equals == std::string_view::npos) continue;
      cookies.add(std::string(trimmed(pair.substr(0, equals))), std::string(trimmed(pair.substr(equals + 1))));
    }
  }
  return cookies;
}

}  // namespace waymark::web
