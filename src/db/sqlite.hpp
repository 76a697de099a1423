#pragma once
// Inside this room only: one SQLite connection and its prepared statements.
#include <string>
#include <unordered_map>

#include "db/db.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace waymark::db {

/// A prepared statement with the arguments it was last given.
class SqliteStatement {
 public:
  SqliteStatement(sqlite3* handle, std::string_view sql);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  /// Binds by name, copying texts and bytes into a buffer kept from call to call.
  void bind(std::span<const Value> args);
  sqlite3_stmt* get() const { return statement_; }
  void reset();

  bool busy = false;                      ///< some cursor is reading from it
  std::unique_ptr<SqliteStatement> twin;  ///< the same text once more, for use while this one is busy

 private:
  void bind_one(int place, const Value& value);
  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> argument_at_;  ///< SQLite's place, from 0, to the n of its $n, from 0
  std::size_t arguments_ = 0;
  std::string held_;
};

class SqliteConnection final : public Connection {
 public:
  enum class Use { reading, changing };
  static constexpr int kBusyTimeoutMs = 10'000;  ///< another process (the command line) may be changing
  SqliteConnection(const std::string& path, Use use, const OpenOptions& options);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Engine engine() const override { return Engine::sqlite; }
  void run_script(std::string_view sql) override;
  void bulk_insert(std::string_view table, std::span<const std::string_view> columns,
                   std::span<const std::vector<Value>> rows) override;

  void begin_reading() { control(begin_reading_); }
  void begin_changing() { control(begin_changing_); }
  void savepoint() { control(savepoint_); }
  void release() { control(release_); }
  void rollback_to_savepoint();
  void commit() { control(commit_); }
  /// Ends the transaction whatever its state; never throws.
  void rollback() noexcept;
  /// Rewrites the whole file and empties its log; outside a transaction.
  void compact();
  /// From now on this connection brings its log into the file only when checkpoint() is called.
  void leave_checkpoints();
  /// How many pages the log had after this connection's last commit; asked after leave_checkpoints().
  int pages_in_log() const { return pages_in_log_; }
  /// Brings into the file what of the log nobody reads, waiting for nobody. What cannot be done now stays in the log.
  void checkpoint() noexcept;
  /// False also when the engine gave the whole transaction up by itself (disk full, an error of the disk).
  bool in_transaction() const;
  /// Throws unless what was done since the savepoint may be committed.
  void check_sound();

 protected:
  std::unique_ptr<Cursor> start_list(std::string_view sql, std::span<const Value> args) override;
  std::int64_t change_list(std::string_view sql, std::span<const Value> args) override;

 private:
  friend class SqliteCursor;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Statements = std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, TextHash, std::equal_to<>>;

  void configure(const OpenOptions& options, Use use);
  [[noreturn]] void fail(std::string_view sql) const;
  void write_ahead();
  void execute(const char* sql);
  void control(SqliteStatement* statement);
  SqliteStatement& prepared(std::string_view sql);
  void drop_idle_statements();
  bool step(SqliteStatement& statement);
  void check_usable() const;
  void close() noexcept;

  sqlite3* handle_ = nullptr;
  Statements statements_;
  int pages_in_log_ = 0;
  bool failed_ = false;  ///< a statement of this transaction failed: as on PostgreSQL, only a rollback helps
  SqliteStatement* begin_reading_ = nullptr;
  SqliteStatement* begin_changing_ = nullptr;
  SqliteStatement* savepoint_ = nullptr;
  SqliteStatement* release_ = nullptr;
  SqliteStatement* rollback_to_ = nullptr;
  SqliteStatement* commit_ = nullptr;
  SqliteStatement* rollback_ = nullptr;
};

}  // namespace waymark::db
