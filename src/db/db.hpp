#pragma once
#include <array>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "db/value.hpp"

namespace waymark::db {

enum class Engine { sqlite, postgresql };

/// The database said no: its own words. Also thrown when it cannot be reached.
class DatabaseFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Others changed the same rows every time it was tried: later it may go well.
class BusyFault : public DatabaseFault {
  using DatabaseFault::DatabaseFault;
};

/// A unique, foreign-key or check constraint was violated.
class ConstraintFault : public DatabaseFault {
  using DatabaseFault::DatabaseFault;
};

/// The answer of a running statement; made by a Connection.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool next() = 0;
  virtual const Row& row() const = 0;
};

/// for (const db::Row& row : db.query("select …", id)) …
class Rows {
 public:
  explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}
  class Iterator {
   public:
    explicit Iterator(Cursor* cursor) : cursor_(cursor) {}
    const Row& operator*() const { return cursor_->row(); }
    Iterator& operator++() {
      if (!cursor_->next()) cursor_ = nullptr;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return cursor_ != other.cursor_; }

   private:
    Cursor* cursor_;
  };
  Iterator begin() { return Iterator(cursor_->next() ? cursor_.get() : nullptr); }
  Iterator end() { return Iterator(nullptr); }

 private:
  std::unique_ptr<Cursor> cursor_;
};

/// A key under which those above authenticate the rows they write. This room only carries it: a database is opened
/// with one, and it is at hand on every connection, so that it need be nowhere else.
using RowKey = std::array<unsigned char, 32>;

/// One connection, used by one thread at a time. The same SQL text runs on both engines: $1 placeholders,
/// RETURNING, ON CONFLICT, window functions, CTEs, FILTER; ids and times are made by the caller. On PostgreSQL a
/// placeholder whose type cannot be told from its place needs cast($1 as bigint) or cast($1 as text).
/// Every text is prepared once per connection and kept.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;

  /// The key the database was opened with; null when it was opened without.
  const std::shared_ptr<const RowKey>& row_key() const { return row_key_; }
  void carry(std::shared_ptr<const RowKey> key) { row_key_ = std::move(key); }

  /// Runs a statement and gives its rows as they come. Throws DatabaseFault or ConstraintFault.
  template <class... Args>
  Rows query(std::string_view sql, const Args&... args) {
    return Rows(start(sql, {Value(args)...}));
  }
  /// The same for a list of arguments whose number is known only when running.
  Rows query_list(std::string_view sql, std::span<const Value> args) { return Rows(start_list(sql, args)); }

  /// The same for an answer of any size: never more than a row of it is in memory. Until it ends, or what it is read
  /// by goes, nothing else is asked on this connection.
  Rows stream(std::string_view sql) { return Rows(start_stream(sql)); }

  /// Runs a statement; how many rows it changed.
  template <class... Args>
  std::int64_t run(std::string_view sql, const Args&... args) {
    return change(sql, {Value(args)...});
  }

  /// The first column of the first row, or nothing when there is no row (or it is NULL).
  template <class T, class... Args>
  std::optional<T> value(std::string_view sql, const Args&... args) {
    const auto cursor = start(sql, {Value(args)...});
    if (!cursor->next() || cursor->row().is_null(0)) return std::nullopt;
    return cursor->row().template get<T>(0);
  }

  /// Runs a text of several statements without arguments: for migrations only.
  virtual void run_script(std::string_view sql) = 0;

  /// Inserts many rows at once (COPY on PostgreSQL): for imports and seeds. Each row has a value per column.
  virtual void bulk_insert(std::string_view table, std::span<const std::string_view> columns,
                           std::span<const std::vector<Value>> rows) = 0;

 protected:
  virtual std::unique_ptr<Cursor> start_list(std::string_view sql, std::span<const Value> args) = 0;
  virtual std::unique_ptr<Cursor> start_stream(std::string_view sql) { return start_list(sql, {}); }
  virtual std::int64_t change_list(std::string_view sql, std::span<const Value> args) = 0;

 private:
  std::unique_ptr<Cursor> start(std::string_view sql, std::initializer_list<Value> args) {
    return start_list(sql, {args.begin(), args.size()});
  }
  std::int64_t change(std::string_view sql, std::initializer_list<Value> args) {
    return change_list(sql, {args.begin(), args.size()});
  }
  std::shared_ptr<const RowKey> row_key_;
};

/// A database and the ways into it.
/// Reading: each calling thread has a connection of its own, in one read-only transaction per read().
/// Changing: on SQLite all changes queue for one writer lane that runs the waiting ones one after another, each
/// in a savepoint, and commits once for all (queue empty, 64 of them, or 10 ms) before telling any of them; on
/// PostgreSQL each runs SERIALIZABLE on the calling thread and is run again, whole, when the engine asks
/// (40001, 40P01), at most five times. So a deed may be run more than once: it changes nothing but the database.
class Database {
 public:
  virtual ~Database() = default;
  virtual Engine engine() const = 0;

