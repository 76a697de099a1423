#pragma once
// The main database in one sealed file, and back: from either engine to either.
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"
#include "db/db.hpp"
#include "keys/keys.hpp"

namespace waymark::backup {

/// The file, or what is to be done with it, is refused: a sentence for who keeps the service running.
class BackupRefused : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What stands before the rows: to be read without a key, and bound to them.
struct Header {
  int step = 0;           ///< of the schema
  Instant at;             ///< whatever was done before it is in the backup
  std::string engine;     ///< what it was taken from: "sqlite" or "postgresql"
  std::string key;        ///< the fingerprint of the backup key
  std::string trail_key;  ///< that of the audit trail's key, as who took it told
};

struct TableRows {
  std::string table;
  std::int64_t rows = 0;
};

/// What was put into a file or taken out of it.
struct Summary {
  Header header;
  std::vector<TableRows> tables;    ///< by name
  std::vector<TableRows> left_out;  ///< when restoring: those that are no tables of the schema
  std::int64_t rows = 0;            ///< of `tables`
  std::int64_t bytes = 0;           ///< of the file
};

/// Told now and then which table is at work and how many rows are done in all.
using Progress = std::function<void(std::string_view table, std::int64_t rows)>;

/// 16 characters by which two backup keys are told apart, and neither is known.
std::string fingerprint(const keys::Key& key);

struct Taking {
  std::string file;        ///< "-" is standard output
  bool overwrite = false;  ///< a file that is there
  std::string trail_key;
  std::span<const std::string_view> never;  ///< tables that must not be in the database: those of the key store
  Progress progress = {};
};
/// Writes every table but the bookkeeping of steps to the file (mode 0600), as they all were at one moment, while
/// others read and write; the file is there whole or not at all. Throws BackupRefused, or std::system_error when it
/// cannot be written.
Summary take(db::Database& database, const keys::Key& key, const Clock& clock, const Taking& taking);

struct Restoring {
  std::string url;  ///< where there is no database, or an empty one
  db::OpenOptions options = {};
  std::span<const db::Migration> steps = db::migrations();
  /// The last thing done in the new database, at the newest step, and all or nothing with the rest.
  std::function<void(db::Connection&, const Summary&)> finish = {};
  Progress progress = {};
};

/// A backup, read once from its beginning to its end.
class File {
 public:
  /// Reads the header; "-" is standard input. Throws BackupRefused when there is no such file or it is no backup.
  explicit File(const std::string& path);
  ~File();
  File(File&&) noexcept;
  File& operator=(File&&) noexcept;

  const Header& header() const;
  /// Refuses another key than it was sealed with, and a schema newer than the last of these steps.
  void require(const keys::Key& key, std::span<const db::Migration> steps = db::migrations()) const;

  /// Reads it to the end and restores nothing. Throws BackupRefused when any of it was changed or cut off.
  Summary verify(const keys::Key& key, const Progress& progress = {});
  /// Makes the database, whole or not at all. Throws BackupRefused, or db::NotEmptyFault.
  Summary restore(const keys::Key& key, const Restoring& restoring);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace waymark::backup
