#pragma once
// Inside this room only: rows into the tables of a new database.
#include <deque>

#include "backup/read.hpp"

namespace waymark::backup {

/// Puts rows into the tables that have their names, many at a time.
class Loader final : public RowsTo {
 public:
  Loader(db::Connection& db, const Progress& progress);
  void begin(const db::Table& table) override;
  void row(std::string row) override;
  bool end() override;
  /// Refuses a backup without one of the tables there are, and counts what is in them.
  void require_all(const Summary& summary);

 private:
  void put();
  void fit(std::vector<db::Value>& values) const;

  db::Connection& db_;
  const Progress& progress_;
  std::vector<db::Table> tables_;     ///< of the schema
  const db::Table* table_ = nullptr;  ///< the one being filled; null when it is left out
  db::Table written_;                 ///< as the backup has it
  std::vector<bool> to_boolean_;      ///< of each column, whether its numbers are to become yes or no
  std::deque<std::string> rows_;
  std::size_t held_ = 0;  ///< bytes of them
  std::int64_t done_ = 0;
};

}  // namespace waymark::backup
