#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "admin/admin.hpp"
#include "app/house.hpp"

namespace waymark::app {

/// What happens beside requests: every second, news that has come due is delivered; once a minute, and at the start,
/// what is done once a day is begun if its time has come, the audit trail's heads are written down and those who
/// watch are told what asks for it; once an hour, and at the start, what is due is shredded and loses its key, and
/// what is no longer needed goes; once in some hours the whole trail is walked. Ends, having written down the last,
/// when destroyed.
class Housekeeping {
 public:
  Housekeeping(House& house, vault::Vault& vault, const accounts::AccountsDoorkeeper& doorkeeper,
               const admin::Refusals& refusals);
  ~Housekeeping();

 private:
  void run();
  bool wait_a_second();
  bool stopping();
  template <class Deed>
  void keep(const char* what, const Deed& deed);
  void once_a_minute(bool now);
  void clear_away();
  void make_checkpoint();
  void watch();
  void verify_trail();

  House& house_;
  vault::Vault& vault_;
  const accounts::AccountsDoorkeeper& doorkeeper_;
  const admin::Refusals& refusals_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::chrono::steady_clock::time_point next_minute_{};
  std::thread thread_;
};

}  // namespace waymark::app
