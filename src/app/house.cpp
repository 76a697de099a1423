#include "app/house.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "programmes/programmes.hpp"

namespace waymark::app {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

template <class Read>
auto key_by(const Read& read, const Settings& settings) {
  try {
    return read(settings.audit_key_file());
  } catch (const audit::KeyFault& fault) {
    throw InputRefused(fault.what());
  }
}

House house_with(const Settings& settings, std::shared_ptr<const db::RowKey> key) {
  auto stored = db::open(settings.database_url(), {.row_key = std::move(key)});
  auto alarming = vault::with_alarms(*stored);
  return {settings, std::move(stored), std::move(alarming), {}};
}

// The folder of the key store, made when it is the one under the data folder.
void make_key_store_folder(const Settings& settings) {
  if (!settings.keys_store.empty()) return;
  const auto folder = std::filesystem::path(settings.keys_url().substr(kSqlite.size())).parent_path();
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

keys::KeyStore open_keys(const Settings& settings) {
  try {
    make_key_store_folder(settings);
    return keys::KeyStore(key_places(settings));
  } catch (const std::runtime_error& fault) {
    throw InputRefused(fmt::format("the key store cannot be used: {}", fault.what()));
  }
}

/// Whoever would begin anew here has forgotten what was begun.
void require_nothing_unfinished(const Settings& settings) {
  const auto unfinished = db::unfinished_file(settings.database_url());
  if (!unfinished.empty() && std::filesystem::exists(unfinished))
    throw InputRefused(
        fmt::format("restoring a backup was broken off (it left {}): run waymark restore again, or remove that file",
                    unfinished));
}

void require_key(House& house, const std::string& how) {
  if (house.database->read_value<bool>([](db::Connection& db) { return db.row_key() != nullptr; })) return;
  throw InputRefused(
      fmt::format("the audit key {} is missing: put it back, or, for a database made before there was one, {}",
                  house.settings.audit_key_file(), how));
}

void require_trail(House& house, const std::string& how) {
  switch (house.database->read_value<audit::Trail>(audit::trail)) {
    case audit::Trail::begun: return;
    case audit::Trail::not_begun: throw InputRefused(fmt::format("the audit trail has not begun; {}", how));
    case audit::Trail::begun_with_another_key:
      throw InputRefused(fmt::format("the audit trail was not written with the key in {}: put the right one there",
                                     house.settings.audit_key_file()));
  }
}

}  // namespace

const access::Actor& House::program() {
  static const auto actor = access::Actor::program("Waymark");
  return actor;
}

keys::Places key_places(const Settings& settings) {
  return {settings.keys_url(), settings.master_key_file(), settings.keys_mirror};
}

documents::Settings document_settings(const Settings& settings) {
  constexpr std::int64_t kMegabyte = 1024 * 1024;
  return {.most_bytes = settings.documents_most_megabytes * kMegabyte,
          .quota_bytes = settings.documents_quota_megabytes * kMegabyte,
          .clamd = settings.documents_clamd};
}

Strongroom::Strongroom(const Settings& settings) : keys_(open_keys(settings)) {}

House open_house(const Settings& settings, Opened why) {
  const auto url = settings.database_url();
  const auto how = fmt::format("run: waymark --data {} migrate", settings.data_dir);
  const bool missing = url.starts_with(kSqlite) && !std::filesystem::exists(url.substr(kSqlite.size()));
  if (missing) require_nothing_unfinished(settings);
  if (missing) throw InputRefused(fmt::format("there is no database at {}; {}", url.substr(kSqlite.size()), how));
  auto house = house_with(settings, key_by(audit::read_key, settings));
  const auto state = db::schema_state(*house.database);
  if (state.found < state.expected)
    throw InputRefused(
        fmt::format("the database is at step {} and this program needs {}; {}", state.found, state.expected, how));
  if (state.found > state.expected)
    throw InputRefused(fmt::format("the database is at step {}, newer than this program's {}; run the newer program",
                                   state.found, state.expected));
  require_key(house, how);
  if (why == Opened::to_work) require_trail(house, how);
  return house;
}

void make_data_folder(const Settings& settings) {
  std::error_code failed;
  std::filesystem::create_directories(settings.data_dir, failed);
  if (failed)
    throw InputRefused(fmt::format("the data folder {} cannot be made: {}", settings.data_dir, failed.message()));
  std::filesystem::permissions(settings.data_dir, std::filesystem::perms::owner_all, failed);
}

std::vector<std::string> make_ready(const Settings& settings) {
  make_data_folder(settings);
  require_nothing_unfinished(settings);
  Strongroom{settings};
  const auto url = settings.database_url();
  const auto [steps, begun] = [&] {
    const auto database = db::open(url);
    auto ran = db::migrate(*database);
    return std::pair(std::move(ran), database->read_value<audit::Trail>(audit::trail) != audit::Trail::not_begun);
  }();
  // A key is made for a trail that is to begin, never in place of one that was lost.
  if (begun) return steps;
  auto house = house_with(settings, key_by(audit::read_or_make_key, settings));
  house.change([](const access::Work& work) { audit::begin_trail(work); });
  return steps;
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

audit::CheckpointMade make_checkpoint(House& house) {
  return audit::make_checkpoint(*house.database, house.settings.audit_checkpoint_file(), house.clock.now());
}

void make_checkpoint_or_say_why(House& house) {
  try {
    make_checkpoint(house);
  } catch (const std::exception& fault) {
    fmt::print(stderr, "waymark: what was done stands; {}\n", fault.what());
  }
}

}  // namespace waymark::app
