#include "base/csv.hpp"

namespace waymark {

CsvWriter& CsvWriter::raw(std::string_view written) {
  if (row_begun_) text_ += ',';
  row_begun_ = true;
  text_ += written;
  return *this;
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  const bool like_a_formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (!like_a_formula && text.find_first_of(",\"\r\n") == std::string_view::npos) return raw(text);
  std::string quoted = like_a_formula ? "\"'" : "\"";
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  quoted += '"';
  return raw(quoted);
}

CsvWriter& CsvWriter::end_row() {
  text_ += end_ == LineEnd::crlf ? "\r\n" : "\n";
  row_begun_ = false;
  return *this;
}

CsvReader::CsvReader(std::string_view file) : rest_(file) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

bool CsvReader::at_line_end() const {
  return rest_.empty() || rest_[0] == '\n' || (rest_[0] == '\r' && (rest_.size() == 1 || rest_[1] == '\n'));
}

void CsvReader::pass_line_end() {
  if (rest_.starts_with('\r')) rest_.remove_prefix(1);
  if (rest_.starts_with('\n')) rest_.remove_prefix(1);
  ++line_;
}

std::optional<CsvRecord> CsvReader::next() {
  while (!rest_.empty() && at_line_end()) pass_line_end();
  if (rest_.empty()) return std::nullopt;
  return read_record();
}

CsvRecord CsvReader::read_record() {
  CsvRecord record;
  record.line = line_;
  for (;;) {
    if (rest_.starts_with('"')) {
      record.cells.push_back(read_quoted(record));
    } else {
      std::size_t end = 0;
      while (end < rest_.size() && rest_[end] != ',' && rest_[end] != '\n' &&
             !(rest_[end] == '\r' && (end + 1 == rest_.size() || rest_[end + 1] == '\n'))) {
        if (rest_[end] == '"') record.problem = "a quotation mark stands inside a cell that is not quoted";
        if (rest_[end] == '\r') record.problem = "a carriage return stands inside a cell that is not quoted";
        ++end;
      }
      record.cells.emplace_back(rest_.substr(0, end));
      rest_.remove_prefix(end);
    }
    if (rest_.starts_with(',')) {
      rest_.remove_prefix(1);
      continue;
    }
    if (!rest_.empty()) pass_line_end();
    return record;
  }
}

std::string CsvReader::read_quoted(CsvRecord& record) {
  rest_.remove_prefix(1);
  std::string cell;
  for (;;) {
    const auto quote = rest_.find('"');
    if (quote == std::string_view::npos) {
      record.problem = "a quotation mark is opened and never closed";
      rest_ = {};
      return cell;
    }
    for (char c : rest_.substr(0, quote))
      if (c == '\n') ++line_;
    cell += rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    if (!rest_.starts_with('"')) break;
    cell += '"';
    rest_.remove_prefix(1);
  }
  std::size_t stray = 0;
  while (stray < rest_.size() && rest_[stray] != ',' && rest_[stray] != '\n' && rest_[stray] != '\r') ++stray;
  if (stray > 0) {
    record.problem = "text follows the closing quotation mark of a cell";
    rest_.remove_prefix(stray);
  }
  return cell;
}

}  // namespace waymark
