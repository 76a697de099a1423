#include "backup/header.hpp"

#include <charconv>
#include <map>

namespace waymark::backup {
namespace {

constexpr std::string_view kFirstLine = "waymark backup";
constexpr std::string_view kFormat = "1";

[[noreturn]] void no_backup() { throw BackupRefused("that is no backup of Waymark's, or its beginning is damaged"); }

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) no_backup();
  return value;
}

/// "schema 18": what stands before the space, and what after.
std::map<std::string, std::string, std::less<>> facts_of(std::string_view text) {
  auto lines = split(text, '\n');
  if (lines.size() < 4 || lines.front() != kFirstLine || !lines.back().empty()) no_backup();
  std::map<std::string, std::string, std::less<>> facts;
  for (std::size_t i = 1; i + 2 < lines.size(); ++i) {
    const auto space = lines[i].find(' ');
    if (space == std::string_view::npos) no_backup();
    facts.emplace(lines[i].substr(0, space), lines[i].substr(space + 1));
  }
  return facts;
}

}  // namespace

std::string written(const Header& header) {
  return fmt::format(
      "{}\nformat {}\nschema {}\nmoment {}\nmicroseconds {}\nengine {}\nbackup-key {}\naudit-key {}\n\n", kFirstLine,
      kFormat, header.step, header.at.iso(), header.at.micros(), header.engine, header.key, header.trail_key);
}

Header read_header(std::string_view text) {
  const auto facts = facts_of(text);
  const auto fact = [&](std::string_view name) {
    const auto found = facts.find(name);
    if (found == facts.end()) no_backup();
    return found->second;
  };
  if (const auto format = fact("format"); format != kFormat)
    throw BackupRefused(
        fmt::format("the backup is of format {} and this program reads {} only: restore it with a newer program",
                    format, kFormat));
  Header header;
  header.step = static_cast<int>(number(fact("schema")));
  header.at = Instant::micros(number(fact("microseconds")));
  header.engine = fact("engine");
  header.key = fact("backup-key");
  header.trail_key = fact("audit-key");
  return header;
}

}  // namespace waymark::backup
