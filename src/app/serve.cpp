#include <fmt/format.h>
#include <malloc.h>
#include <pthread.h>
#include <csignal>
#include <cstdio>

#include <atomic>
#include <thread>

#include "app/commands.hpp"
#include "app/housekeeping.hpp"
#include "app/posting.hpp"
#include "app/rights_rooms.hpp"
#include "app/scanning.hpp"
#include "web/server.hpp"

namespace waymark::app {
namespace {

/// How many reports and files are made at a time; the others wait.
constexpr int kLongReads = 2;
constexpr int kMemoryArenas = 4;

web::Site site_of(const House& house, vault::Vault& vault, const accounts::AccountsDoorkeeper& doorkeeper,
                  const documents::Settings& documents, const web::Watch& watch, const Words* welsh) {
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
  site.watch = &watch;
  site.vault = &vault;
  site.documents = &documents;
  site.rights = &rights_rooms();
  site.mail_kinds = &mail_kinds();
  site.banner = admin::alarm_banner;
  site.welsh = welsh;
  site.aside = web::make_aside(kLongReads);
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
  options.sink_for = [&router](const web::Request& head) { return router.sink_for(head); };
  options.body_limit_for = [&router](web::Method method, const std::string& path) {
    return router.body_limit_for(method, path);
  };
  return options;
}

/// A file damaged on the disk is not served: what it gave might not be what was written.
void require_sound(House& house) {
  std::optional<std::string> broken;
  house.read([&](const access::Work& work) { broken = db::broken_structure(work.db); });
  if (broken)
    throw InputRefused(fmt::format("the database file {} is damaged: bring it back from a backup ({})",
                                   house.settings.database_url().substr(7), *broken));
}

void print_first_administrator_link(House& house) {
  if (const auto path = accounts::first_administrator_link(*house.database, house.clock))
    fmt::print("There is no account yet. The first administrator opens theirs, within 24 hours, at\n  {}{}\n",
               house.settings.url(), *path);
}

}  // namespace

int serve(const Settings& settings) {
  // Else every worker keeps for itself what its largest page once took.
  mallopt(M_ARENA_MAX, kMemoryArenas);

  // Blocked in every thread from here on, so that the one that waits gets them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  auto house = open_house(settings);
  require_sound(house);
  Strongroom strongroom(settings);
  std::unique_ptr<Words> welsh;
  if (!settings.welsh_catalogue.empty()) welsh = Words::from_file("cy", settings.welsh_catalogue);
  const accounts::AccountsDoorkeeper doorkeeper(account_settings(settings), account_surroundings());
  const auto documents = document_settings(settings);
  const admin::Refusals refusals(settings.audit_refusals);
  const web::Router router(site_of(house, strongroom.vault(), doorkeeper, documents, refusals, welsh.get()),
                           all_routes());
  std::unique_ptr<web::Server> server;
  try {
    server = web::make_server(
        server_options(settings, router),
        [&router](web::Request request, web::Reply reply) { router.answer(std::move(request), std::move(reply)); },
        [&router](int status, const std::string& path) { return router.error_page(status, path); });
  } catch (const std::runtime_error& taken) {
    throw InputRefused(taken.what());
  }
  Housekeeping housekeeping(house, strongroom.vault(), doorkeeper, refusals);
  const Posting posting(house);
  const Scanning scanning(house, strongroom.vault());
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
