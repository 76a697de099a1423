#pragma once
// Inside this room only: the schema's one dialect, as each engine reads it, and names fit for SQL.
#include <span>
#include <string>
#include <string_view>

namespace waymark::db {

/// bigint and boolean become integer, bytea becomes blob, and every table is made strict; what stands in quotes
/// and comments is left alone.
std::string for_sqlite(std::string_view script);

/// Text columns are given the collation "C", so that text compares by its bytes as it does on SQLite.
std::string for_postgresql(std::string_view script);

/// "table (a, b)"; throws std::logic_error for a name that is not lower-case letters, digits and _.
std::string table_and_columns(std::string_view table, std::span<const std::string_view> columns);

}  // namespace waymark::db
