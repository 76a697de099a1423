#pragma once
#include <string>
#include <vector>

namespace waymark::app {

/// Columns under their names, for a terminal; figures (all but `text_columns` first ones) to the right.
std::string text_table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                       std::size_t text_columns);

}  // namespace waymark::app
