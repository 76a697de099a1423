#pragma once
// Inside this room only: the steps of the schema, within somebody's transaction.
#include "db/db.hpp"

namespace waymark::db {

/// Two programs may start at once: the second waits here, and must then see what the first has done. On SQLite the
/// transaction has begun as the only one that changes. The first thing a transaction does; it may then take its time.
void wait_for_others(Connection& db);

/// Brings the schema to the newest of these steps; the names of those run.
std::vector<std::string> run_steps(Connection& db, std::span<const Migration> steps);

}  // namespace waymark::db
