#pragma once
// Inside this room only: tables and rows as bytes that say what they are.
//   'T' name, columns (name, kind) …   'R' length, a tagged value per column …   'E' how many rows   'Z' how many
//   tables

#include "backup/chunks.hpp"
#include "db/db.hpp"

namespace waymark::backup {

class RecordWriter {
 public:
  explicit RecordWriter(ChunkWriter& chunks) : chunks_(chunks) {}
  void table(const db::Table& table);
  void row(const db::Table& table, const db::Row& row);
  void table_ends(std::int64_t rows);
  void finish(std::size_t tables);

 private:
  ChunkWriter& chunks_;
  std::string row_, record_;
};

class RecordReader {
 public:
  explicit RecordReader(ChunkReader& chunks) : chunks_(chunks) {}
  enum class Kind : char { table = 'T', row = 'R', table_ends = 'E', end = 'Z' };
  Kind next();
  // What follows, by its kind.
  db::Table table();
  std::string row();
  std::int64_t count();

 private:
  [[noreturn]] void refuse() const;
  std::uint64_t number();
  std::string text();
  ChunkReader& chunks_;
};

/// The values of a row, which look at its bytes; `columns` of them. Throws BackupRefused when it has others.
std::vector<db::Value> values_of(std::string_view row, std::size_t columns);

}  // namespace waymark::backup
