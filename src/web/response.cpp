#include "web/response.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace waymark::web {

Response see_other(std::string path) {
  // "//host" and "/\host" lead a browser to another site.
  const bool here = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
  const auto plain = [](char c) { return c > ' ' && c < '\x7f'; };
  if (!here || !std::all_of(path.begin(), path.end(), plain))
    throw std::invalid_argument("see_other: not a path of this site");
  Response response;
  response.status = 303;
  response.header("location", std::move(path));
  return response;
}

Response plain_text(int status, std::string text) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

Response json(std::string body, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json; charset=utf-8";
  response.body = std::move(body);
  return response;
}

Response csv(std::string body, std::string_view file_name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  if (file_name.empty() || !std::all_of(file_name.begin(), file_name.end(), fits))
    throw std::invalid_argument("csv: a download is named in letters, digits, dots, hyphens and underscores");
  Response response;
  response.content_type = "text/csv; charset=utf-8; header=present";
  response.body = std::move(body);
  response.header("content-disposition", fmt::format("attachment; filename=\"{}\"", file_name));
  return response;
}

}  // namespace waymark::web
