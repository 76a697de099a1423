#include "db/sqlite_database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstring>

namespace waymark::db {
namespace {

/// Statistics of memory cost a lock shared by all threads at every allocation; nobody reads them.
void set_up_engine_once() { [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/// A new file is readable by its owner only; the engine gives its write-ahead log the same permissions.
std::unique_ptr<SqliteConnection> open_writer(const std::string& path, const OpenOptions& options) {
  set_up_engine_once();
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw DatabaseFault(fmt::format("cannot open {}: {}", path, std::strerror(errno)));
  ::close(file);
  return std::make_unique<SqliteConnection>(path, SqliteConnection::Use::changing, options);
}

}  // namespace

SqliteDatabase::SqliteDatabase(std::string path, const OpenOptions& options)
    : path_(std::move(path)),
      options_(options),
      checkpoints_(path_, options),
      lane_(open_writer(path_, options), checkpoints_) {}

std::unique_ptr<SqliteConnection> SqliteDatabase::borrow_reader() {
  {
    const std::lock_guard lock(mutex_);
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return std::make_unique<SqliteConnection>(path_, SqliteConnection::Use::reading, options_);
}

void SqliteDatabase::give_back(std::unique_ptr<SqliteConnection> reader) {
  const std::lock_guard lock(mutex_);
  readers_.push_back(std::move(reader));
}

void SqliteDatabase::read(const std::function<void(Connection&)>& look) {
  auto reader = borrow_reader();
  struct End {
    SqliteDatabase& database;
    std::unique_ptr<SqliteConnection>& reader;
    ~End() {
      reader->rollback();  // which is how reading ends best: it cannot fail
      database.give_back(std::move(reader));
    }
  } const end{*this, reader};
  reader->begin_reading();
  look(*reader);
}

void SqliteDatabase::change(std::function<void(Connection&)> deed, std::function<void(std::exception_ptr)> done) {
  lane_.add(std::move(deed), std::move(done));
}

void SqliteDatabase::compact(std::span<const std::string_view>) {
  SqliteConnection(path_, SqliteConnection::Use::changing, options_).compact();
}

}  // namespace waymark::db
