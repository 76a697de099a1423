#pragma once
// Inside this room only: who brings what the write-ahead log has into the database's file.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "db/sqlite.hpp"

namespace waymark::db {

/// Does so on a thread of its own that takes little of the machine: neither a change nor whoever reads waits for it, as
/// they would if a commit did it. When that thread does not keep up, the lane does it: the log stays short.
class Checkpoints {
 public:
  /// Pages in the log from which on it is worth doing, and those at which it has waited long enough.
  static constexpr int kWorthIt = 1'000, kTooMany = 4'000;

  Checkpoints(std::string path, const OpenOptions& options);
  ~Checkpoints();
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;

  /// After a commit, by the thread and connection that made it.
  void see_to(SqliteConnection& connection);

 private:
  void call();
  void work();

  const std::string path_;
  const OpenOptions options_;
  std::mutex mutex_;
  std::condition_variable news_;
  bool called_ = false, ending_ = false;
  std::thread thread_;  ///< from the first call on
};

}  // namespace waymark::db
