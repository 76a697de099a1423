// keys status, keys rotate, keys export, keys restore.
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/table.hpp"

namespace waymark::app {
namespace {

std::string listed(const std::vector<std::int64_t>& versions) {
  std::vector<std::string> texts;
  for (const auto version : versions) texts.push_back(std::to_string(version));
  return texts.empty() ? "none yet" : joined(texts, ", ");
}

void print_json(const keys::Status& status) {
  JsonWriter json;
  json.begin_object().member("store", status.store).member("master", status.master).member("mirror", status.mirror);
  json.key("master_versions").begin_array();
  for (const auto version : status.master_versions) json.value(version);
  json.end_array().member("organisations", status.organisations).key("keys").begin_object();
  for (const auto& [kind, count] : status.scopes) json.member(kind, count);
  json.end_object().key("warnings").begin_array();
  for (const auto& warning : status.warnings) json.value(warning);
  json.end_array().end_object();
  fmt::print("{}\n", json.str());
}

void print_table(const keys::Status& status) {
  std::vector<std::vector<std::string>> rows = {
      {"key store", status.store},
      {"master key", status.master},
      {"master key's versions", listed(status.master_versions)},
      {"mirror", status.mirror},
      {"organisations with a key", with_commas(status.organisations)},
  };
  for (const auto& [kind, count] : status.scopes) rows.push_back({"keys of kind " + kind, with_commas(count)});
  fmt::print("{}", text_table({"what", "is"}, rows, 2));
  for (const auto& warning : status.warnings) fmt::print("warning: {}\n", warning);
}

// Every verb here changes or shows keys alone: what goes wrong with them is said, and is a fault of theirs.
template <class Deed>
int with_keys(const Settings& settings, const Deed& deed) {
  Strongroom strongroom(settings);
  try {
    deed(strongroom.keys());
  } catch (const keys::KeyFault& fault) {
    throw InputRefused(fault.what());
  }
  return kDone;
}

}  // namespace

int keys_status(const Settings& settings, const std::string& format) {
  return with_keys(settings, [&](keys::KeyStore& keys) {
    const auto status = keys.status(settings.database_url());
    if (format == "json") print_json(status);
    else print_table(status);
  });
}

int keys_rotate(const Settings& settings, bool only_master) {
  return with_keys(settings, [&](keys::KeyStore& keys) {
    const auto master = keys.rotate_master();
    fmt::print("The master key is version {}; {} organisations’ keys are wrapped by it.\n", master.version,
               with_commas(master.keys));
    if (only_master) return;
    std::int64_t wrapped = 0;
    const auto organisations = keys.organisations();
    for (std::size_t done = 0; done < organisations.size(); ++done) {
      wrapped += keys.rotate_organisation(organisations[done]).keys;
      if (isatty(STDERR_FILENO)) fmt::print(stderr, "\r\033[K{} of {} organisations", done + 1, organisations.size());
    }
    if (isatty(STDERR_FILENO)) fmt::print(stderr, "\r\033[K");
    fmt::print("{} organisations have a newer key; {} keys are wrapped by them.\n", with_commas(organisations.size()),
               with_commas(wrapped));
  });
}

int keys_export(const Settings& settings, const std::string& file) {
  return with_keys(settings, [&](keys::KeyStore& keys) {
    fmt::print("{} keys, wrapped, are in {}.\n", with_commas(keys.export_mirror(file)), file);
  });
}

int keys_restore(const Settings& settings, const std::string& file) {
  return with_keys(settings, [&](keys::KeyStore& keys) {
    fmt::print("{} keys are in the key store.\n", with_commas(keys.restore_mirror(file)));
  });
}

}  // namespace waymark::app
