// What a connection has to do with the write-ahead log.
#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "db/sqlite.hpp"

namespace waymark::db {
namespace {

/// Tries what the engine does not wait for by itself until nobody stands in its way; the last answer.
template <class Attempt>
int patiently(const Attempt& attempt) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(SqliteConnection::kBusyTimeoutMs);
  for (;;) {
    const int code = attempt();
    if ((code & 0xff) != SQLITE_BUSY || std::chrono::steady_clock::now() >= end) return code;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

/// Makes the file write-ahead. The change needs the file alone, and two processes may be opening a new database at
/// once.
void SqliteConnection::write_ahead() {
  std::string mode;
  const auto note = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) = values[0];
    return 0;
  };
  const char* sql = "pragma journal_mode = wal";
  if (patiently([&] { return sqlite3_exec(handle_, sql, note, &mode, nullptr); }) != SQLITE_OK) fail(sql);
  if (mode != "wal") throw DatabaseFault("its file system cannot keep a write-ahead log");
}

void SqliteConnection::compact() {
  execute("vacuum");
  const auto empty_the_log = [this] {  // while somebody else is at a checkpoint, for one
    return sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  };
  if (patiently(empty_the_log) != SQLITE_OK) fail("pragma wal_checkpoint(truncate)");
}

void SqliteConnection::leave_checkpoints() {
  const auto note = [](void* pages_in_log, sqlite3*, const char*, int pages) {
    *static_cast<int*>(pages_in_log) = pages;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(handle_, note, &pages_in_log_);
}

void SqliteConnection::checkpoint() noexcept {
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace waymark::db
