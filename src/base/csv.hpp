#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/ids.hpp"
#include "base/money.hpp"

namespace waymark {

/// Writes RFC 4180: CRLF, quotes where needed. Text that a spreadsheet would take for a formula (it starts with
/// = + - @, a tab or a carriage return) gets an apostrophe before it; figures do not.
///   CsvWriter csv;  csv.row("name", "net");  csv.row(name, net);
class CsvWriter {
 public:
  /// RFC 4180 ends a row with CRLF; what the command line prints ends it as its terminal does.
  enum class LineEnd { crlf, lf };
  explicit CsvWriter(LineEnd end = LineEnd::crlf) : end_(end) {}

  template <class... Cells>
  CsvWriter& row(const Cells&... cells) {
    (cell(cells), ...);
    return end_row();
  }
  /// The parts of a row whose cells are known only when running.
  CsvWriter& cell(std::string_view text);
  CsvWriter& cell(const char* text) { return cell(std::string_view(text)); }
  CsvWriter& cell(const std::string& text) { return cell(std::string_view(text)); }
  CsvWriter& cell(std::int64_t number) { return raw(std::to_string(number)); }
  CsvWriter& cell(int number) { return cell(static_cast<std::int64_t>(number)); }
  CsvWriter& cell(Money amount) { return raw(amount.plain()); }  ///< "285.00"
  CsvWriter& cell(Date day) { return raw(day.iso()); }
  template <class T>
  CsvWriter& cell(const std::optional<T>& maybe) {
    return maybe ? cell(*maybe) : raw("");
  }
  CsvWriter& end_row();
  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }

 private:
  CsvWriter& raw(std::string_view written);
  std::string text_;
  bool row_begun_ = false;
  LineEnd end_;
};

/// One record of a CSV file and the physical line it starts on (the first line is 1).
struct CsvRecord {
  std::size_t line = 0;
  std::vector<std::string> cells;
  /// What is wrong with how the record is written; its cells then cannot be trusted. Empty for a sound one.
  std::string problem;
};

/// Reads RFC 4180: CRLF or LF, quoted newlines, doubled quotes; a byte-order mark at the start is passed over, and
/// lines with nothing in them are too. Needs the whole file, which must outlive the reader.
class CsvReader {
 public:
  explicit CsvReader(std::string_view file);
  /// The next record, or nothing at the end.
  std::optional<CsvRecord> next();

 private:
  CsvRecord read_record();
  std::string read_quoted(CsvRecord& record);
  bool at_line_end() const;
  void pass_line_end();

  std::string_view rest_;
  std::size_t line_ = 1;
};

}  // namespace waymark
