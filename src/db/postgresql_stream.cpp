// Answers of any size: libpq hands them out row by row as they come from the server.
#include "db/postgresql.hpp"
#include "db/postgresql_row.hpp"

namespace waymark::db {

class PostgresqlStream final : public Cursor {
 public:
  PostgresqlStream(PostgresqlConnection& connection, std::string_view sql)
      : connection_(connection), sql_(sql), row_(nullptr, sql) {
    connection_.execute("set local statement_timeout = 0");  // an answer of any size takes any time
    const auto& name = connection_.prepared(sql_);
    if (PQsendQueryPrepared(connection_.handle_, name.c_str(), 0, nullptr, nullptr, nullptr, 0) != 1 ||
        PQsetSingleRowMode(connection_.handle_) != 1)
      throw DatabaseFault(fmt::format("the database is lost: {}", PQerrorMessage(connection_.handle_)));
    over_ = false;
  }
  ~PostgresqlStream() override {
    if (over_) return;
    stop();
  }
  PostgresqlStream(const PostgresqlStream&) = delete;
  PostgresqlStream& operator=(const PostgresqlStream&) = delete;

  bool next() override {
    if (over_) return false;
    result_.reset(PQgetResult(connection_.handle_));
    if (PQresultStatus(result_.get()) == PGRES_SINGLE_TUPLE) {
      row_.go_to(result_.get());
      return row_.next();
    }
    over_ = true;
    drain();
    connection_.check(result_, sql_);
    return false;
  }
  const Row& row() const override { return row_; }

 private:
  void drain() {
    while (PostgresqlConnection::Result(PQgetResult(connection_.handle_))) {}
  }
  /// What is not wanted any more need not be sent; the transaction has failed then, and whoever stops here leaves it.
  void stop() noexcept {
    if (PGcancel* const cancel = PQgetCancel(connection_.handle_)) {
      char why[256];
      PQcancel(cancel, why, sizeof why);
      PQfreeCancel(cancel);
    }
    drain();
  }

  PostgresqlConnection& connection_;
  std::string sql_;
  PostgresqlConnection::Result result_;
  PostgresqlRow row_;
  bool over_ = true;
};

std::unique_ptr<Cursor> PostgresqlConnection::start_stream(std::string_view sql) {
  return std::make_unique<PostgresqlStream>(*this, sql);
}

}  // namespace waymark::db
