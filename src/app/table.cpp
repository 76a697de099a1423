#include "app/table.hpp"

#include "base/base.hpp"

namespace waymark::app {

std::string text_table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                       std::size_t text_columns) {
  std::vector<std::size_t> widths;
  for (const auto& name : head) widths.push_back(length(name));
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], length(row[i]));
  std::string text;
  const auto write = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(widths[i] - length(row[i]), ' ');
      text += i < text_columns ? row[i] + space : space + row[i];
      text += i + 1 < row.size() ? "  " : "\n";
    }
  };
  write(head);
  for (const auto& row : rows) write(row);
  return text;
}

}  // namespace waymark::app
