#pragma once
// Inside this room only: reading a backup through.
#include "backup/backup.hpp"
#include "backup/records.hpp"

namespace waymark::backup {

/// The lines of the header, with the empty one that ends them. Throws BackupRefused when there are none.
std::string read_header_text(Input& input);

/// What becomes of the rows.
class RowsTo {
 public:
  virtual ~RowsTo() = default;
  virtual void begin(const db::Table& table) = 0;
  virtual void row(std::string row) = 0;
  /// Of a table; whether it was kept.
  virtual bool end() = 0;
};

/// Reads all that follows the header. Throws BackupRefused when any of it is not what was written.
void read_rows(Input& input, const keys::Key& key, std::string_view header, RowsTo& to, Summary& summary);

}  // namespace waymark::backup
