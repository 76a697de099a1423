#include "base/csv.hpp"

namespace waymark {

void CsvWriter::raw(std::string_view written) {
  if (!at_start_) text_ += ',';
  at_start_ = false;
  text_ += written;
}

void CsvWriter::cell(std::string_view text) {
  const bool like_a_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
  if (!like_a_formula && text.find_first_of(",\"\r\n") == text.npos) return raw(text);
  raw("\"");
  if (like_a_formula) text_ += '\'';
  for (const char c : text) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
}

void CsvWriter::end_row() {
  text_ += line_end_ == LineEnd::crlf ? "\r\n" : "\n";
  at_start_ = true;
}

}  // namespace waymark
