#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/house.hpp"

namespace waymark::app {

/// What carries mail as these settings say; nothing for a service that sends none. Throws InputRefused when it
/// cannot.
std::unique_ptr<jobs::Carrier> mail_carrier(const Settings& settings, std::function<bool()> stopping = {});

/// Carries mail in a thread of its own, so that a slow server holds up nothing else. Ends when destroyed: a mail on
/// its way is put back, or waited for ten seconds if it is handed over.
class Posting {
 public:
  explicit Posting(House& house);
  ~Posting();
  Posting(const Posting&) = delete;

 private:
  void run();
  std::chrono::seconds carry();
  void tidy();

  House& house_;
  const jobs::PostOffice office_;
  std::atomic<bool> stopping_ = false;
  const std::unique_ptr<jobs::Carrier> carrier_;
  std::chrono::seconds pause_{0};  ///< the last one, while no server is to be reached
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace waymark::app
