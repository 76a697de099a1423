#include "app/house.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "programmes/programmes.hpp"

namespace waymark::app {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

}  // namespace

const access::Actor& House::program() {
  static const auto actor = access::Actor::program("Waymark");
  return actor;
}

House open_house(const Settings& settings) {
  const auto url = settings.database_url();
  const auto how = fmt::format("run: waymark --data {} migrate", settings.data_dir);
  if (url.starts_with(kSqlite) && !std::filesystem::exists(url.substr(kSqlite.size())))
    throw InputRefused(fmt::format("there is no database at {}; {}", url.substr(kSqlite.size()), how));
  House house{settings, db::open(url), {}};
  const auto state = db::schema_state(*house.database);
  if (state.found < state.expected)
    throw InputRefused(
        fmt::format("the database is at step {} and this program needs {}; {}", state.found, state.expected, how));
  if (state.found > state.expected)
    throw InputRefused(fmt::format("the database is at step {}, newer than this program's {}; run the newer program",
                                   state.found, state.expected));
  return house;
}

std::vector<std::string> make_ready(const Settings& settings) {
  std::error_code failed;
  std::filesystem::create_directories(settings.data_dir, failed);
  if (failed)
    throw InputRefused(fmt::format("the data folder {} cannot be made: {}", settings.data_dir, failed.message()));
  std::filesystem::permissions(settings.data_dir, std::filesystem::perms::owner_all, failed);
  const auto database = db::open(settings.database_url());
  return db::migrate(*database);
}

accounts::Settings account_settings(const Settings& settings) {
  accounts::Settings made;
  made.idle_limit = std::chrono::minutes(settings.idle_minutes);
  made.session_limit = std::chrono::hours(settings.absolute_hours);
  made.invitation_life = std::chrono::hours(24 * settings.invitation_days);
  made.codes_required_for_staff = settings.codes_required_for_staff;
  made.refused_words = settings.refused_words;
  made.refused_words.push_back(settings.service_name);
  if (!settings.organisation_name.empty()) made.refused_words.push_back(settings.organisation_name);
  return made;
}

int deliver_due_news(House& house) {
  int delivered = 0;
  for (;;) {
    const int now = jobs::deliver_due(*house.database, house.clock, listeners());
    if (now == 0) return delivered;
    delivered += now;
  }
}

}  // namespace waymark::app
