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

std::optional<std::string> broken_structure(Connection& connection) {
  if (connection.engine() != Engine::sqlite) return std::nullopt;
  auto found = connection.value<std::string>("pragma quick_check(1)").value_or("it cannot be looked through");
  if (found == "ok") return std::nullopt;
  return found.substr(found.rfind('\n') + 1);
}

}  // namespace waymark::db
