#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "markup/markup.hpp"
#include "web/stream.hpp"

namespace waymark::web {

/// What goes back. Security headers are added by the router to every one.
struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  /// Header lines that live as long as the program, sent as they are: "Name: value\r\n…".
  std::string_view lasting_headers;
  /// Bodies that live as long as the program (assets) are sent from where they are.
  std::string_view lasting_body;
  /// A body of that length made while it is sent, instead of the others.
  std::shared_ptr<BodySource> source;
  std::uint64_t source_length = 0;

  Response& header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

/// 303 to a path of this site.
Response see_other(std::string path);
Response plain_text(int status, std::string text);
/// A whole JSON text already written.
Response json(std::string body, int status = 200);
/// text/csv with charset and header, offered as a download of that (ASCII) name.
Response csv(std::string body, std::string_view file_name);

}  // namespace waymark::web
