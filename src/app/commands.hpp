#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/house.hpp"

namespace CLI {
class App;
}

namespace waymark::app {

/// What a command's end means: 0 done, 1 the input was refused, 2 used wrongly, 3 a fault.
enum ExitCode : int { kDone = 0, kRefused = 1, kUsedWrongly = 2, kFault = 3 };

int serve(const Settings& settings);
int migrate(const Settings& settings);
int config_check(const LoadedSettings& loaded);
int check(const Settings& settings);
/// What check() found, a sentence each; none when all is sound.
std::vector<std::string> differences(const Settings& settings);

struct ImportCommand {
  std::string kind;  ///< "all" or one kind
  std::string path;  ///< a folder for all, else a file
  bool skip_bad_rows = false;
  bool overwrite = false;
  bool dry_run = false;
  bool quiet = false;  ///< print only what was refused
};
int import(const Settings& settings, const ImportCommand& command);

struct SpendCommand {
  std::string from, to;
  std::string basis = "invoiced";
  std::string funded = "central";
  std::string by;
  std::string format = "table";
};
int report_spend(const Settings& settings, const SpendCommand& command);

struct EngagementsCommand {
  std::string format = "table";
  std::string as_of;
};
int report_engagements(const Settings& settings, const EngagementsCommand& command);

int user_invite(const Settings& settings, const std::string& email);
int user_token(const Settings& settings, const std::string& email, const std::string& name);
int user_grant(const Settings& settings, const std::string& email, const std::string& role_at_place);
int user_list(const Settings& settings, const std::string& format);

int keys_status(const Settings& settings, const std::string& format);
int keys_rotate(const Settings& settings, bool only_master);
int keys_export(const Settings& settings, const std::string& file);
int keys_restore(const Settings& settings, const std::string& file);

int audit_verify(const Settings& settings, const std::string& format);
struct AuditExportCommand {
  std::string from, to;  ///< days; empty: from the beginning, until now
  std::string format = "csv";
};
int audit_export(const Settings& settings, const AuditExportCommand& command);

struct BackupCommand {
  std::string file;  ///< "-": standard output or input
  bool force = false;
  bool dry_run = false;
  std::string format = "table";
};
int backup(const Settings& settings, const BackupCommand& command);
int restore(const Settings& settings, const BackupCommand& command);
int subject_access(const Settings& settings, const std::string& email, const std::string& to);

int docs_permissions();

struct DemoCommand {
  std::string from;  ///< the folder of the pilot's files
  std::string format = "table";
};
int demo(const Settings& settings, const DemoCommand& command);

using Verb = std::function<int(const Settings&)>;
/// The verbs of people's rights; `choose` is told which was named (rights_command_line.cpp).
void add_rights(CLI::App& app, std::function<void(Verb)> choose);

}  // namespace waymark::app
