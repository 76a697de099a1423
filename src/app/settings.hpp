#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/base.hpp"

namespace waymark::app {

/// Every setting a service has, and where each came from. Later ones win: what is built in, the file, the
/// environment (WAYMARK_ADDRESS for server.address …), the command line.
struct Settings {
  std::string data_dir = "/var/lib/waymark";
  std::string database;  ///< sqlite:PATH or postgresql://…; sqlite under data_dir when empty

  std::string address = "127.0.0.1";
  int port = 8080;
  std::string base_url;                  ///< how people reach it; http://localhost:PORT when empty
  std::string tls_certificate, tls_key;  ///< both or neither
  std::vector<std::string> trusted_proxies;
  int workers = 16;

  std::string service_name = "Waymark";
  std::string organisation_name;
  std::string phase;            ///< shown in the phase banner; empty for none
  std::string welsh_catalogue;  ///< a .mo file

  bool codes_required_for_staff = true;    ///< one-time codes for every granted role
  std::vector<std::string> refused_words;  ///< the organisation's own, refused in passwords
  int idle_minutes = 30;
  int absolute_hours = 12;
  int invitation_days = 7;

  std::string keys_store;   ///< sqlite:PATH or postgresql://…; key-store/keys.sqlite under data_dir when empty
  std::string keys_master;  ///< a file; keys/master.key under data_dir when empty
  std::string keys_mirror;  ///< a file kept in step with what is destroyed; none when empty

  std::string documents_clamd;          ///< "/run/clamd.ctl" or "host:port"; empty: nothing is scanned
  int documents_most_megabytes = 25;    ///< of one file
  int documents_quota_megabytes = 200;  ///< of all somebody's documents together

  std::string audit_key;          ///< a file; keys/audit.key under data_dir when empty
  std::string audit_checkpoints;  ///< a file; audit-checkpoints.log under data_dir when empty
  int audit_verify_hours = 6;     ///< how often a service that runs walks the whole trail
  int audit_mass_reading = 60;    ///< an alert when somebody opens more sealed things than this in an hour
  int audit_refusals = 30;        ///< an alert when somebody is refused more often than this in ten minutes

  std::string backup_key;  ///< a file; keys/backup.key under data_dir when empty

  std::string mail_carrier = "none";  ///< directory (the folder outbox under data_dir), smtp or none
  std::string mail_from = "waymark@localhost";
  std::string smtp_host;
  int smtp_port = 587;
  std::string smtp_user;                   ///< empty: does not sign in
  std::string smtp_password_file;          ///< its first line
  std::string smtp_security = "starttls";  ///< starttls, tls, or none for this machine itself
  std::string smtp_ca_file;                ///< certificates to trust instead of the system's

  std::string database_url() const;
  std::string keys_url() const;
  std::string master_key_file() const;
  std::string audit_key_file() const;
  std::string audit_checkpoint_file() const;
  std::string backup_key_file() const;
  std::string url() const;
  std::string outbox() const;
  bool over_tls() const;
};

/// One line of `waymark config check`: the setting's name, its value in words and where it came from.
struct SettingLine {
  std::string name;
  std::string value;
  std::string origin;
};

/// A complete set of settings, or what is wrong with them (fields are FILE:LINE or the variable's name).
struct LoadedSettings {
  Settings settings;
  std::vector<SettingLine> lines;
  Problems problems;
  std::vector<std::string> warnings;
};

/// Reads `file` (TOML; none when empty), then the environment, then what the command line said by setting name.
LoadedSettings load_settings(const std::string& file, const std::map<std::string, std::string>& environment,
                             const std::map<std::string, std::string>& command_line);

/// What is wrong, or questionable, with the settings of mail (mail_settings.cpp).
void check_mail(LoadedSettings& loaded);

/// The variables of this process that begin with WAYMARK_.
std::map<std::string, std::string> waymark_environment();

}  // namespace waymark::app
