#include "web/workers.hpp"

#include <algorithm>
#include <utility>

#include "base/threads.hpp"

namespace waymark::web {

Workers::Workers(int threads, std::size_t most_waiting, Standing standing)
    : most_waiting_(most_waiting), began_(static_cast<std::size_t>(threads)) {
  threads_.reserve(began_.size());
  for (std::size_t self = 0; self < began_.size(); ++self)
    threads_.emplace_back([this, self, standing] { work(self, standing); });
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
  const auto now = Clock::now();
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= most_waiting_ + idle_) return false;
  waiting_.push_back({std::move(task), now});
  return true;
}

bool Workers::call() {
  const auto now = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return false;
    if (idle_ == 0 || waking_) return true;
    if (someone_has_just_begun(now) && now - waiting_.front().since < kPatience) return true;
    waking_ = true;
  }
  news_.notify_one();
  return true;
}

bool Workers::someone_has_just_begun(Clock::time_point now) const {
  return std::any_of(began_.begin(), began_.end(), [&](auto began) { return now - began < kPatience; });
}

void Workers::work(std::size_t self, Standing standing) {
  if (standing == Standing::aside) stand_aside();
  std::unique_lock lock(mutex_);
  for (;;) {
    if (waiting_.empty()) {
      if (ending_) return;
      began_[self] = Clock::time_point();
      ++idle_;
      news_.wait(lock);
      --idle_;
      waking_ = false;
      continue;
    }
    Task task = std::move(waiting_.front().task);
    waiting_.pop_front();
    began_[self] = Clock::now();
    lock.unlock();
    task();
    task = nullptr;  // what it holds is let go before the lock is taken
    lock.lock();
  }
}

}  // namespace waymark::web
