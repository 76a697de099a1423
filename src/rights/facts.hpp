#pragma once
// What is held about somebody, as tables: each cell for people and for programs.
#include <string>
#include <vector>

namespace waymark::rights {

struct FactCell {
  std::string shown;  ///< "3 Mar 2026, 14:00"
  std::string plain;  ///< "2026-03-03T14:00:00Z"
};
struct FactColumn {
  std::string key;    ///< in data.json
  std::string label;  ///< in index.html
};
struct FactTable {
  std::string key;
  std::string title;
  std::vector<FactColumn> columns;
  std::vector<std::vector<FactCell>> rows;
};

}  // namespace waymark::rights
