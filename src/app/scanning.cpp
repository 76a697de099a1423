#include "app/scanning.hpp"

namespace waymark::app {
namespace {

constexpr std::chrono::seconds kPause{1};
constexpr std::chrono::minutes kClearedEvery{10};

}  // namespace

Scanning::Scanning(House& house, vault::Vault& vault)
    : house_(house), vault_(vault), settings_(document_settings(house.settings)), thread_([this] { run(); }) {}

Scanning::~Scanning() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Scanning::run() {
  auto cleared = std::chrono::steady_clock::now() - kClearedEvery;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, kPause, [this] { return stopping_; })) return;
    }
    try {
      documents::scan_due(*house_.database, vault_, house_.clock, settings_);
      if (std::chrono::steady_clock::now() - cleared < kClearedEvery) continue;
      cleared = std::chrono::steady_clock::now();
      documents::clear_away(*house_.database, house_.clock);
    } catch (const std::exception& fault) {
      log(Level::error, "scanning", {{"why", fault.what()}});  // tried again: it must not end the service
    }
  }
}

}  // namespace waymark::app
