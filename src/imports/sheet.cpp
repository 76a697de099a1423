#include "imports/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace waymark::imports {
namespace {

struct Header {
  std::vector<std::size_t> places;  ///< for each column of the kind, which cell of a record is it
  std::vector<Finding> refusals;
};

Header read_header(const File& file, const std::optional<CsvRecord>& record) {
  Header header;
  const auto refuse = [&](std::string_view column, std::string message) {
    header.refusals.push_back({file.name, record ? record->line : 1, std::string(column), std::move(message)});
  };
  const auto expected = columns(file.kind);
  if (!record) {
    refuse(expected.front(),
           "the file is empty; expected a header with the columns " + fmt::format("{}", fmt::join(expected, ",")));
    return header;
  }
  for (std::size_t i = 0; i < record->cells.size(); ++i) {
    if (!is_utf8(record->cells[i])) {
      refuse(expected[std::min(i, expected.size() - 1)], "the header is not UTF-8; save the file as CSV UTF-8");
      return header;
    }
    const auto name = trimmed(record->cells[i]);
    if (std::find(expected.begin(), expected.end(), name) == expected.end())
      refuse(name, fmt::format("there is no such column in {}; expected only {}", code(file.kind),
                               fmt::join(expected, ", ")));
    for (std::size_t before = 0; before < i; ++before)
      if (trimmed(record->cells[before]) == name)
        refuse(name, "the column stands in the header twice; expected once");
  }
  for (auto column : expected) {
    const auto at = std::find_if(record->cells.begin(), record->cells.end(),
                                 [&](const auto& cell) { return trimmed(cell) == column; });
    if (at == record->cells.end()) refuse(column, "the column is missing from the header");
    else header.places.push_back(static_cast<std::size_t>(at - record->cells.begin()));
  }
  return header;
}

Sheet::Row read_row(const File& file, CsvRecord record, const std::vector<std::size_t>& places) {
  Sheet::Row row{record.line, {}, {}};
  const auto expected = columns(file.kind);
  const auto refuse = [&](std::string_view column, std::string message) {
    row.refusals.push_back({file.name, record.line, std::string(column), std::move(message)});
  };
  if (!record.problem.empty()) {
    refuse(expected[std::min(record.cells.size(), expected.size()) - 1], record.problem);
    return row;
  }
  if (record.cells.size() != expected.size()) {
    refuse(record.cells.size() < expected.size() ? expected[record.cells.size()] : expected.back(),
           fmt::format("the row has {} cells; expected {}", record.cells.size(), expected.size()));
    return row;
  }
  for (std::size_t i = 0; i < expected.size(); ++i) {
    auto& cell = record.cells[places[i]];
    if (!is_utf8(cell)) refuse(expected[i], "the text is not UTF-8; save the file as CSV UTF-8");
    row.cells.push_back(std::move(cell));
  }
  return row;
}

}  // namespace

Sheet read_sheet(const File& file) {
  Sheet sheet{&file, {}, {}};
  if (file.content.starts_with("\xFF\xFE") || file.content.starts_with("\xFE\xFF")) {
    sheet.refusals.push_back(
        {file.name, 1, std::string(columns(file.kind).front()), "the file is UTF-16; save it as CSV UTF-8"});
    return sheet;
  }
  CsvReader reader(file.content);
  auto header = read_header(file, reader.next());
  if (!header.refusals.empty()) {
    sheet.refusals = std::move(header.refusals);
    return sheet;
  }
  while (auto record = reader.next()) sheet.rows.push_back(read_row(file, std::move(*record), header.places));
  return sheet;
}

}  // namespace waymark::imports
