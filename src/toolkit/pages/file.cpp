// A tool's file, for whoever sees the tool: to be kept, never to be shown within the service.
#include "toolkit/file_type.hpp"
#include "toolkit/pages/parts.hpp"

namespace waymark::toolkit::pages {
namespace {

// Out of line: written into its caller, the compiler sees an overrun here that there is not.
[[gnu::noipa]] void add_header(web::Response& response, std::string_view name, std::string_view value) {
  response.header(std::string(name), std::string(value));
}

/// RFC 6266: a plain name for every client, and the whole one in UTF-8.
std::string disposition(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || c == '.' || c == ' ';
    plain += fits ? c : '_';
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, url_encoded(name));
}

}  // namespace

web::Response file(web::Visit& visit) {
  std::optional<int> number;
  if (visit.request.query.has("version")) number = std::atoi(std::string(visit.request.query.get("version")).c_str());
  const auto shown = found(visit.work, visit.id<ToolId>(), number).shown;
  const auto* type = shown.file ? file_type(shown.file->type) : nullptr;
  if (!type) throw Refused(Refusal::not_found);
  web::Response response;
  response.content_type = std::string(type->media);
  response.body = store::file_content(visit.work.db, shown.file->id);
  add_header(response, "Content-Disposition", disposition(shown.file->name));
  add_header(response, "Content-Security-Policy", "sandbox");
  return response;
}

}  // namespace waymark::toolkit::pages
