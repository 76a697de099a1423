#include "db/postgresql.hpp"

#include <libpq-fe.h>

#include <charconv>

#include "db/dialect.hpp"
#include "db/postgresql_row.hpp"

namespace waymark::db {
namespace {

constexpr std::size_t kStatementsKept = 500;  // texts built from many filters must not gather without end
}  // namespace

void PostgresqlConnection::Clear::operator()(pg_result* result) const { PQclear(result); }

class PostgresqlCursor final : public Cursor {
 public:
  PostgresqlCursor(PostgresqlConnection::Result result, std::string_view sql)
      : result_(std::move(result)), row_(result_.get(), sql) {}
  bool next() override { return row_.next(); }
  const Row& row() const override { return row_; }

 private:
  PostgresqlConnection::Result result_;
  PostgresqlRow row_;
};

PostgresqlConnection::PostgresqlConnection(const std::string& url, const OpenOptions& options) {
  carry(options.row_key);
  // What the URL says comes later and overrides.
  const char* const keywords[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding",
                                  nullptr};
  const char* const values[] = {"10", "waymark", url.c_str(), "UTF8", nullptr};
  handle_ = PQconnectdbParams(keywords, values, 1);
  try {
    if (lost()) throw DatabaseFault(fmt::format("cannot reach the database: {}", PQerrorMessage(handle_)));
    if (std::string_view(PQparameterStatus(handle_, "server_encoding")) != "UTF8")
      throw DatabaseFault("the database was made with another encoding than UTF8");
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr);
    execute(
        "set standard_conforming_strings = on; set bytea_output = hex; set timezone = 'UTC';"
        "set client_min_messages = warning; set statement_timeout = '30s'; set lock_timeout = '15s';"
        "set idle_in_transaction_session_timeout = '120s'");
  } catch (...) {
    PQfinish(handle_);
    throw;
  }
}

PostgresqlConnection::~PostgresqlConnection() { PQfinish(handle_); }

bool PostgresqlConnection::lost() const { return PQstatus(handle_) != CONNECTION_OK; }

void PostgresqlConnection::check(const Result& result, std::string_view sql) {
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY ||
      status == PGRES_COPY_IN)
    return;
  const auto field = [&](int code) {
    const char* text = PQresultErrorField(result.get(), code);
    return std::string_view(text ? text : "");
  };
  const auto state = field(PG_DIAG_SQLSTATE);
  if (lost() || state.empty()) {
    again_ = true;
    throw DatabaseFault(fmt::format("the database is lost: {}", PQerrorMessage(handle_)));
  }
  again_ = again_ || state == "40001" || state == "40P01";
  // Not its detail, which repeats what is in the row.
  const auto message =
      fmt::format("{}{}{} ({}) in: {}", field(PG_DIAG_MESSAGE_PRIMARY),
                  field(PG_DIAG_CONSTRAINT_NAME).empty() ? "" : ": ", field(PG_DIAG_CONSTRAINT_NAME), state, sql);
  if (state.starts_with("23")) throw ConstraintFault(message);
  throw DatabaseFault(message);
}

PostgresqlConnection::Result PostgresqlConnection::execute(const std::string& sql) {
  Result result(PQexec(handle_, sql.c_str()));
  check(result, sql);
  return result;
}

void PostgresqlConnection::begin(const std::string& sql) {
  again_ = false;
  execute(sql);
}

void PostgresqlConnection::begin_reading() { begin("begin isolation level repeatable read read only"); }
void PostgresqlConnection::begin_changing() { begin("begin isolation level serializable"); }

void PostgresqlConnection::commit() {
  if (PQtransactionStatus(handle_) != PQTRANS_INTRANS)
    throw DatabaseFault("a statement of this transaction has failed: nothing more can be done in it");
  try {
    execute("commit");
  } catch (...) {
    if (lost()) again_ = false;  // it may have been committed
    throw;
  }
}

void PostgresqlConnection::rollback() noexcept {
  if (PQtransactionStatus(handle_) != PQTRANS_IDLE) PQclear(PQexec(handle_, "rollback"));
}

const std::string& PostgresqlConnection::prepared(std::string_view sql) {
  const auto found = names_.find(sql);
  if (found != names_.end()) return found->second;
  if (names_.size() >= kStatementsKept) {
    execute("deallocate all");
    names_.clear();
  }
  auto name = fmt::format("s{}", ++prepared_);
  std::string text(sql);
  check(Result(PQprepare(handle_, name.c_str(), text.c_str(), 0, nullptr)), sql);
  return names_.emplace(std::move(text), std::move(name)).first->second;
}

PostgresqlConnection::Result PostgresqlConnection::execute_prepared(std::string_view sql,
                                                                    std::span<const Value> args) {
  const std::string& name = prepared(sql);
  arguments_.set(args);
  Result result(PQexecPrepared(handle_, name.c_str(), arguments_.count(), arguments_.values(), arguments_.lengths(),
                               arguments_.formats(), 0));
  check(result, sql);
  return result;
}

std::unique_ptr<Cursor> PostgresqlConnection::start_list(std::string_view sql, std::span<const Value> args) {
  return std::make_unique<PostgresqlCursor>(execute_prepared(sql, args), sql);
}

std::int64_t PostgresqlConnection::change_list(std::string_view sql, std::span<const Value> args) {
  const Result result = execute_prepared(sql, args);
  const std::string_view count = PQcmdTuples(result.get());
  std::int64_t changed = 0;
  if (PQnfields(result.get()) == 0 || !std::string_view(PQcmdStatus(result.get())).starts_with("SELECT"))
    std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

void PostgresqlConnection::run_script(std::string_view sql) { execute(for_postgresql(sql)); }

}  // namespace waymark::db
