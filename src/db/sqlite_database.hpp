#pragma once
// Inside this room only: a SQLite file, its readers and its writer lane.
#include "db/sqlite_lane.hpp"

namespace waymark::db {

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::string path, const OpenOptions& options);
  Engine engine() const override { return Engine::sqlite; }
  void read(const std::function<void(Connection&)>& look) override;
  void change(std::function<void(Connection&)> deed, std::function<void(std::exception_ptr)> done) override;
  void compact(std::span<const std::string_view> tables) override;

 private:
  std::unique_ptr<SqliteConnection> borrow_reader();
  void give_back(std::unique_ptr<SqliteConnection> reader);

  const std::string path_;
  const OpenOptions options_;
  // Readers go first: who closes the file last, and may change it, leaves no log behind.
  Checkpoints checkpoints_;
  WriterLane lane_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> readers_;  ///< idle; the last used is the warmest and goes first
};

}  // namespace waymark::db
