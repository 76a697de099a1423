#include <fmt/format.h>

#include "db/db.hpp"

namespace waymark::db {

std::vector<std::string> damage(Connection& connection) {
  std::vector<std::string> found;
  if (connection.engine() != Engine::sqlite) return found;
  for (const Row& row : connection.query("pragma integrity_check"))
    if (row.text(0) != "ok") found.push_back(fmt::format("database: {}", row.text(0)));
  for (const Row& row : connection.query("pragma foreign_key_check"))
    found.push_back(
        fmt::format("database: a row of {} points at a row of {} that is not there", row.text(0), row.text(2)));
  return found;
}

}  // namespace waymark::db
