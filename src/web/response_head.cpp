#include "web/response_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <iterator>

namespace waymark::web {
namespace {

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "";
  }
}

bool is_token(std::string_view text) {
  static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != kMarks.npos;
  });
}

bool is_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

bool is_ours(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kOurs = {"content-length", "transfer-encoding", "connection",
                                                            "date", "content-type"};
  return std::any_of(kOurs.begin(), kOurs.end(), [&](std::string_view ours) {
    return std::equal(name.begin(), name.end(), ours.begin(), ours.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
  });
}

bool may_have_body(int status) { return status != 204 && status != 304; }

/// "Tue, 29 Mar 2026 10:00:00 GMT", made once a second for each thread.
std::string_view http_date() {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  thread_local std::time_t made = 0;
  thread_local std::string text;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (now != made) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)],
                       utc.tm_mday, kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                       utc.tm_min, utc.tm_sec);
    made = now;
  }
  return text;
}

std::string_view whole_body(const Response& response) {
  return response.lasting_body.empty() ? std::string_view(response.body) : response.lasting_body;
}

}  // namespace

bool is_sendable(const Response& response) {
  if (response.status < 200 || response.status > 599 || !is_value(response.content_type)) return false;
  return std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
    return is_token(header.first) && is_value(header.second) && !is_ours(header.first);
  });
}

void write_head(const Response& response, const Framing& framing, std::string& out) {
  out.clear();
  const std::uint64_t length = response.source ? response.source_length : whole_body(response).size();
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\ndate: {}\r\n", response.status, reason(response.status),
                 http_date());
  if (may_have_body(response.status)) {
    if (length > 0) out.append("content-type: ").append(response.content_type).append("\r\n");
    fmt::format_to(std::back_inserter(out), "content-length: {}\r\n", length);
  }
  for (const auto& [name, value] : response.headers) out.append(name).append(": ").append(value).append("\r\n");
  out.append(response.lasting_headers);
  if (!framing.keep_alive) out.append("connection: close\r\n");
  else if (framing.http_1_0) out.append("connection: keep-alive\r\n");
  out.append("\r\n");
}

std::string_view body_to_send(const Response& response, bool head_only) {
  return head_only || response.source || !may_have_body(response.status) ? std::string_view() : whole_body(response);
}

std::uint64_t length_to_send(const Response& response, bool head_only) {
  return head_only || !response.source || !may_have_body(response.status) ? 0 : response.source_length;
}

}  // namespace waymark::web
