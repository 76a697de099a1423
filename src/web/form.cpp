#include "web/form.hpp"

#include <algorithm>

#include "web/percent.hpp"

namespace waymark::web {
namespace {

// More fields than any form of ours has; a body made to be slow to look through is refused.
constexpr std::size_t kMostFields = 10'000;
constexpr std::size_t kLongestPartHeader = 8 * 1024;
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046

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

struct PartHeader {
  std::string name;
  std::string file_name;
  std::string content_type;
  bool is_file = false;
};

std::optional<PartHeader> read_part_header(std::string_view text) {
  PartHeader part;
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

/// Puts one part where it belongs; false when it is malformed.
bool add_part(MultipartForm& form, std::string_view part) {
  // A part without any header begins with the empty line.
  const auto blank = part.substr(0, kLongestPartHeader).find("\r\n\r\n");
  if (blank == std::string_view::npos) return false;
  auto header = read_part_header(part.substr(0, blank));
  const auto content = part.substr(blank + 4);
  if (!header) return false;
  if (!header->is_file) {
    if (!is_utf8(content)) return false;
    form.fields.add(std::move(header->name), std::string(content));
  } else if (!header->file_name.empty() || !content.empty()) {  // else the person chose no file
    Upload upload;
    upload.field = std::move(header->name);
    upload.file_name = std::move(header->file_name);
    upload.content_type = std::move(header->content_type);
    upload.content = content;
    form.uploads.push_back(std::move(upload));
  }
  return true;
}

}  // namespace

std::optional<Fields> decode_form(std::string_view body) {
  Fields fields;
  if (static_cast<std::size_t>(std::count(body.begin(), body.end(), '&')) >= kMostFields) return std::nullopt;
  for (const auto pair : split(body, '&')) {
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    fields.add(std::move(*name), std::move(*value));
  }
  return fields;
}

std::optional<MultipartForm> decode_multipart(std::string_view content_type, std::string_view body) {
  const auto boundary = boundary_of(content_type);
  if (!boundary) return std::nullopt;
  const std::string first = "--" + *boundary, next = "\r\n" + first;
  if (!body.starts_with(first)) return std::nullopt;
  body.remove_prefix(first.size());
  MultipartForm form;
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (!body.starts_with("\r\n") || parts == kMostFields) return std::nullopt;
    body.remove_prefix(2);
    const auto end = body.find(next);
    if (end == std::string_view::npos || !add_part(form, body.substr(0, end))) return std::nullopt;
    body.remove_prefix(end + next.size());
  }
  if (body != "--" && body != "--\r\n") return std::nullopt;
  return form;
}

}  // namespace waymark::web
