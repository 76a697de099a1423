#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace waymark::web {

/// Threads that run blocking work in the order it came, with a bound on how much may wait.
///
/// Waking a thread costs more than a short task. So offer() wakes none: whoever offers calls call() when it has
/// nothing more to offer. And a task is left to a thread that has just begun another one, likely to be short too; a
/// second thread is called only when that turns out wrong.
class Workers {
 public:
  using Task = std::function<void()>;
  using Clock = std::chrono::steady_clock;

  /// How long a task may wait for a busy thread before another is called.
  static constexpr std::chrono::microseconds kPatience{500};

  /// Whether the threads take their turn like any, or let every other thread of the machine go first.
  enum class Standing { ordinary, aside };

  /// Starts `threads` (1 or more) threads; `most_waiting` counts tasks no thread is free for. Tasks must not throw.
  Workers(int threads, std::size_t most_waiting, Standing standing = Standing::ordinary);
  /// Runs what was accepted, then joins.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Puts the task with those that wait; false, the task destroyed, when too many wait already. From any thread.
  bool offer(Task task);
  /// Calls a thread for what waits, if that is needed now. True when some may be left: call again in kPatience.
  bool call();

 private:
  struct Waiting {
    Task task;
    Clock::time_point since;
  };

  void work(std::size_t self, Standing standing);
  bool someone_has_just_begun(Clock::time_point now) const;

  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Waiting> waiting_;
  std::size_t most_waiting_;
  std::size_t idle_ = 0;
  bool waking_ = false;  ///< a thread has been called and has not looked yet
  bool ending_ = false;
  std::vector<Clock::time_point> began_;  ///< what each thread is at; long ago when it is idle
  std::vector<std::thread> threads_;
};

}  // namespace waymark::web
