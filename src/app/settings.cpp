#include "app/settings.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <toml++/toml.h>

#include <charconv>
#include <cstring>
#include <filesystem>
#include <functional>
#include <optional>

extern char** environ;

namespace waymark::app {
namespace {

/// A setting: its name in the file, and how its text becomes part of Settings. The reader says what it expected
/// when the text is not it.
struct Setting {
  std::string name;
  std::function<const char*(Settings&, const std::string&)> read;
  std::function<std::string(const Settings&)> show;
};

Setting text(std::string name, std::string Settings::*member) {
  return {std::move(name),
          [member](Settings& s, const std::string& value) -> const char* {
            s.*member = value;
            return nullptr;
          },
          [member](const Settings& s) { return s.*member; }};
}

Setting number(std::string name, int Settings::*member, int least, int most) {
  return {std::move(name),
          [=](Settings& s, const std::string& value) -> const char* {
            int parsed = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
            if (error != std::errc() || end != value.data() + value.size() || parsed < least || parsed > most)
              return "expected a whole number within its range";
            s.*member = parsed;
            return nullptr;
          },
          [member](const Settings& s) { return std::to_string(s.*member); }};
}

Setting yes_or_no(std::string name, bool Settings::*member) {
  return {std::move(name),
          [member](Settings& s, const std::string& value) -> const char* {
            if (value != "true" && value != "false") return "expected true or false";
            s.*member = value == "true";
            return nullptr;
          },
          [member](const Settings& s) { return std::string(s.*member ? "true" : "false"); }};
}

Setting choice(std::string name, std::string Settings::*member, std::vector<std::string> allowed) {
  return {std::move(name),
          [member, allowed](Settings& s, const std::string& value) -> const char* {
            if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
              return "expected one of the words the documentation gives";
            s.*member = value;
            return nullptr;
          },
          [member](const Settings& s) { return s.*member; }};
}

Setting list(std::string name, std::vector<std::string> Settings::*member) {
  return {std::move(name),
          [member](Settings& s, const std::string& value) -> const char* {
            (s.*member).clear();
            for (auto part : split(value, ','))
              if (!trimmed(part).empty()) (s.*member).emplace_back(trimmed(part));
            return nullptr;
          },
          [member](const Settings& s) { return joined(s.*member, ", "); }};
}

const std::vector<Setting>& all_settings() {
  static const std::vector<Setting> settings = {
      text("data", &Settings::data_dir),
      text("database", &Settings::database),
      text("server.address", &Settings::address),
      number("server.port", &Settings::port, 0, 65535),
      text("server.base_url", &Settings::base_url),
      text("server.tls_certificate", &Settings::tls_certificate),
      text("server.tls_key", &Settings::tls_key),
      list("server.trusted_proxies", &Settings::trusted_proxies),
      number("server.workers", &Settings::workers, 1, 256),
      text("service.name", &Settings::service_name),
      text("service.organisation", &Settings::organisation_name),
      text("service.phase", &Settings::phase),
      text("service.welsh_catalogue", &Settings::welsh_catalogue),
      yes_or_no("accounts.codes_required_for_staff", &Settings::codes_required_for_staff),
      list("accounts.refused_words", &Settings::refused_words),
      number("accounts.idle_minutes", &Settings::idle_minutes, 1, 24 * 60),
      number("accounts.absolute_hours", &Settings::absolute_hours, 1, 24 * 7),
      number("accounts.invitation_days", &Settings::invitation_days, 1, 90),
      text("keys.store", &Settings::keys_store),
      text("keys.master", &Settings::keys_master),
      text("keys.mirror", &Settings::keys_mirror),
      text("documents.clamd", &Settings::documents_clamd),
      number("documents.most_megabytes", &Settings::documents_most_megabytes, 1, 100),
      number("documents.quota_megabytes", &Settings::documents_quota_megabytes, 1, 100'000),
      text("audit.key", &Settings::audit_key),
      text("audit.checkpoints", &Settings::audit_checkpoints),
      number("audit.verify_hours", &Settings::audit_verify_hours, 1, 24 * 7),
      number("audit.mass_reading", &Settings::audit_mass_reading, 1, 100'000),
      number("audit.refusals", &Settings::audit_refusals, 1, 100'000),
      text("backup.key", &Settings::backup_key),
      choice("mail.carrier", &Settings::mail_carrier, {"directory", "smtp", "none"}),
      text("mail.from", &Settings::mail_from),
      text("mail.smtp.host", &Settings::smtp_host),
      number("mail.smtp.port", &Settings::smtp_port, 1, 65535),
      text("mail.smtp.user", &Settings::smtp_user),
      text("mail.smtp.password_file", &Settings::smtp_password_file),
      choice("mail.smtp.security", &Settings::smtp_security, {"starttls", "tls", "none"}),
      text("mail.smtp.ca_file", &Settings::smtp_ca_file),
  };
  return settings;
}

// "server.base_url" is WAYMARK_SERVER_BASE_URL.
std::string variable_of(const std::string& name) {
  std::string variable = "WAYMARK_";
  for (char c : name) variable += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return variable;
}

std::string as_text(const toml::node& node) {
  if (const auto* value = node.as_string()) return value->get();
  if (const auto* value = node.as_integer()) return std::to_string(value->get());
  if (const auto* value = node.as_boolean()) return value->get() ? "true" : "false";
  std::string parts;
  if (const auto* values = node.as_array())
    for (const auto& value : *values) parts += (parts.empty() ? "" : ",") + as_text(value);
  return parts;
}

// "server.port" → the text and where it stands, for every leaf of the file.
struct FileSetting {
  std::string value;
  std::string origin;
};
void collect(const toml::table& table, const std::string& prefix, const std::string& file,
             std::map<std::string, FileSetting>& found) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const auto* inner = node.as_table()) collect(*inner, name + ".", file, found);
    else found[name] = {as_text(node), fmt::format("{}:{}", file, node.source().begin.line)};
  }
}

std::map<std::string, FileSetting> read_file(const std::string& file, Problems& problems) {
  std::map<std::string, FileSetting> found;
  if (file.empty()) return found;
  try {
    collect(toml::parse_file(file), "", file, found);
  } catch (const toml::parse_error& wrong) {
    problems.add(fmt::format("{}:{}", file, wrong.source().begin.line), std::string(wrong.description()));
  }
  for (const auto& [name, setting] : found) {
    const auto known = [&, &n = name](const Setting& s) { return s.name == n; };
    if (std::none_of(all_settings().begin(), all_settings().end(), known))
      problems.add(setting.origin, fmt::format("no setting is called {}", name));
  }
  return found;
}

// Whether a copy of the database's folder would have this file in it.
bool lies_with_the_database(const std::string& file, const std::string& url) {
  namespace fs = std::filesystem;
  if (!url.starts_with("sqlite:")) return false;
  std::error_code unimportant;
  const auto folder = fs::weakly_canonical(fs::absolute(url.substr(7)), unimportant).parent_path();
  const auto within = fs::weakly_canonical(fs::absolute(file), unimportant).lexically_relative(folder);
  return !within.empty() && *within.begin() != "..";
}

void add_warnings(LoadedSettings& loaded) {
  const auto& settings = loaded.settings;
  if (settings.tls_certificate.empty() != settings.tls_key.empty())
    loaded.problems.add("server.tls_certificate", "a certificate needs its key and a key its certificate: set both");
  if (!settings.over_tls())
    loaded.warnings.push_back(
        "people reach this service without TLS: set server.tls_certificate and server.tls_key, or server.base_url to "
        "the https address of the proxy before it");
  // A demonstration, which asks nobody for codes, keeps everything in one folder.
  const auto apart = [&](const std::string& file, const char* warning) {
    if (settings.codes_required_for_staff && lies_with_the_database(file, settings.database_url()))
      loaded.warnings.push_back(warning);
  };
  apart(settings.master_key_file(),
        "the master key is kept with the database: set keys.master to a folder where neither the database nor its "
        "copies are; who has both reads what is sealed");
  if (settings.keys_url().starts_with("sqlite:"))
    apart(settings.keys_url().substr(7),
          "the key store is kept with the database: set keys.store to a folder of which no copies are kept; a copy "
          "still has the keys of what was shredded since");
  apart(settings.audit_key_file(),
        "the audit key is kept with the database: set audit.key, and audit.checkpoints, to where who can change the "
        "database cannot write");
  apart(settings.backup_key_file(),
        "the backup key is kept with the database: set backup.key to where neither the database nor its backups are, "
        "and keep a copy of it; without it no backup can be restored");
  if (!settings.codes_required_for_staff)
    loaded.warnings.push_back(
        "one-time codes are not required of staff roles: only a demonstration should do without");
  check_mail(loaded);
}

}  // namespace

std::string Settings::database_url() const {
  return database.empty() ? "sqlite:" + data_dir + "/waymark.sqlite" : database;
}
std::string Settings::keys_url() const {
  return keys_store.empty() ? "sqlite:" + data_dir + "/key-store/keys.sqlite" : keys_store;
}
std::string Settings::master_key_file() const {
  return keys_master.empty() ? data_dir + "/keys/master.key" : keys_master;
}
std::string Settings::audit_key_file() const { return audit_key.empty() ? data_dir + "/keys/audit.key" : audit_key; }
std::string Settings::audit_checkpoint_file() const {
  return audit_checkpoints.empty() ? data_dir + "/audit-checkpoints.log" : audit_checkpoints;
}
std::string Settings::backup_key_file() const {
  return backup_key.empty() ? data_dir + "/keys/backup.key" : backup_key;
}
std::string Settings::outbox() const { return data_dir + "/outbox"; }
std::string Settings::url() const { return base_url.empty() ? fmt::format("http://localhost:{}", port) : base_url; }
bool Settings::over_tls() const { return !tls_certificate.empty() || base_url.starts_with("https://"); }

LoadedSettings load_settings(const std::string& file, const std::map<std::string, std::string>& environment,
                             const std::map<std::string, std::string>& command_line) {
  LoadedSettings loaded;
  const auto in_file = read_file(file, loaded.problems);
  for (const auto& setting : all_settings()) {
    std::string origin = "built in";
    const auto take = [&](const std::string& value, const std::string& from) {
      if (const char* expected = setting.read(loaded.settings, value))
        loaded.problems.add(from, fmt::format("{} is \"{}\": {}", setting.name, value, expected));
      origin = from;
    };
    if (const auto found = in_file.find(setting.name); found != in_file.end())
      take(found->second.value, found->second.origin);
    const auto variable = variable_of(setting.name);
    if (const auto found = environment.find(variable); found != environment.end()) take(found->second, variable);
    if (const auto found = command_line.find(setting.name); found != command_line.end())
      take(found->second, "command line");
    loaded.lines.push_back({setting.name, setting.show(loaded.settings), origin});
  }
  add_warnings(loaded);
  return loaded;
}

std::map<std::string, std::string> waymark_environment() {
  std::map<std::string, std::string> found;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text(*entry);
    const auto equals = text.find('=');
    if (text.starts_with("WAYMARK_") && equals != std::string_view::npos)
      found.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return found;
}

}  // namespace waymark::app
