#include "db/sqlite.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "base/threads.hpp"
#include "db/dialect.hpp"

namespace waymark::db {
namespace {

constexpr std::size_t kStatementsKept = 500;  // texts built from many filters must not gather without end

constexpr int kStepsTogether = 1000;  // of the engine's own, some 30 µs
int go_on(void*) {
  make_way();
  return 0;
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement), columns_(sqlite3_column_count(statement)) {}

  bool is_null(int column) const override {
    check(column);
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  // The engine's "blob" of a text is that text, without the copy that a terminating zero needs.
  std::string_view text(int column) const override { return bytes(column); }
  std::string_view bytes(int column) const override {
    check(column);
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  std::int64_t integer(int column) const override {
    check(column);
    const int type = sqlite3_column_type(statement_, column);
    if (type != SQLITE_INTEGER && type != SQLITE_NULL)
      throw DatabaseFault(fmt::format("column {} is not a whole number in: {}", column, sqlite3_sql(statement_)));
    return sqlite3_column_int64(statement_, column);
  }
  bool boolean(int column) const override { return integer(column) != 0; }

 private:
  void check(int column) const {
    if (column < 0 || column >= columns_)
      throw std::out_of_range(fmt::format("there is no column {} in: {}", column, sqlite3_sql(statement_)));
  }
  sqlite3_stmt* statement_;
  int columns_;
};

}  // namespace

void SqliteConnection::fail(std::string_view sql) const {
  const int code = sqlite3_extended_errcode(handle_);
  auto message = fmt::format("{} ({}) in: {}", sqlite3_errmsg(handle_), code, sql);
  if (const int kind = code & 0xff; kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB)
    message = fmt::format("the database file {} is damaged: bring it back from a backup ({})",
                          sqlite3_db_filename(handle_, "main"), message);
  if ((code & 0xff) == SQLITE_CONSTRAINT && code != SQLITE_CONSTRAINT_DATATYPE) throw ConstraintFault(message);
  throw DatabaseFault(message);
}

class SqliteCursor final : public Cursor {
 public:
  /// Takes the first step at once, so that what a statement changes is changed and what it violates is thrown
  /// whether or not its rows are read.
  SqliteCursor(SqliteConnection& connection, SqliteStatement& statement)
      : connection_(connection), statement_(statement), row_(statement.get()) {
    statement_.busy = true;
    try {
      ahead_ = connection_.step(statement_);
    } catch (...) {
      statement_.busy = false;
      throw;
    }
    over_ = !ahead_;
  }
  ~SqliteCursor() override {
    statement_.reset();
    statement_.busy = false;
  }
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;

  bool next() override {
    if (over_) return false;
    if (ahead_) {
      ahead_ = false;
      return true;
    }
    over_ = !connection_.step(statement_);
    return !over_;
  }
  const Row& row() const override { return row_; }

 private:
  SqliteConnection& connection_;
  SqliteStatement& statement_;
  SqliteRow row_;
  bool ahead_ = false;
  bool over_ = false;
};

SqliteConnection::SqliteConnection(const std::string& path, Use use, const OpenOptions& options) {
  carry(options.row_key);
  const int flags =
      SQLITE_OPEN_NOMUTEX | (use == Use::reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  try {
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK)
      throw DatabaseFault(fmt::format("cannot open {}: {}", path, sqlite3_errmsg(handle_)));
    configure(options, use);
  } catch (...) {
    close();
    throw;
  }
}

SqliteConnection::~SqliteConnection() { close(); }

void SqliteConnection::close() noexcept {
  statements_.clear();
  sqlite3_close_v2(handle_);
}

void SqliteConnection::configure(const OpenOptions& options, Use use) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
  for (const auto& [setting, on] : {std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
                                    {SQLITE_DBCONFIG_DQS_DDL, 0},
                                    {SQLITE_DBCONFIG_DEFENSIVE, 1},
                                    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}})
    sqlite3_db_config(handle_, setting, on, nullptr);
  if (use == Use::changing) write_ahead();
  const int cache_kib = use == Use::changing ? options.changing_cache_kib : options.cache_kib;
  execute(fmt::format("pragma cache_size = -{}", cache_kib).c_str());
  // Readers look at the file where the system keeps it instead of each copying pages for itself.
  if (use == Use::reading) execute("pragma mmap_size = 2147418112");
  if (use == Use::reading) sqlite3_progress_handler(handle_, kStepsTogether, go_on, nullptr);
  execute(
      "pragma synchronous = full; pragma case_sensitive_like = on;"
      "pragma temp_store = memory; pragma secure_delete = on; pragma journal_size_limit = 67108864");
  execute(options.check_references ? "pragma foreign_keys = on" : "pragma foreign_keys = off");
  begin_reading_ = &prepared("begin");
  begin_changing_ = &prepared("begin immediate");
  savepoint_ = &prepared("savepoint deed");
  release_ = &prepared("release deed");
  rollback_to_ = &prepared("rollback to deed");
  commit_ = &prepared("commit");
  rollback_ = &prepared("rollback");
}

