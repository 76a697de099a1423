// migrate, check, config check, docs.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/table.hpp"
#include "engagements/engagements.hpp"
#include "money/money.hpp"
#include "people/people.hpp"

namespace waymark::app {

int migrate(const Settings& settings) {
  const auto steps = make_ready(settings);
  for (const auto& step : steps) fmt::print("{}\n", step);
  if (steps.empty()) fmt::print("The database is up to date.\n");
  return kDone;
}

std::vector<std::string> differences(const Settings& settings) {
  auto house = open_house(settings, Opened::to_verify);
  std::vector<std::string> found;
  house.read([&](const access::Work& work) {
    found = db::damage(work.db);
    for (auto& difference : people::compare_with_recount(work.db, work.today)) found.push_back(std::move(difference));
    for (auto& difference : engagements::compare_with_recount(work.db)) found.push_back(std::move(difference));
    for (auto& difference : money::reconcile(work.db)) found.push_back(std::move(difference));
  });
  Strongroom strongroom(settings);
  house.read([&](const access::Work& work) {
    for (auto& wrong : strongroom.vault().check(work.db)) found.push_back(std::move(wrong));
    for (auto& wrong : vault::compare_with_trail(work.db)) found.push_back(std::move(wrong));
  });
  const auto trail = audit::verify(*house.database, {.checkpoint_file = settings.audit_checkpoint_file()});
  for (const auto& one : trail.breaks) found.push_back(one.str());
  return found;
}

int check(const Settings& settings) {
  const auto found = differences(settings);
  for (const auto& difference : found) fmt::print("{}\n", difference);
  if (!found.empty()) return kFault;
  fmt::print(
      "The database is sound, what is kept equals its recount, all that is sealed opens, the audit trail is "
      "whole.\n");
  return kDone;
}

int config_check(const LoadedSettings& loaded) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& line : loaded.lines) rows.push_back({line.name, line.value, line.origin});
  fmt::print("{}", text_table({"setting", "value", "from"}, rows, 3));
  fmt::print("\nThe database is {}\nPeople reach the service at {}\n", loaded.settings.database_url(),
             loaded.settings.url());
  for (const auto& warning : keys::warnings(key_places(loaded.settings), loaded.settings.database_url()))
    fmt::print("warning: {}\n", warning);
  for (const auto& warning : documents::warnings(document_settings(loaded.settings)))
    fmt::print("warning: {}\n", warning);
  for (const auto& warning : loaded.warnings) fmt::print("warning: {}\n", warning);
  for (const auto& problem : loaded.problems) fmt::print(stderr, "{}: {}\n", problem.field, problem.message);
  return loaded.problems ? kRefused : kDone;
}

int docs_permissions() {
  fmt::print("{}", access::permissions_as_markdown());
  return kDone;
}

}  // namespace waymark::app
