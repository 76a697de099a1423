#include "app/housekeeping.hpp"

#include "app/rights_rooms.hpp"
#include "web/sent_once.hpp"

namespace waymark::app {
namespace {

constexpr std::int64_t kMinute = 60, kHour = 3600;
constexpr std::int64_t kFirstWalk = 5;  // seconds after the start

}  // namespace

Housekeeping::Housekeeping(House& house, vault::Vault& vault, const accounts::AccountsDoorkeeper& doorkeeper,
                           const admin::Refusals& refusals)
    : house_(house), vault_(vault), doorkeeper_(doorkeeper), refusals_(refusals), thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Housekeeping::run() {
  for (std::int64_t second = 1;; ++second) {
    const bool stop = wait_a_second();
    keep("news", [&] { deliver_due_news(house_); });
    once_a_minute(stop);
    if (second % kHour == 0) keep("clearing away", [&] { clear_away(); });
    if (stop) return;
    if (second % kHour == 1)
      keep("shredding what is due",
           [&] { rights::keep_to_schedule(*house_.database, vault_, rights_rooms(), house_.clock.now()); });
    if ((second - kFirstWalk) % (house_.settings.audit_verify_hours * kHour) == 0)
      keep("verifying the audit trail", [&] { verify_trail(); });
  }
}

bool Housekeeping::wait_a_second() {
  std::unique_lock lock(mutex_);
  return wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stopping_; });
}

bool Housekeeping::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

// What fails now is tried again next time: it must not end the service.
template <class Deed>
void Housekeeping::keep(const char* what, const Deed& deed) {
  try {
    deed();
  } catch (const std::exception& fault) {
    log(Level::error, "housekeeping", {{"what", what}, {"why", fault.what()}});
  }
}

void Housekeeping::once_a_minute(bool now) {
  const auto at = std::chrono::steady_clock::now();
  if (!now && at < next_minute_) return;
  next_minute_ = at + std::chrono::seconds(kMinute - 1);
  keep("daily work", [&] { jobs::do_daily(*house_.database, house_.clock, daily_work()); });
  keep("who was seen", [&] { doorkeeper_.write_down_seen(*house_.database); });
  keep("watching", [&] { watch(); });
  keep("audit checkpoint", [&] { make_checkpoint(); });
}

void Housekeeping::clear_away() {
  accounts::clear_away(*house_.database, house_.clock.now());
  web::forget_forms(*house_.database, house_.clock.now());
}

void Housekeeping::make_checkpoint() {
  const auto made = app::make_checkpoint(house_);
  if (!made.shorter.empty())
    house_.change([&](const access::Work& work) { admin::tell_of_shorter_streams(work, made.shorter); });
}

void Housekeeping::watch() {
  const auto now = house_.clock.now();
  // Read apart: looking at so many lines in a change would have it run again for what others write meanwhile.
  std::vector<audit::Reader> readers;
  house_.read([&](const access::Work& work) {
    readers = audit::mass_readers(work.db, now.plus(-std::chrono::hours(1)), house_.settings.audit_mass_reading);
  });
  std::vector<vault::Alarm> alarms;
  house_.read([&](const access::Work& work) { alarms = vault::alarms(work.db); });
  const auto refused = refusals_.too_many(now);
  if (readers.empty() && refused.empty() && alarms.empty()) return;
  house_.change([&](const access::Work& work) {
    admin::tell_of_alarms(work, alarms);
    admin::tell_of_mass_reading(work, readers);
    admin::tell_of_refusals(work, refused);
  });
}

void Housekeeping::verify_trail() {
  // A long trail takes longer to walk than there is between two checkpoints.
  const auto go_on = [this](auto, auto) {
    once_a_minute(false);
    return !stopping();
  };
  const auto report = audit::verify(*house_.database, {house_.settings.audit_checkpoint_file(), go_on});
  if (report.stopped) return;
  for (const auto& one : report.breaks) log(Level::error, "audit trail", {{"why", one.str()}});
  house_.change([&](const access::Work& work) {
    audit::note_verification(work, report);
    admin::tell_of_breaks(work, report);
  });
}

}  // namespace waymark::app