void SqliteConnection::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

void SqliteConnection::control(SqliteStatement* statement) {
  const int code = sqlite3_step(statement->get());
  statement->reset();
  if (code != SQLITE_DONE) fail(sqlite3_sql(statement->get()));
}

void SqliteConnection::rollback_to_savepoint() {
  control(rollback_to_);
  control(release_);
  failed_ = false;
}

void SqliteConnection::rollback() noexcept {
  if (in_transaction()) {
    sqlite3_step(rollback_->get());
    rollback_->reset();
  }
  failed_ = false;
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void SqliteConnection::check_usable() const {
  if (failed_) throw DatabaseFault("a statement of this transaction has failed: nothing more can be done in it");
  if (!in_transaction()) throw DatabaseFault("the transaction has ended");
}

void SqliteConnection::check_sound() {
  check_usable();
  int unresolved = 0, unused = 0;
  sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &unused, 0);
  if (unresolved) throw ConstraintFault("a deferred foreign key is violated");
}

bool SqliteConnection::step(SqliteStatement& statement) {
  const int code = sqlite3_step(statement.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  failed_ = true;
  struct Reset {
    SqliteStatement& statement;
    ~Reset() { statement.reset(); }
  } reset{statement};
  fail(sqlite3_sql(statement.get()));
}

SqliteStatement& SqliteConnection::prepared(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    if (statements_.size() >= kStatementsKept) drop_idle_statements();
    try {
      found = statements_.emplace(sql, std::make_unique<SqliteStatement>(handle_, sql)).first;
    } catch (...) {
      failed_ = in_transaction();
      throw;
    }
  }
  SqliteStatement* statement = found->second.get();
  while (statement->busy) {
    if (!statement->twin) statement->twin = std::make_unique<SqliteStatement>(handle_, sql);
    statement = statement->twin.get();
  }
  return *statement;
}

void SqliteConnection::drop_idle_statements() {
  const auto busy = [](const SqliteStatement* statement) {
    for (; statement; statement = statement->twin.get())
      if (statement->busy) return true;
    return false;
  };
  const SqliteStatement* const kept[] = {begin_reading_, begin_changing_, savepoint_, release_,
                                         rollback_to_,   commit_,         rollback_};
  std::erase_if(statements_, [&](const auto& entry) {
    return std::ranges::find(kept, entry.second.get()) == std::end(kept) && !busy(entry.second.get());
  });
}

std::unique_ptr<Cursor> SqliteConnection::start_list(std::string_view sql, std::span<const Value> args) {
  check_usable();
  SqliteStatement& statement = prepared(sql);
  statement.bind(args);
  return std::make_unique<SqliteCursor>(*this, statement);
}

std::int64_t SqliteConnection::change_list(std::string_view sql, std::span<const Value> args) {
  check_usable();
  SqliteStatement& statement = prepared(sql);
  statement.bind(args);
  while (step(statement)) {}
  statement.reset();
  return sqlite3_stmt_readonly(statement.get()) ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::run_script(std::string_view sql) {
  check_usable();
  try {
    execute(for_sqlite(sql).c_str());
  } catch (...) {
    failed_ = in_transaction();
    throw;
  }
}

void SqliteConnection::bulk_insert(std::string_view table, std::span<const std::string_view> columns,
                                   std::span<const std::vector<Value>> rows) {
  std::string sql = "insert into " + table_and_columns(table, columns) + " values (";
  for (std::size_t n = 1; n <= columns.size(); ++n) sql += fmt::format("{}${}", n > 1 ? ", " : "", n);
  sql += ")";
  for (const auto& row : rows) change_list(sql, row);
}

}  // namespace waymark::db
