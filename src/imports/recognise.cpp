#include "imports/recognise.hpp"

#include <algorithm>

namespace waymark::imports {

std::optional<Kind> recognise(std::string_view file_name, std::string_view content) {
  CsvReader reader(content);
  if (const auto header = reader.next()) {
    for (auto kind : kKinds) {
      const auto expected = columns(kind);
      if (header->cells.size() == expected.size() && std::all_of(expected.begin(), expected.end(), [&](auto column) {
            return std::any_of(header->cells.begin(), header->cells.end(),
                               [&](const auto& cell) { return trimmed(cell) == column; });
          }))
        return kind;
    }
  }
  const auto slash = file_name.find_last_of("/\\");
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  return kind_from(file_name.substr(0, file_name.find('.')));
}

}  // namespace waymark::imports
