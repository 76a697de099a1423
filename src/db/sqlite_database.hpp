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

  std::string path_;
  OpenOptions options_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> readers_;  ///< idle; the last used is the warmest and goes first
  Checkpoints checkpoints_;
  WriterLane lane_;
};

}  // namespace waymark::db
