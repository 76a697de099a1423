#include "app/posting.hpp"

#include <fstream>

#include "people/people.hpp"

namespace waymark::app {
namespace {

constexpr std::chrono::seconds kUsualPause{1};
constexpr std::chrono::seconds kLongestPause{60};
constexpr std::chrono::hours kTidiedEvery{1};

std::optional<jobs::Recipient> recipient(db::Connection& db, const PersonId& id, Date today) {
  const auto person = people::find_person(db, id);
  if (!person || person->is_leaver_on(today) || !people::is_email(person->email)) return std::nullopt;
  return jobs::Recipient{person->name(), person->email};
}

jobs::SmtpSettings::Security security(const std::string& word) {
  using Security = jobs::SmtpSettings::Security;
  return word == "tls" ? Security::tls : word == "none" ? Security::none : Security::starttls;
}

std::string first_line(const std::string& file) {
  if (file.empty()) return {};
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line)) throw InputRefused(file + " cannot be read");
  return std::string(trimmed(line));
}

}  // namespace

jobs::PostOffice post_office(const Settings& settings) {
  return {mail_kinds(), {settings.service_name, settings.url(), settings.mail_from}, recipient};
}

std::unique_ptr<jobs::Carrier> mail_carrier(const Settings& settings, std::function<bool()> stopping) {
  try {
    if (settings.mail_carrier == "directory") return jobs::directory_carrier(settings.outbox());
    if (settings.mail_carrier != "smtp") return nullptr;
    jobs::SmtpSettings smtp;
    smtp.host = settings.smtp_host;
    smtp.port = settings.smtp_port;
    smtp.user = settings.smtp_user;
    smtp.password = first_line(settings.smtp_password_file);
    smtp.security = security(settings.smtp_security);
    smtp.ca_file = settings.smtp_ca_file;
    return jobs::smtp_carrier(std::move(smtp), std::move(stopping));
  } catch (const std::exception& fault) {
    throw InputRefused(fmt::format("mail cannot be sent: {}", fault.what()));
  }
}

Posting::Posting(House& house)
    : house_(house),
      office_(post_office(house.settings)),
      carrier_(mail_carrier(house.settings, [this] { return stopping_.load(); })),
      thread_([this] { run(); }) {}

Posting::~Posting() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Posting::run() {
  auto tidied = std::chrono::steady_clock::now() - kTidiedEvery;
  auto pause = kUsualPause;
  for (;;) {
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, pause, [this] { return stopping_.load(); })) return;
    lock.unlock();
    try {
      pause = kUsualPause;  // what fails now is tried again next time: it must not end the service
      if (std::chrono::steady_clock::now() - tidied >= kTidiedEvery) {
        tidied = std::chrono::steady_clock::now();
        tidy();
      }
      if (carrier_) pause = carry();
    } catch (const std::exception& fault) {
      log(Level::error, "posting", {{"why", fault.what()}});
    }
  }
}

// How long to wait before the next round: longer and longer while no server is to be reached.
std::chrono::seconds Posting::carry() {
  const auto round =
      jobs::carry_due(*house_.database, house_.clock, office_, *carrier_, [this] { return stopping_.load(); });
  if (!round.unreachable) pause_ = std::chrono::seconds(0);
  else pause_ = std::min(std::max(kUsualPause, pause_ * 2), kLongestPause);
  return std::max(kUsualPause, pause_);
}

void Posting::tidy() {
  if (!carrier_) jobs::leave_out_old(*house_.database, house_.clock.now());
  jobs::clear_away_mail(*house_.database, house_.clock.now());
}

}  // namespace waymark::app
