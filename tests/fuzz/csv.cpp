// sources: src/base/csv.cpp src/base/dates.cpp src/base/money.cpp src/base/text.cpp src/base/words.cpp
// links: -lfmt -licui18n -licuuc -ldate-tz
// Files as people bring them: every record starts on a line of the file, and sound ones read back as written.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/csv.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// A formula gains an apostrophe when written, by design; then it does not read back the same.
bool is_plain(const std::string& cell) {
  return cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto lines = static_cast<std::size_t>(std::count(file.begin(), file.end(), '\n')) +
                     static_cast<std::size_t>(std::count(file.begin(), file.end(), '\r')) + 1;
  waymark::CsvReader reader(file);
  std::size_t before = 0;
  while (const auto record = reader.next()) {
    require(record->line > before && record->line <= lines);
    before = record->line;
    if (!record->problem.empty() || !std::all_of(record->cells.begin(), record->cells.end(), is_plain)) continue;
    waymark::CsvWriter writer;
    writer.row("header");
    for (const auto& cell : record->cells) writer.cell(cell);
    const std::string written = std::move(writer.end_row()).str();
    waymark::CsvReader rereader(written);
    rereader.next();
    const auto again = rereader.next();
    if (record->cells.size() == 1 && record->cells[0].empty()) continue;  // reads as an empty line
    require(again && again->problem.empty() && again->cells == record->cells);
  }
  return 0;
}
