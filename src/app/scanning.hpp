#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/house.hpp"

namespace waymark::app {

/// Has documents scanned in a thread of its own, as long as the scanner takes, and clears away uploads that never
/// ended. Ends when destroyed, once the scan under way is done.
class Scanning {
 public:
  Scanning(House& house, vault::Vault& vault);
  ~Scanning();
  Scanning(const Scanning&) = delete;

 private:
  void run();

  House& house_;
  vault::Vault& vault_;
  const documents::Settings settings_;
  bool stopping_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace waymark::app
