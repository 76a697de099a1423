#include <filesystem>

#include "keys/bound.hpp"
#include "keys/files.hpp"
#include "keys/store.hpp"

namespace waymark::keys {
namespace {

namespace fs = std::filesystem;

/// The file of sqlite:PATH; empty for a server's database.
fs::path file_of(std::string_view url) {
  if (!url.starts_with("sqlite:")) return {};
  std::error_code unimportant;
  const auto path = fs::weakly_canonical(fs::path(url.substr(7)), unimportant);
  return unimportant ? fs::path(url.substr(7)) : path;
}

bool share_a_folder(const fs::path& one, const fs::path& other) {
  return !one.empty() && !other.empty() && one.parent_path() == other.parent_path();
}

/// Without a password, for people to read.
std::string in_words(std::string_view url) {
  if (url.starts_with("sqlite:")) return "the file " + std::string(url.substr(7));
  const auto scheme = url.find("://"), at = url.find('@');
  if (at == std::string_view::npos) return "the database " + std::string(url);
  return "the database " + std::string(url.substr(0, scheme + 3)) + "…" + std::string(url.substr(at));
}

std::vector<std::string> mirror_warnings(const std::string& path, std::int64_t keys) {
  try {
    const auto content = read_own_file(path, "the mirror");
    if (!content) return {"There is no mirror yet: run waymark keys export."};
    const auto lines = std::count(content->begin(), content->end(), '\n') - 3;  // the first, master, end
    if (lines == keys) return {};
    return {fmt::format("The mirror has {} keys and the store {}: run waymark keys export.", lines, keys)};
  } catch (const std::exception& fault) {
    return {fault.what()};
  }
}

}  // namespace

std::vector<std::string> warnings(const Places& places, std::string_view main_database) {
  std::vector<std::string> all;
  const auto master = file_of("sqlite:" + places.master_key);
  const auto database = file_of(main_database), store = file_of(places.store);
  if (share_a_folder(master, database))
    all.emplace_back(
        "The master key lies in the folder of the database: a copy of that folder can be read. Keep it elsewhere, and"
        " out of every backup.");
  else if (share_a_folder(master, store))
    all.emplace_back("The master key lies in the folder of the key store: keep them apart.");
  if (places.store == main_database)
    all.emplace_back(
        "The key store is the main database: its backups keep the keys, and nothing can be shredded. Give it a"
        " database of its own.");
  else if (share_a_folder(store, database))
    all.emplace_back(
        "The key store lies in the folder of the database: a backup of that folder keeps keys that are destroyed"
        " later. Keep it elsewhere.");
  if (!places.mirror.empty() && share_a_folder(file_of("sqlite:" + places.mirror), store))
    all.emplace_back("The mirror lies in the folder of the key store: it would be lost with it.");
  return all;
}

Status KeyStore::status(std::string_view main_database) {
  Status status;
  status.store = in_words(places_.store);
  status.master = master_->where();
  status.mirror = places_.mirror.empty() ? "none" : "the file " + places_.mirror;
  status.warnings = keys::warnings(places_, main_database);
  try {
    status.master_versions = master_->versions();
  } catch (const KeyFault& fault) {
    status.warnings.emplace_back(fault.what());
  }
  std::vector<store::OrganisationRow> organisations;
  database_->read([&](db::Connection& db) {
    status.master_version = store::master_version(db).value_or(0);
    status.scopes = store::scopes_by_kind(db);
    organisations = store::all_organisations(db);
  });
  std::int64_t keys = static_cast<std::int64_t>(organisations.size()), behind = 0, shut = 0;
  for (const auto& [kind, count] : status.scopes) keys += count;
  OrganisationId last;
  for (const auto& row : organisations) {
    status.organisations += row.organisation != last;
    last = row.organisation;
    behind += row.master_version < status.master_version;
    try {
      master_->unwrap(row.master_version, row.wrapped, bound(row.organisation, row.version));
    } catch (const KeyFault&) {
      ++shut;
    }
  }
  if (status.master_version > 0 && status.master_versions.empty())
    status.warnings.emplace_back(
        "There are keys and no master key: nothing sealed can be opened. Bring the file back.");
  if (behind > 0)
    status.warnings.push_back(
        fmt::format("{} organisations' keys wait for the newer master key: run waymark keys rotate again.", behind));
  if (shut > 0) status.warnings.push_back(fmt::format("The master key does not open {} organisations' keys.", shut));
  if (!places_.mirror.empty())
    for (auto& warning : mirror_warnings(places_.mirror, keys)) status.warnings.push_back(std::move(warning));
  return status;
}

}  // namespace waymark::keys
