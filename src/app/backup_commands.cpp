// backup, restore.
#include "backup/backup.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "app/commands.hpp"

namespace waymark::app {
namespace {

constexpr std::string_view kBackupKey = "the backup key";

// On a terminal, one line that is written over; nothing where the output is kept.
backup::Progress progress_line() {
  if (!isatty(STDERR_FILENO)) return {};
  return [](std::string_view table, std::int64_t rows) {
    fmt::print(stderr, "\r\033[K{}: {} rows in all", table, with_commas(rows));
    std::fflush(stderr);
  };
}

void clear_progress_line() {
  if (isatty(STDERR_FILENO)) fmt::print(stderr, "\r\033[K");
}

std::string in_words(const backup::Summary& summary) {
  return fmt::format("{} rows in {} tables, step {} of the schema, from {}", with_commas(summary.rows),
                     summary.tables.size(), summary.header.step, summary.header.engine);
}

void add_rows(JsonWriter& json, std::string_view name, const std::vector<backup::TableRows>& tables) {
  json.key(name).begin_object();
  for (const auto& one : tables) json.member(one.table, one.rows);
  json.end_object();
}

std::string as_json(const backup::Summary& summary, const std::optional<std::vector<std::string>>& found) {
  JsonWriter json;
  json.begin_object()
      .member("moment", summary.header.at.iso())
      .member("schema_step", summary.header.step)
      .member("engine", summary.header.engine)
      .member("backup_key", summary.header.key)
      .member("bytes", summary.bytes)
      .member("rows", summary.rows);
  add_rows(json, "tables", summary.tables);
  add_rows(json, "left_out", summary.left_out);
  if (found) {
    json.key("differences").begin_array();
    for (const auto& difference : *found) json.value(difference);
    json.end_array();
  }
  return json.end_object().str();
}

/// What the keys and the backup's room refuse is the input's fault.
template <class Deed>
auto refusing(const Deed& deed) {
  try {
    return deed();
  } catch (const backup::BackupRefused& refused) {
    clear_progress_line();
    throw InputRefused(refused.what());
  } catch (const db::NotEmptyFault& fault) {
    throw InputRefused(fmt::format(
        "{}: a backup is restored where there is none. Move it away, or name another place with --database",
        fault.what()));
  } catch (const keys::KeyFault& fault) {
    throw InputRefused(fault.what());
  } catch (const audit::KeyFault& fault) {
    throw InputRefused(fault.what());
  }
}

keys::Key key_to_seal_with(const Settings& settings) {
  const auto path = settings.backup_key_file();
  if (auto key = keys::read_key_file(path, kBackupKey)) return std::move(*key);
  auto key = keys::read_or_make_key_file(path, kBackupKey);
  fmt::print(stderr, "Made a backup key, {}. Keep a copy apart from the backups: without it none can be restored.\n",
             path);
  return key;
}

keys::Key key_to_open_with(const Settings& settings) {
  const auto path = settings.backup_key_file();
  if (auto key = keys::read_key_file(path, kBackupKey)) return std::move(*key);
  throw InputRefused(
      fmt::format("the backup key {} is missing: put there the one the backup was sealed with, or name it in "
                  "backup.key",
                  path));
}

/// The trail of what is restored goes on under the key it was begun with, or the service would not start.
std::shared_ptr<const db::RowKey> trail_key(const Settings& settings, const backup::Header& header) {
  const auto path = settings.audit_key_file();
  auto key = audit::read_key(path);
  if (!key)
    throw InputRefused(
        fmt::format("the audit key {} is missing: put there the one with the fingerprint {}, with which the trail in "
                    "this backup was written",
                    path, header.trail_key));
  if (audit::fingerprint(*key) != header.trail_key)
    throw InputRefused(
        fmt::format("the audit trail in this backup was written with another key (fingerprint {}) than the one in {} "
                    "({}): put the right one there",
                    header.trail_key, path, audit::fingerprint(*key)));
  return key;
}

void verify(const Settings& settings, backup::File& file, const BackupCommand& command) {
  const auto summary = file.verify(key_to_open_with(settings), progress_line());
  clear_progress_line();
  if (command.format == "json") fmt::print("{}\n", as_json(summary, std::nullopt));
  else
    fmt::print("The backup of {} is whole: {}. Nothing was restored.\n", summary.header.at.iso(), in_words(summary));
}

backup::Summary restored(const Settings& settings, backup::File& file) {
  const SystemClock clock;
  backup::Restoring restoring;
  restoring.url = settings.database_url();
  restoring.options = {.row_key = trail_key(settings, file.header())};
  restoring.progress = progress_line();
  restoring.finish = [&](db::Connection& db, const backup::Summary& summary) {
    const auto now = clock.now();
    const access::Work work{db, House::program(), now, london(now).date};
    audit::record(
        work, "restored", "backup", "",
        fmt::format("of {}, {} rows, from {}", summary.header.at.iso(), summary.rows, summary.header.engine));
    accounts::close_all_doors(work);
    jobs::doubt_waiting_mail(work);
  };
  const auto summary = file.restore(key_to_open_with(settings), restoring);
  clear_progress_line();
  return summary;
}

/// Where no file of checkpoints is, it begins with those the backup has.
void begin_checkpoints(const Settings& settings) {
  const auto file = settings.audit_checkpoint_file();
  if (std::filesystem::exists(file)) return;
  auto house = open_house(settings);
  make_checkpoint_or_say_why(house);
  fmt::print(stderr, "There was no file of audit checkpoints at {}: it begins anew. Keep the one there was.\n", file);
}

/// The backup is restored by now: what cannot be looked at is told beside what is wrong.
std::vector<std::string> differences_or_why_not(const Settings& settings) {
  try {
    begin_checkpoints(settings);
    return differences(settings);
  } catch (const std::exception& fault) {
    return {fmt::format("It could not be checked: {}", fault.what())};
  }
}

}  // namespace

int backup(const Settings& settings, const BackupCommand& command) {
  const bool to_stdout = command.file == "-";
  if (to_stdout && isatty(STDOUT_FILENO)) throw InputRefused("a backup is not for a terminal: name a file");
  auto house = open_house(settings);
  const auto trail_key =
      house.stored->read_value<std::string>([](db::Connection& db) { return audit::fingerprint(*db.row_key()); });
  // Before it is taken, and so within it: what the file of checkpoints has seen by then the backup has too.
  house.change([](const access::Work& work) { audit::record(work, "backup_begun", "backup", ""); });
  make_checkpoint_or_say_why(house);
  const auto summary = refusing([&] {
    return backup::take(*house.stored, key_to_seal_with(settings), house.clock,
                        {.file = command.file,
                         .overwrite = command.force,
                         .trail_key = trail_key,
                         .never = keys::tables(),
                         .progress = progress_line()});
  });
  clear_progress_line();
  auto* const out = to_stdout ? stderr : stdout;
  if (command.format == "json") fmt::print(out, "{}\n", as_json(summary, std::nullopt));
  else
    fmt::print(out, "{} has the database as it was at {}: {}; {} bytes, sealed with the backup key {}.\n",
               to_stdout ? "Standard output" : command.file, summary.header.at.iso(), in_words(summary),
               with_commas(summary.bytes), summary.header.key);
  return kDone;
}

int restore(const Settings& settings, const BackupCommand& command) {
  const auto summary = refusing([&]() -> std::optional<backup::Summary> {
    backup::File file(command.file);
    file.require(key_to_open_with(settings));
    if (command.dry_run) {
      verify(settings, file, command);
      return std::nullopt;
    }
    make_data_folder(settings);
    return restored(settings, file);
  });
  if (!summary) return kDone;
  const auto found = differences_or_why_not(settings);
  if (command.format == "json") {
    fmt::print("{}\n", as_json(*summary, found));
    return found.empty() ? kDone : kFault;
  }
  fmt::print("Restored the database as it was at {}: {}.\n", summary->header.at.iso(), in_words(*summary));
  for (const auto& one : summary->left_out)
    fmt::print("Left out {} ({} rows): it is no table of the schema.\n", one.table, with_commas(one.rows));
  for (const auto& difference : found) fmt::print("{}\n", difference);
  fmt::print("{}\n", found.empty() ? "The check finds it sound."
                                   : "It is restored, and the check has found the above: see "
                                     "docs/how-to/back-up-and-restore.md.");
  return found.empty() ? kDone : kFault;
}

}  // namespace waymark::app
