#include <fmt/format.h>
#include <pthread.h>
#include <csignal>
#include <cstdio>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/commands.hpp"
#include "app/posting.hpp"
#include "web/server.hpp"

namespace waymark::app {
namespace {

/// What happens beside requests, every second: news that has come due is delivered; once a minute what is done once a
/// day is begun if its time has come, and it is written down who was seen. Ends, having written down the last, when
/// destroyed.
class Housekeeping {
 public:
  Housekeeping(House& house, const accounts::AccountsDoorkeeper& doorkeeper)
      : house_(house), doorkeeper_(doorkeeper), thread_([this] { run(); }) {}
  ~Housekeeping() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    for (int second = 1;; ++second) {
      const bool stop = wait_a_second();
      keep([&] { deliver_due_news(house_); });
      if (second % 60 == 1) keep([&] { jobs::do_daily(*house_.database, house_.clock, daily_work()); });
      if (stop || second % 60 == 0) keep([&] { doorkeeper_.write_down_seen(*house_.database); });
      if (second % 3600 == 0) keep([&] { accounts::clear_away(*house_.database, house_.clock.now()); });
      if (stop) return;
    }
  }
  bool wait_a_second() {
    std::unique_lock lock(mutex_);
    return wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stopping_; });
  }
  // What fails now is tried again next time: it must not end the service.
  template <class Deed>
  void keep(const Deed& deed) {
    try {
      deed();
    } catch (const std::exception& fault) {
      log(Level::error, "housekeeping", {{"why", fault.what()}});
    }
  }

  House& house_;
  const accounts::AccountsDoorkeeper& doorkeeper_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

web::Site site_of(const House& house, const accounts::AccountsDoorkeeper& doorkeeper, const Words* welsh) {
  const auto& settings = house.settings;
  web::Site site;
  site.service_name = settings.service_name;
  site.organisation_name = settings.organisation_name;
  site.phase = settings.phase;
  site.base_url = settings.url();
  site.secure_cookies = settings.over_tls();
  site.navigation = navigation();
  site.clock = &house.clock;
  site.database = house.database.get();
  site.doorkeeper = &doorkeeper;
  site.welsh = welsh;
  return site;
}

web::ServerOptions server_options(const Settings& settings, const web::Router& router) {
  web::ServerOptions options;
  options.address = settings.address;
  options.port = static_cast<std::uint16_t>(settings.port);
  options.workers = settings.workers;
  options.tls_certificate_file = settings.tls_certificate;
  options.tls_key_file = settings.tls_key;
  options.trusted_proxies = settings.trusted_proxies;
  options.on_fault = [](const std::string& why) { log(Level::error, "server", {{"why", why}}); };
  options.body_limit_for = [&router](web::Method method, const std::string& path) {
    return router.body_limit_for(method, path);
  };
  return options;
}

void print_first_administrator_link(House& house) {
  if (const auto path = accounts::first_administrator_link(*house.database, house.clock))
    fmt::print("There is no account yet. The first administrator opens theirs, within 24 hours, at\n  {}{}\n",
               house.settings.url(), *path);
}

}  // namespace

int serve(const Settings& settings) {
  // Blocked in every thread from here on, so that the one that waits gets them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  auto house = open_house(settings);
  std::unique_ptr<Words> welsh;
  if (!settings.welsh_catalogue.empty()) welsh = Words::from_file("cy", settings.welsh_catalogue);
  const accounts::AccountsDoorkeeper doorkeeper(account_settings(settings), account_surroundings());
  const web::Router router(site_of(house, doorkeeper, welsh.get()), all_routes());
  std::unique_ptr<web::Server> server;
  try {
    server = web::make_server(
        server_options(settings, router),
        [&router](web::Request request, web::Reply reply) { router.answer(std::move(request), std::move(reply)); },
        [&router](int status) { return router.error_page(status); });
  } catch (const std::runtime_error& taken) {
    throw InputRefused(taken.what());
  }
  const Housekeeping housekeeping(house, doorkeeper);
  const Posting posting(house);
  print_first_administrator_link(house);
  fmt::print("{} serves at {} (port {})\n", settings.service_name, settings.url(), server->port());
  std::fflush(stdout);

  std::atomic<bool> done = false;
  std::thread stopper([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    if (!done) server->stop();
  });
  server->run();
  done = true;
  pthread_kill(stopper.native_handle(), SIGTERM);
  stopper.join();
  return kDone;
}

}  // namespace waymark::app
