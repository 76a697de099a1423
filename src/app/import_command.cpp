#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/commands.hpp"
#include "app/table.hpp"
#include "imports/imports.hpp"

namespace waymark::app {
namespace {

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputRefused(fmt::format("{} cannot be read", path));
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::vector<imports::File> files_of(const ImportCommand& command) {
  std::vector<imports::File> files;
  if (command.kind != "all") {
    if (std::filesystem::is_directory(command.path))
      throw InputRefused(fmt::format("{} is a folder; expected a CSV file", command.path));
    files.push_back({*imports::kind_from(command.kind), command.path, read_whole(command.path)});
    return files;
  }
  if (!std::filesystem::is_directory(command.path))
    throw InputRefused(fmt::format("{} is not a folder", command.path));
  for (auto kind : imports::kKinds) {
    const auto path = (std::filesystem::path(command.path) / (std::string(imports::code(kind)) + ".csv")).string();
    files.push_back({kind, path, read_whole(path)});
  }
  return files;
}

// On a terminal, one line that is written over; nothing where the output is kept.
imports::Progress progress_line() {
  if (!isatty(STDERR_FILENO)) return {};
  return [](std::string_view stage, std::size_t done, std::size_t total) {
    fmt::print(stderr, "\r\033[K{}: {} of {}", stage, with_commas(static_cast<std::int64_t>(done)),
               with_commas(static_cast<std::int64_t>(total)));
  };
}

void print_findings(const std::vector<imports::Finding>& findings) {
  for (const auto& finding : findings) fmt::print(stderr, "{}\n", finding.str());
}

void print_counts(const imports::Result& result) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [kind, count] : result.counts)
    rows.push_back({std::string(imports::code(kind)), with_commas(count.added), with_commas(count.changed),
                    with_commas(count.unchanged), with_commas(count.kept), with_commas(count.left_out)});
  fmt::print("{}", text_table({"file", "added", "changed", "unchanged", "kept", "left out"}, rows, 1));
  for (const auto& name : result.programmes_made) fmt::print("Made the programme {}.\n", name);
}

}  // namespace

int import(const Settings& settings, const ImportCommand& command) {
  auto house = open_house(settings);
  const auto files = files_of(command);
  const imports::Options options{
      .skip_bad_rows = command.skip_bad_rows, .overwrite = command.overwrite, .preview = command.dry_run};
  const auto result =
      imports::import_files(*house.database, House::program(), house.clock, files, options, progress_line());
  if (isatty(STDERR_FILENO)) fmt::print(stderr, "\r\033[K");
  print_findings(result.refusals);
  if (!command.quiet) {
    print_findings(result.conflicts);
    print_findings(result.warnings);
  }
  if (result.refused) {
    fmt::print(stderr, "Nothing was imported: {} refused.\n",
               fill(plural("{} place", "{} places", static_cast<std::int64_t>(result.refusals.size())),
                    result.refusals.size()));
    return kRefused;
  }
  if (!command.dry_run) {
    deliver_due_news(house);
    make_checkpoint_or_say_why(house);
  }
  if (command.quiet) return kDone;
  print_counts(result);
  if (result.changed_nothing()) fmt::print("Nothing changed.\n");
  else if (command.dry_run) fmt::print("This was a dry run: nothing was changed.\n");
  return kDone;
}

}  // namespace waymark::app
