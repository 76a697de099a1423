#include "web/multipart.hpp"

#include <algorithm>

#include "base/base.hpp"
#include "web/request.hpp"

namespace waymark::web {
namespace {

constexpr std::size_t kMostParts = 10'000;  // more than any form of ours has
constexpr std::size_t kLongestPartHeader = 8 * 1024;
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046
constexpr std::string_view kBlank = "\r\n\r\n";

bool same_word(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

/// The parameters after a header's first word: name=token or name="text", with a semicolon before each.
/// In quoted text \" is a quote and any other backslash itself, as browsers write file names.
std::optional<Fields> parameters(std::string_view text) {
  Fields all;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    if (text.front() != ';') return std::nullopt;
    text = trimmed(text.substr(1));
    if (text.empty()) break;
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string name(trimmed(text.substr(0, equals)));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    text = trimmed(text.substr(equals + 1));
    std::string value;
    if (text.starts_with('"')) {
      std::size_t at = 1;
      for (; at < text.size() && text[at] != '"'; ++at) {
        if (text.substr(at).starts_with("\\\"")) ++at;
        value += text[at];
      }
      if (at >= text.size()) return std::nullopt;
      text.remove_prefix(at + 1);
    } else {
      const auto end = std::min(text.find(';'), text.size());
      value = trimmed(text.substr(0, end));
      text.remove_prefix(end);
    }
    if (name.empty() || all.has(name)) return std::nullopt;
    all.add(std::move(name), std::move(value));
  }
  return all;
}

/// Browsers write a quote in a name as %22 and leave every other percent sign alone.
std::string with_quotes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool quote = text.substr(at).starts_with("%22");
    plain += quote ? '"' : text[at];
    if (quote) at += 2;
  }
  return plain;
}

std::optional<MultipartReader::Part> read_part_header(std::string_view text) {
  MultipartReader::Part part;
  bool named = false;
  while (!text.empty()) {
    const auto end = std::min(text.find("\r\n"), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_utf8(line)) return std::nullopt;
    const auto field = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    if (same_word(field, "content-type")) part.content_type = value;
    if (!same_word(field, "content-disposition")) continue;
    const auto semicolon = std::min(value.find(';'), value.size());
    const auto given = parameters(value.substr(semicolon));
    if (named || !given || !given->has("name") || !same_word(trimmed(value.substr(0, semicolon)), "form-data"))
      return std::nullopt;
    named = true;
    part.name = with_quotes(given->get("name"));
    part.is_file = given->has("filename");
    part.file_name = with_quotes(given->get("filename"));
    // Some programs send the whole path; only the last name is meant.
    if (const auto slash = part.file_name.find_last_of("/\\"); slash != std::string::npos)
      part.file_name.erase(0, slash + 1);
  }
  if (!named) return std::nullopt;
  return part;
}

std::optional<std::string> boundary_of(std::string_view content_type) {
  const auto semicolon = content_type.find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  if (!same_word(trimmed(content_type.substr(0, semicolon)), "multipart/form-data")) return std::nullopt;
  const auto given = parameters(content_type.substr(semicolon));
  if (!given) return std::nullopt;
  const auto boundary = given->get("boundary");
  if (boundary.empty() || boundary.size() > kLongestBoundary || boundary.find_first_of("\r\n") != boundary.npos)
    return std::nullopt;
  return std::string(boundary);
}

}  // namespace

MultipartReader::MultipartReader(std::string_view content_type, Listener& listener) : listener_(listener) {
  const auto boundary = boundary_of(content_type);
  if (!boundary) state_ = State::malformed;
  else next_ = "\r\n--" + *boundary;
}

bool MultipartReader::read(std::string_view bytes) {
  if (state_ == State::malformed) return false;
  held_.append(bytes);
  std::string_view rest = held_;
  while (step(rest)) {}
  held_.erase(0, held_.size() - rest.size());
  return state_ != State::malformed;
}

bool MultipartReader::is_whole() const { return state_ == State::over && (held_.empty() || held_ == "\r\n"); }

bool MultipartReader::step(std::string_view& rest) {
  switch (state_) {
    case State::first: return read_first(rest);
    case State::boundary: return read_boundary(rest);
    case State::header: return read_header(rest);
    case State::content: return read_content(rest);
    case State::over:
      if (!std::string_view("\r\n").starts_with(rest)) state_ = State::malformed;
      return false;
    case State::malformed: return false;
  }
  return false;
}

bool MultipartReader::go_to(State state) {
  state_ = state;
  return state != State::malformed;
}

bool MultipartReader::read_first(std::string_view& rest) {
  const auto first = std::string_view(next_).substr(2);
  if (rest.size() < first.size()) return false;
  if (!rest.starts_with(first)) return go_to(State::malformed);
  rest.remove_prefix(first.size());
  return go_to(State::boundary);
}

bool MultipartReader::read_boundary(std::string_view& rest) {
  if (rest.size() < 2) return false;
  const bool last = rest.starts_with("--");
  if (!last && (!rest.starts_with("\r\n") || ++parts_ > kMostParts)) return go_to(State::malformed);
  rest.remove_prefix(2);
  return go_to(last ? State::over : State::header);
}

bool MultipartReader::read_header(std::string_view& rest) {
  const auto blank = rest.substr(0, kLongestPartHeader).find(kBlank);
  if (blank == std::string_view::npos) return rest.size() >= kLongestPartHeader ? go_to(State::malformed) : false;
  // The empty line's own end may not be the next boundary's beginning; every whole form goes on for as long.
  const auto end = blank + kBlank.size();
  if (rest.size() < end - 2 + next_.size()) return false;
  auto part = read_part_header(rest.substr(0, blank));
  if (!part || rest.substr(0, end - 2 + next_.size()).find(next_) != std::string_view::npos)
    return go_to(State::malformed);
  rest.remove_prefix(end);
  return go_to(listener_.begin(std::move(*part)) ? State::content : State::malformed);
}

bool MultipartReader::read_content(std::string_view& rest) {
  const auto end = rest.find(next_);
  // What may be the beginning of the next boundary waits for what follows it.
  const auto sure = end != rest.npos ? end : rest.size() - std::min(rest.size(), next_.size() - 1);
  if (sure > 0 && !listener_.content(rest.substr(0, sure))) return go_to(State::malformed);
  rest.remove_prefix(sure);
  if (end == rest.npos) return false;
  rest.remove_prefix(next_.size());
  return go_to(listener_.end() ? State::boundary : State::malformed);
}

}  // namespace waymark::web
