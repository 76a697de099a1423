#include "web/workers.hpp"

#include <utility>

namespace waymark::web {

Workers::Workers(int threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  threads_.reserve(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  news_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Workers::offer(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= most_waiting_ + idle_) return false;
    waiting_.push_back(std::move(task));
    // One thread is called at a time, and calls the next if there is more to do: on few cores the first often
    // finishes a burst before a second would have come to its feet.
    if (waking_ || idle_ == 0) return true;
    waking_ = true;
  }
  news_.notify_one();
  return true;
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (waiting_.empty()) {
      if (ending_) return;
      ++idle_;
      news_.wait(lock);
      --idle_;
      waking_ = false;
      continue;
    }
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    const bool call = !waiting_.empty() && idle_ > 0 && !std::exchange(waking_, true);
    lock.unlock();
    if (call) news_.notify_one();
    task();
    task = nullptr;  // what it holds is let go before the lock is taken
    lock.lock();
  }
}

}  // namespace waymark::web
