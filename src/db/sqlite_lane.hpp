#pragma once
// Inside this room only: the one thread that changes a SQLite database.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "db/sqlite_checkpoints.hpp"

namespace waymark::db {

/// Runs the waiting changes one after another, each in a savepoint of its own, and commits once for all of them:
/// the cost of making sure the disk has it is shared. When no more wait it stops; destroying it finishes the queue.
class WriterLane {
 public:
  using Deed = std::function<void(Connection&)>;
  using Done = std::function<void(std::exception_ptr)>;

  WriterLane(std::unique_ptr<SqliteConnection> connection, Checkpoints& checkpoints);
  ~WriterLane();
  WriterLane(const WriterLane&) = delete;
  WriterLane& operator=(const WriterLane&) = delete;

  void add(Deed deed, Done done);

 private:
  struct Change {
    Deed deed;
    Done done;
    std::exception_ptr failure;
  };
  void work();
  bool wait();
  std::optional<Change> next();
  void take_turn();
  void run(Change& change);
  void undo(bool alone);
  void run_again_later();
  void commit();

  std::unique_ptr<SqliteConnection> connection_;
  Checkpoints& checkpoints_;
  std::vector<Change> turn_;  ///< what has run since the last commit
  std::mutex mutex_;
  std::condition_variable waiting_;
  std::deque<Change> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace waymark::db