  /// Runs `look` in a read-only transaction; what it throws comes out.
  virtual void read(const std::function<void(Connection&)>& look) = 0;

  /// Runs `deed` in a transaction, then `done` with nothing once it is durable, or with what went wrong once it
  /// is rolled back. May return before; `done` may be called on another thread and must not block or throw.
  virtual void change(std::function<void(Connection&)> deed, std::function<void(std::exception_ptr)> done) = 0;

  /// Writes what is kept anew, so that nothing deleted from these tables remains: the whole file on SQLite, its log
  /// emptied; on PostgreSQL the tables' files, whereas the server's own log and backups are for who runs it. Waits
  /// for those who read; throws DatabaseFault when they do not end within ten seconds (on PostgreSQL fifteen).
  virtual void compact(std::span<const std::string_view> tables) = 0;

  /// change(), waiting for it: for the command line and tests. Throws what went wrong.
  void change_now(const std::function<void(Connection&)>& deed);

  template <class T>
  T read_value(const std::function<T(Connection&)>& look) {
    std::optional<T> value;
    read([&](Connection& connection) { value.emplace(look(connection)); });
    return std::move(*value);
  }
};

struct OpenOptions {
  /// Pages kept in memory by each SQLite connection that reads, in KiB.
  int cache_kib = 2048;
  /// The same for the one that changes: what it writes is spread over many indexes.
  int changing_cache_kib = 16'384;
  /// Off while a new SQLite file is filled in any order: who does so looks for damage() afterwards.
  bool check_references = true;
  /// What every connection carries for those who authenticate rows.
  std::shared_ptr<const RowKey> row_key = {};
};

/// Opens "sqlite:PATH" (made when missing) or "postgresql://…". Throws DatabaseFault saying what is wrong with it.
std::unique_ptr<Database> open(const std::string& url, const OpenOptions& options = {});

/// One step of the schema: its number, its name and its SQL, in the dialect both share. For SQLite the types are
/// translated (bigint, boolean → integer; bytea → blob) and each table made strict; a table ends with a line ");".
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

/// All steps of this program, in order; made from migrations/*.sql when building.
std::span<const Migration> migrations();

struct SchemaState {
  int found;     ///< 0 for an empty database
  int expected;  ///< the newest step of this program
};
SchemaState schema_state(Database& database);

/// Brings the schema to this program's newest step, all in one transaction; the names of the steps run.
/// Throws DatabaseFault when the database is newer than the program.
std::vector<std::string> migrate(Database& database);
/// The same with other steps, in the order of their numbers.
std::vector<std::string> migrate(Database& database, std::span<const Migration> steps);

/// A table as the database has it, its columns in their order. SQLite keeps booleans as integers.
struct Column {
  std::string name;
  Value::Kind kind;
};
struct Table {
  std::string name;
  std::vector<Column> columns;
};
/// Every table, by name, but the one that notes the steps of the schema.
std::vector<Table> tables(Connection& connection);

/// There is something already where a new database was to be made.
class NotEmptyFault : public DatabaseFault {
  using DatabaseFault::DatabaseFault;
};

/// What a new database is made of.
struct Making {
  int step;                                 ///< of the schema, at which its rows are
  std::function<void(Connection&)> fill;    ///< with bulk_insert, tables in any order
  std::function<void(Connection&)> finish;  ///< at the newest step
};
/// Makes a database whole or not at all, where there is none or an empty one: the schema at a step, its rows, every
/// reference checked, then the steps since. On PostgreSQL in one transaction; on SQLite in unfinished_file(), which
/// takes its place at the end: what a crash leaves there, the next one clears away. Throws NotEmptyFault, or what
/// went wrong.
void make_new(const std::string& url, const OpenOptions& options, std::span<const Migration> steps,
              const Making& making);
/// Where "sqlite:PATH" is made before it takes its place; empty for a server's database.
std::string unfinished_file(const std::string& url);

/// Where a SQLite file is damaged, or a row points at none: a sentence each, none when it is sound. Reads the whole
/// file. A PostgreSQL server looks after its own files: none.
std::vector<std::string> damage(Connection& connection);
/// The first thing wrong with a SQLite file's structure, nothing when it holds together: without looking for what rows
/// and indexes should say, so that a service can ask it at each start. Nothing of a server's database.
std::optional<std::string> broken_structure(Connection& connection);

/// What follows LIKE to find `text` anywhere, with % and _ taken literally; use with: like $1 escape '\'
std::string contains_pattern(std::string_view text);

}  // namespace waymark::db
