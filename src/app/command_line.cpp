#include "app/command_line.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>

#include "app/commands.hpp"

namespace waymark::app {
namespace {

/// The verb chosen and what it needs: filled in while the words are read, run afterwards.
struct Chosen {
  std::string config_file;
  std::map<std::string, std::string> settings;
  std::function<int(const Settings&)> run;
};

const CLI::Validator kFormats = CLI::IsMember({"table", "csv", "json"});

void add_setting(CLI::App& app, Chosen& chosen, const std::string& flag, const std::string& name,
                 const std::string& help) {
  app.add_option_function<std::string>(
      flag, [&chosen, name](const std::string& value) { chosen.settings[name] = value; }, help);
}

void add_running(CLI::App& app, Chosen& chosen) {
  auto* serve_verb = app.add_subcommand("serve", "Serve the pages until told to stop (SIGTERM or Ctrl-C)");
  add_setting(*serve_verb, chosen, "--port", "server.port", "The port to listen on (default 8080)");
  add_setting(*serve_verb, chosen, "--address", "server.address", "The address to listen on (default 127.0.0.1)");
  serve_verb->callback([&chosen] { chosen.run = serve; });

  app.add_subcommand("migrate", "Make the database ready, or bring it up to this program")->callback([&chosen] {
    chosen.run = migrate;
  });
  app.add_subcommand("check", "See that the database is sound, recount what is kept and compare; print what differs")
      ->callback([&chosen] { chosen.run = check; });

  auto* config = app.add_subcommand("config", "The settings")->require_subcommand(1);
  config->add_subcommand("check", "Print every setting, where it came from, and what is wrong with it")
      ->callback([&chosen] {
        chosen.run = nullptr;
        chosen.settings["config check"] = "yes";
      });
}

void add_import(CLI::App& app, Chosen& chosen) {
  auto* verb = app.add_subcommand("import", "Bring CSV files in: all of it or nothing")->require_subcommand(1);
  const auto add = [&](const std::string& kind, const std::string& what, const std::string& help) {
    auto* one = verb->add_subcommand(kind, help);
    auto command = std::make_shared<ImportCommand>();
    command->kind = kind;
    one->add_option(what, command->path,
                    what == "DIR" ? "A folder with organisations.csv, people.csv, …" : "A CSV file")
        ->required();
    one->add_flag("--skip-bad-rows", command->skip_bad_rows, "Import the rest and list what was left out");
    one->add_flag("--overwrite", command->overwrite, "Let the files win over what was changed in Waymark");
    one->add_flag("--dry-run", command->dry_run, "Say what would happen and change nothing");
    one->callback([&chosen, command] {
      chosen.run = [command](const Settings& settings) { return import(settings, *command); };
    });
  };
  add("all", "DIR", "The eight files of a folder");
  for (const char* kind :
       {"organisations", "people", "suppliers", "coaches", "contracts", "engagements", "sessions", "invoices"})
    add(kind, "FILE", std::string("A file of ") + kind);
}

void add_reports(CLI::App& app, Chosen& chosen) {
  auto* verb = app.add_subcommand("report", "Figures")->require_subcommand(1);
  auto* spend = verb->add_subcommand("spend", "What coaching cost between two days");
  auto question = std::make_shared<SpendCommand>();
  spend->add_option("--from", question->from, "First day, like 2025-04-01")->required();
  spend->add_option("--to", question->to, "Last day, like 2026-03-31")->required();
  spend->add_option("--basis", question->basis, "invoiced (default) or paid")
      ->check(CLI::IsMember({"invoiced", "paid"}));
  spend->add_option("--funded", question->funded, "central (default), local or all")
      ->check(CLI::IsMember({"central", "local", "all"}));
  spend->add_option("--by", question->by,
                    "financial-year,agency,supplier,programme,grade: any of them, in the order of the columns");
  spend->add_option("--format", question->format, "table (default), csv or json")->check(kFormats);
  spend->callback([&chosen, question] {
    chosen.run = [question](const Settings& settings) { return report_spend(settings, *question); };
  });

  auto* list = verb->add_subcommand("engagements", "Every engagement, a row each");
  auto engagements = std::make_shared<EngagementsCommand>();
  list->add_option("--format", engagements->format, "table (default), csv or json")->check(kFormats);
  list->add_option("--as-of", engagements->as_of, "The day to speak of, like 2026-10-31 (default today)");
  list->callback([&chosen, engagements] {
    chosen.run = [engagements](const Settings& settings) { return report_engagements(settings, *engagements); };
  });
}

void add_users(CLI::App& app, Chosen& chosen) {
  auto* verb = app.add_subcommand("user", "People's accounts")->require_subcommand(1);
  auto email = std::make_shared<std::string>();
  auto* invite = verb->add_subcommand("invite", "Print a one-time link with which a person opens their account");
  invite->add_option("EMAIL", *email, "The address the person has in Waymark")->required();
  invite->callback([&chosen, email] { chosen.run = [email](const Settings& s) { return user_invite(s, *email); }; });

  auto name = std::make_shared<std::string>("command line");
  auto* token = verb->add_subcommand("token", "Print a new API token of a person's account, once");
  token->add_option("EMAIL", *email, "The address of the account")->required();
  token->add_option("--name", *name, "What the token is for");
  token->callback([&chosen, email, name] {
    chosen.run = [email, name](const Settings& s) { return user_token(s, *email, *name); };
  });

  auto role = std::make_shared<std::string>();
  auto* grant = verb->add_subcommand("grant", "Give a person a role for a place");
  grant->add_option("EMAIL", *email, "The address the person has in Waymark")->required();
  grant
      ->add_option(
          "ROLE@PLACE", *role,
          "agency_lead@organisation:HMPPS, champion@organisation:MOJ, supplier_administrator@supplier:SUP-01, …")
      ->required();
  grant->callback([&chosen, email, role] {
    chosen.run = [email, role](const Settings& s) { return user_grant(s, *email, *role); };
  });

  auto format = std::make_shared<std::string>("table");
  auto* list = verb->add_subcommand("list", "Every account and its roles");
  list->add_option("--format", *format, "table (default), csv or json")->check(kFormats);
  list->callback([&chosen, format] { chosen.run = [format](const Settings& s) { return user_list(s, *format); }; });
}

void add_keys(CLI::App& app, Chosen& chosen) {
  auto* verb = app.add_subcommand("keys", "The keys of what is sealed")->require_subcommand(1);
  auto format = std::make_shared<std::string>("table");
  auto* status = verb->add_subcommand("status", "Where the keys are, how many, and what is wrong with that");
  status->add_option("--format", *format, "table (default) or json")->check(CLI::IsMember({"table", "json"}));
  status->callback(
      [&chosen, format] { chosen.run = [format](const Settings& s) { return keys_status(s, *format); }; });

  auto only_master = std::make_shared<bool>(false);
  auto* rotate = verb->add_subcommand(
      "rotate", "Make newer keys and wrap what is there by them, while the service runs; may be repeated");
  rotate->add_flag("--only-master", *only_master, "The master key alone, not every organisation's");
  rotate->callback([&chosen, only_master] {
    chosen.run = [only_master](const Settings& s) { return keys_rotate(s, *only_master); };
  });

  auto file = std::make_shared<std::string>();
  auto* mirror = verb->add_subcommand("export", "Write the key store's present state, keys wrapped, over FILE");
  mirror->add_option("FILE", *file, "The mirror: kept apart from the database's backups")->required();
  mirror->callback([&chosen, file] { chosen.run = [file](const Settings& s) { return keys_export(s, *file); }; });
  auto* restore = verb->add_subcommand("restore", "Fill an empty key store from a mirror");
  restore->add_option("FILE", *file, "What `waymark keys export` wrote")->required();
  restore->callback([&chosen, file] { chosen.run = [file](const Settings& s) { return keys_restore(s, *file); }; });
}

void add_audit(CLI::App& app, Chosen& chosen) {
  auto* verb = app.add_subcommand("audit", "The audit trail: who did what to what")->require_subcommand(1);
  auto format = std::make_shared<std::string>("table");
  auto* verify = verb->add_subcommand(
      "verify",
      "Walk along every stream of the trail and name the first link of each that does not hold; exit 3 then");
  verify->add_option("--format", *format, "table (default) or json")->check(CLI::IsMember({"table", "json"}));
  verify->callback(
      [&chosen, format] { chosen.run = [format](const Settings& s) { return audit_verify(s, *format); }; });

  auto command = std::make_shared<AuditExportCommand>();
  auto* all = verb->add_subcommand("export", "Print the trail, oldest line first, each with its place and MAC");
  all->add_option("--from", command->from, "First day, like 2026-04-01 (default: the beginning)");
  all->add_option("--to", command->to, "Last day, like 2027-03-31 (default: today)");
  all->add_option("--format", command->format, "csv (default) or json")->check(CLI::IsMember({"csv", "json"}));
  all->callback(
      [&chosen, command] { chosen.run = [command](const Settings& s) { return audit_export(s, *command); }; });
}

void add_backup(CLI::App& app, Chosen& chosen) {
  auto command = std::make_shared<BackupCommand>();
  auto* take = app.add_subcommand("backup", "Write the database into one sealed file, while the service runs");
  take->add_option("FILE", command->file, "The file to write; - for standard output")->required();
  take->add_flag("--force", command->force, "Overwrite the file when it is there");
  auto* restore = app.add_subcommand(
      "restore", "Make a new database from a backup, and check it; exit 3 when the check finds something");
  restore->add_option("FILE", command->file, "What `waymark backup` wrote; - for standard input")->required();
  restore->add_flag("--dry-run", command->dry_run,
                    "Read it to its end, say whether it is whole, and restore nothing");
  for (auto* verb : {take, restore})
    verb->add_option("--format", command->format, "table (default) or json")->check(CLI::IsMember({"table", "json"}));
  take->callback(
      [&chosen, command] { chosen.run = [command](const Settings& s) { return app::backup(s, *command); }; });
  restore->callback(
      [&chosen, command] { chosen.run = [command](const Settings& s) { return app::restore(s, *command); }; });
}

void add_others(CLI::App& app, Chosen& chosen) {
  auto* docs = app.add_subcommand("docs", "Documentation made from the program")->require_subcommand(1);
  docs->add_subcommand("permissions", "Who may do what, as docs/permissions.md")->callback([&chosen] {
    chosen.run = [](const Settings&) { return docs_permissions(); };
  });
  auto* demo_verb =
      app.add_subcommand("demo", "Load the demonstration and print the sign-in of each member of the cast");
  auto command = std::make_shared<DemoCommand>();
  demo_verb->add_option("--from", command->from, "The folder of the pilot's CSV files")->required();
  demo_verb->add_option("--format", command->format, "table (default) or json")
      ->check(CLI::IsMember({"table", "json"}));
  demo_verb->callback(
      [&chosen, command] { chosen.run = [command](const Settings& s) { return demo(s, *command); }; });
}

int run(const Chosen& chosen_before_check) {
  auto chosen = chosen_before_check;
  const bool only_check = chosen.settings.erase("config check") > 0;
  const auto loaded = load_settings(chosen.config_file, waymark_environment(), chosen.settings);
  if (only_check) return config_check(loaded);
  if (loaded.problems) {
    for (const auto& problem : loaded.problems)
      std::fprintf(stderr, "%s: %s\n", problem.field.c_str(), problem.message.c_str());
    return kRefused;
  }
  return chosen.run(loaded.settings);
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app("Waymark runs coaching programmes: who is coached, by whom, how far along, and what it costs.",
               "waymark");
  app.require_subcommand(1);
  app.fallthrough(false);
  Chosen chosen;
  app.add_option("--config", chosen.config_file, "A TOML file of settings")->check(CLI::ExistingFile);
  add_setting(app, chosen, "--data", "data", "The folder of database, keys and outbox (default /var/lib/waymark)");
  add_setting(app, chosen, "--database", "database", "sqlite:PATH (default, in the data folder) or postgresql://…");
  add_setting(app, chosen, "--keys", "keys.store",
              "The key store: sqlite:PATH (default, in the data folder) or postgresql://…");
  add_running(app, chosen);
  add_import(app, chosen);
  add_reports(app, chosen);
  add_users(app, chosen);
  add_keys(app, chosen);
  add_audit(app, chosen);
  add_backup(app, chosen);
  add_rights(app, [&chosen](Verb verb) { chosen.run = std::move(verb); });
  add_others(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& end) {
    return app.exit(end) == 0 ? kDone : kUsedWrongly;
  }
  try {
    return run(chosen);
  } catch (const InputRefused& refused) {
    std::fprintf(stderr, "waymark: %s\n", refused.what());
    return kRefused;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "waymark: %s\n", fault.what());
    return kFault;
  }
}

}  // namespace waymark::app
