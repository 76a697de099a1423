#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace waymark::web {

/// Threads that run blocking work in the order it came, with a bound on how much may wait.
class Workers {
 public:
  using Task = std::function<void()>;

  /// Starts `threads` (1 or more) threads; `most_waiting` counts tasks no thread is free for. Tasks must not throw.
  Workers(int threads, std::size_t most_waiting);
  /// Runs what was accepted, then joins.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False when too many wait already. From any thread.
  bool offer(Task task);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Task> waiting_;
  std::size_t most_waiting_;
  std::size_t idle_ = 0;
  bool waking_ = false;  ///< a thread has been called and has not looked yet
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace waymark::web
