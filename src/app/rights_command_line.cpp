#include <CLI/CLI.hpp>

#include "app/commands.hpp"

namespace waymark::app {

void add_rights(CLI::App& app, std::function<void(Verb)> choose) {
  auto email = std::make_shared<std::string>();
  auto file = std::make_shared<std::string>();
  auto* verb = app.add_subcommand("subject-access", "Gather all that is held about a person in a zip, for them");
  verb->add_option("EMAIL", *email, "The address the person has in Waymark")->required();
  verb->add_option("--to", *file, "The zip to write; it must not be there yet")->required();
  verb->callback([choose = std::move(choose), email, file] {
    choose([email, file](const Settings& settings) { return subject_access(settings, *email, *file); });
  });
}

}  // namespace waymark::app
