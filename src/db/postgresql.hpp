#pragma once
// Inside this room only: one PostgreSQL connection and its prepared statements.
#include <string>
#include <unordered_map>

#include "db/db.hpp"

struct pg_conn;
struct pg_result;

namespace waymark::db {

/// Arguments as libpq wants them: text with a zero at its end, bytes as they are.
class PostgresqlArguments {
 public:
  void set(std::span<const Value> args);
  int count() const { return static_cast<int>(values_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(const Value& value);
  std::string held_;
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
};

class PostgresqlConnection final : public Connection {
 public:
  /// Throws DatabaseFault when there is no such server, or its database is not in UTF-8.
  PostgresqlConnection(const std::string& url, const OpenOptions& options);
  ~PostgresqlConnection() override;
  PostgresqlConnection(const PostgresqlConnection&) = delete;
  PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;

  Engine engine() const override { return Engine::postgresql; }
  void run_script(std::string_view sql) override;
  void bulk_insert(std::string_view table, std::span<const std::string_view> columns,
                   std::span<const std::vector<Value>> rows) override;

  void begin_reading();
  void begin_changing();
  /// Throws unless everything since the beginning is now durable.
  void commit();
  /// Ends the transaction whatever its state; never throws.
  void rollback() noexcept;
  bool lost() const;
  /// Whether what went wrong is no fault of the transaction: run again, it may succeed. Never so when it is not
  /// known whether it was committed.
  bool again() const { return again_; }

 protected:
  std::unique_ptr<Cursor> start_list(std::string_view sql, std::span<const Value> args) override;
  std::unique_ptr<Cursor> start_stream(std::string_view sql) override;
  std::int64_t change_list(std::string_view sql, std::span<const Value> args) override;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  using Result = std::unique_ptr<pg_result, Clear>;
  friend class PostgresqlCursor;
  friend class PostgresqlStream;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  Result execute(const std::string& sql);
  Result execute_prepared(std::string_view sql, std::span<const Value> args);
  const std::string& prepared(std::string_view sql);
  void begin(const std::string& sql);
  void check(const Result& result, std::string_view sql);
  void send_rows(std::span<const std::vector<Value>> rows);
  void send(std::string& text);

  pg_conn* handle_ = nullptr;
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> names_;  ///< of statements, by their text
  int prepared_ = 0;
  PostgresqlArguments arguments_;
  bool again_ = false;
};

}  // namespace waymark::db
