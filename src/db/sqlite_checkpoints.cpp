#include "db/sqlite_checkpoints.hpp"

#include "base/threads.hpp"

namespace waymark::db {

Checkpoints::Checkpoints(std::string path, const OpenOptions& options) : path_(std::move(path)), options_(options) {}

Checkpoints::~Checkpoints() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  news_.notify_one();
  thread_.join();
}

void Checkpoints::see_to(SqliteConnection& connection) {
  const int pages = connection.pages_in_log();
  if (pages >= kTooMany) connection.checkpoint();
  else if (pages >= kWorthIt) call();
}

void Checkpoints::call() {
  {
    const std::lock_guard lock(mutex_);
    called_ = true;
  }
  if (thread_.joinable()) news_.notify_one();
  else thread_ = std::thread([this] { work(); });
}

void Checkpoints::work() {
  take_little();
  std::unique_ptr<SqliteConnection> connection;
  std::unique_lock lock(mutex_);
  for (;;) {
    news_.wait(lock, [this] { return called_ || ending_; });
    if (ending_) return;
    called_ = false;
    lock.unlock();
    try {
      if (!connection)
        connection = std::make_unique<SqliteConnection>(path_, SqliteConnection::Use::changing, options_);
      connection->checkpoint();
    } catch (const DatabaseFault&) {
      // It cannot be opened just now (no more file descriptors): the lane will do it.
    }
    lock.lock();
  }
}

}  // namespace waymark::db
