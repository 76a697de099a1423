#include "db/postgresql_database.hpp"

#include <random>
#include <thread>

namespace waymark::db {
namespace {

constexpr int kRunAgain = 5;
constexpr int kPatienceMs = 30'000;

/// Those that stood in one another's way do not meet again at the same moment.
void stand_back(int times) {
  static thread_local std::minstd_rand random(std::random_device{}());
  const int most = 4'000 << times;
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution(0, most)(random)));
}

// "vacuum full" carries over, dead as it is, a row that some snapshot may still want: one of this database, or its
// own, which is as old as the oldest transaction that writes in any database of the server.
constexpr std::string_view kOlderThan =
    "select age(cast(pg_snapshot_xmin(pg_current_snapshot()) as xid)) > age(mine.id) or exists"
    " (select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    " and backend_xmin is not null and age(backend_xmin) > age(mine.id))"
    " from (select cast(cast($1 as text) as xid) as id) mine";

void wait_for_older_snapshots(Connection& connection) {
  const auto now = connection.value<std::string>("select cast(cast(pg_current_xact_id() as xid) as text)").value();
  for (int waited = 0; waited < kPatienceMs; waited += 20) {
    if (!connection.value<bool>(kOlderThan, now).value()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw DatabaseFault("what was deleted cannot be removed yet: a transaction that began before is still open");
}

}  // namespace

/// A transaction on a connection of its own, rolled back at its end unless committed.
class PostgresqlDatabase::Transaction {
 public:
  Transaction(PostgresqlDatabase& database, Begin begin) : database_(database), connection_(database.borrow()) {
    try {
      (*connection_.*begin)();
    } catch (const DatabaseFault&) {
      if (!connection_->lost()) throw;
      connection_ = std::make_unique<PostgresqlConnection>(database_.url_,
                                                           database_.options_);  // it was lost while it lay idle
      (*connection_.*begin)();
    }
  }
  ~Transaction() {
    connection_->rollback();
    database_.give_back(std::move(connection_));
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  PostgresqlConnection& operator*() { return *connection_; }
  PostgresqlConnection* operator->() { return connection_.get(); }

 private:
  PostgresqlDatabase& database_;
  std::unique_ptr<PostgresqlConnection> connection_;
};

PostgresqlDatabase::PostgresqlDatabase(std::string url, const OpenOptions& options)
    : url_(std::move(url)), options_(options) {
  give_back(borrow());
}

std::unique_ptr<PostgresqlConnection> PostgresqlDatabase::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return std::make_unique<PostgresqlConnection>(url_, options_);
}

void PostgresqlDatabase::give_back(std::unique_ptr<PostgresqlConnection> connection) {
  if (connection->lost()) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
}

void PostgresqlDatabase::read(const std::function<void(Connection&)>& look) {
  Transaction transaction(*this, &PostgresqlConnection::begin_reading);
  look(*transaction);
}

void PostgresqlDatabase::change_again(const std::function<void(Connection&)>& deed) {
  for (int times = 0;; ++times) {
    {
      Transaction transaction(*this, &PostgresqlConnection::begin_changing);
      try {
        deed(*transaction);
        transaction->commit();
        return;
      } catch (...) {
        if (!transaction->again()) throw;
        if (times == kRunAgain) throw BusyFault("others changed the same rows each time");
      }
    }
    stand_back(times);
  }
}

void PostgresqlDatabase::change(std::function<void(Connection&)> deed, std::function<void(std::exception_ptr)> done) {
  std::exception_ptr failure;
  try {
    change_again(deed);
  } catch (...) {
    failure = std::current_exception();
  }
  done(failure);
}

void PostgresqlDatabase::compact(std::span<const std::string_view> tables) {
  auto connection = borrow();
  wait_for_older_snapshots(*connection);
  for (const auto table : tables) connection->run_script(fmt::format("vacuum full {}", table));
  give_back(std::move(connection));
}

}  // namespace waymark::db
