#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "imports/imports.hpp"

namespace waymark::imports {

/// A file as rows of cells in the order of its kind's columns, whatever order the file has them in.
struct Sheet {
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
    std::vector<Finding> refusals;
    bool good() const { return refusals.empty(); }
  };
  const File* file = nullptr;
  std::vector<Row> rows;
  std::vector<Finding> refusals;  ///< of the file as a whole: its header; rows are then empty
};

/// Reads a file: wrong encodings, missing, extra or repeated columns, and rows too long or too short are refused
/// where they stand.
Sheet read_sheet(const File& file);

/// Reads the cells of one row and refuses, at its column, what is not what it should be. What a reader gives after
/// a refusal is of no use and the row is not good.
class RowReader {
 public:
  RowReader(const Sheet& sheet, Sheet::Row& row) : sheet_(sheet), row_(row) {}

  /// The cell's text, trimmed; empty when there is nothing.
  std::string_view cell(std::string_view column) const;
  /// Text of 1 to `longest` characters.
  std::string text(std::string_view column, std::size_t longest = 200);
  std::string optional_text(std::string_view column, std::size_t longest = 200);
  std::string email(std::string_view column);
  Date date(std::string_view column);
  std::optional<Date> optional_date(std::string_view column);
  /// A time London's clocks show.
  Instant local_time(std::string_view column);
  int whole_number(std::string_view column, int least, int most);
  std::optional<int> optional_whole_number(std::string_view column, int least, int most);
  Money money(std::string_view column);
  /// A percentage with up to two decimals, in hundredths of a percent.
  int percentage(std::string_view column);
  std::string choice(std::string_view column, std::initializer_list<std::string_view> codes);
  void refuse(std::string_view column, std::string message);
  bool good() const { return row_.good(); }
  std::size_t line() const { return row_.line; }

 private:
  const Sheet& sheet_;
  Sheet::Row& row_;
};

}  // namespace waymark::imports
