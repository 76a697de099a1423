#include "web/request_reader.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <limits>

#include "web/request_head.hpp"

namespace waymark::web {
namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

constexpr std::size_t kMostHeaderLines = 100;
/// The line before a chunk with its extensions, and the trailer: neither means anything to us.
constexpr std::size_t kLongestChunkLine = 4 * 1024;
/// Beast 1.74 asserts that a chunked message's end comes in no smaller piece; every valid rest is as long.
constexpr std::size_t kShortestChunkedRest = 5;
/// No more room is made at once than this for a body that is only announced.
constexpr std::uint64_t kMostRoom = 256 * 1024;

std::string to_string(string_view text) { return std::string(text.data(), text.size()); }

std::optional<Method> method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    case http::verb::put: return Method::put;
    case http::verb::patch: return Method::patch;
    case http::verb::delete_: return Method::del;
    default: return std::nullopt;
  }
}

/// Methods every server knows of; others are not implemented.
bool is_standard(http::verb verb) {
  return verb == http::verb::options || verb == http::verb::trace || verb == http::verb::connect;
}

/// "… HTTP/2.0": a version there is, but not one spoken here.
bool is_other_version(std::string_view head) {
  const auto line = head.substr(0, head.find("\r\n"));
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (line.size() < 9) return false;
  const auto version = line.substr(line.size() - 9);
  return version.starts_with(" HTTP/") && digit(version[6]) && version[7] == '.' && digit(version[8]) &&
         version[6] != '1';
}

}  // namespace

/// Beast's grammar, keeping only what a Request is made of.
class RequestReader::Parser final : public http::basic_parser<true> {
 public:
  Parser() {
    // Limits are kept by the reader, which can say which one was passed.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(std::numeric_limits<std::uint64_t>::max());
  }

  /// What the whole header must be besides well-formed; fills the request. Gives 0 or the status of the refusal.
  int finish_head(const ReadingLimits& limits) {
    if (const int wrong = check_fields(request.headers, is_http_1_0)) return wrong;
    const auto method = method_of(verb);
    if (!method) return is_standard(verb) ? 405 : 501;
    std::optional<std::string> host;
    if (!fill_from_target(target, request, host)) return 400;
    if (host) replace_host(*host);
    request.method = *method;
    request.cookies = read_cookies(request.headers);
    const auto own_limit = limits.body_for ? limits.body_for(*method, request.path) : 0;
    most_body = own_limit > 0 ? own_limit : limits.body;
    if (const auto length = content_length(); length && *length > most_body) return 413;
    expects_continue = !is_http_1_0 && !is_done() && request.headers.has("expect");
    return 0;
  }

  Request request;
  std::string target;
  http::verb verb = http::verb::unknown;
  std::size_t most_body = 0;
  std::size_t received = 0;  ///< of the body, whether still held or not
  bool is_http_1_0 = false;
  bool header_done = false;
  bool too_large = false;
  bool expects_continue = false;

 private:
  /// A target that names its host goes before the Host header (RFC 9112, 3.2.2).
  void replace_host(const std::string& host) {
    Fields headers;
    for (const auto& [name, value] : request.headers) headers.add(name, name == "host" ? host : value);
    request.headers = std::move(headers);
  }

  void on_request_impl(http::verb method, string_view, string_view given_target, int version,
                       error_code& ec) override {
    verb = method;
    is_http_1_0 = version == 10;
    target = to_string(given_target);
    ec = {};
  }
  void on_response_impl(int, string_view, int, error_code& ec) override { ec = {}; }
  void on_field_impl(http::field, string_view name, string_view value, error_code& ec) override {
    ec = {};
    if (header_done) return;  // a trailer's fields are not the request's
    std::string lower = to_string(name);
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    request.headers.add(std::move(lower), to_string(value));
  }
  void on_header_impl(error_code& ec) override {
    ec = {};
    header_done = true;
  }
  void on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code& ec) override {
    ec = {};
    if (length) request.body.reserve(static_cast<std::size_t>(std::min(*length, kMostRoom)));
  }
  std::size_t on_body_impl(string_view piece, error_code& ec) override {
    ec = {};
    request.body.append(piece.data(), piece.size());
    received += piece.size();
    return piece.size();
  }
  void on_chunk_header_impl(std::uint64_t size, string_view, error_code& ec) override {
    ec = {};
    too_large = size > most_body - received;
    if (too_large) ec = http::make_error_code(http::error::body_limit);
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code& ec) override {
    return on_body_impl(piece, ec);
  }
  void on_finish_impl(error_code& ec) override { ec = {}; }
};

RequestReader::RequestReader(const ReadingLimits& limits) : limits_(limits), parser_(std::make_unique<Parser>()) {}
RequestReader::~RequestReader() = default;

bool RequestReader::keep_alive() const { return parser_->keep_alive(); }
bool RequestReader::is_http_1_0() const { return parser_->is_http_1_0; }
bool RequestReader::expects_continue() const { return parser_->expects_continue; }
const Request& RequestReader::head() const { return parser_->request; }
std::size_t RequestReader::body_size() const { return parser_->request.body.size(); }
std::string RequestReader::take_body() { return std::exchange(parser_->request.body, {}); }
Request RequestReader::take() { return std::move(parser_->request); }

bool RequestReader::refuse(int status) {
  state_ = State::refused;
  refusal_ = status;
  return false;
}

std::size_t RequestReader::read(std::string_view bytes) {
  switch (state_) {
    case State::header: return read_header(bytes);
    case State::body: return read_body(bytes);
    case State::done:
    case State::refused: return 0;
  }
  return 0;
}

std::size_t RequestReader::read_header(std::string_view bytes) {
  // Empty lines before a request line are left over from careless clients' bodies.
  std::size_t skipped = 0;
  while (scanned_ == 0 && bytes.substr(skipped).starts_with("\r\n")) skipped += 2;
  blank_lines_ += skipped;
  bytes.remove_prefix(skipped);
  if (blank_lines_ > limits_.header) return refuse(431), skipped;
  if (bytes == "\r") return skipped;

  const auto scan = scan_header(bytes.substr(0, limits_.header), scanned_);
  if (scan == HeaderScan::malformed) return refuse(400), skipped;
  if (scan == HeaderScan::unfinished) {
    if (bytes.size() >= limits_.header) refuse(431);
    return skipped;
  }
  const auto head = bytes.substr(0, scanned_);
  if (static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n')) > kMostHeaderLines + 2)
    return refuse(431), skipped;
  error_code ec;
  const auto used = parser_->put(boost::asio::const_buffer(head.data(), head.size()), ec);
  if (ec == http::error::bad_version && is_other_version(head)) return refuse(505), skipped;
  if (ec || used != head.size() || !parser_->header_done) return refuse(400), skipped;
  const int wrong = parser_->finish_head(limits_);
  if (wrong != 0) return refuse(wrong), skipped;
  state_ = parser_->is_done() ? State::done : State::body;
  parser_->eager(true);
  return skipped + used;
}

std::size_t RequestReader::read_body(std::string_view bytes) {
  const bool chunked = parser_->chunked();
  if (bytes.size() < (chunked ? kShortestChunkedRest : 1)) return 0;
  error_code ec;
  const auto used = parser_->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
  if (ec == http::error::need_more) {
    if (bytes.size() - used > kLongestChunkLine) refuse(400);
  } else if (ec) {
    refuse(parser_->too_large ? 413 : 400);
  } else if (parser_->is_done()) {
    state_ = State::done;
  }
  return used;
}

}  // namespace waymark::web
