#pragma once
// Files in: checked cell by cell, then all of it or nothing.
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "base/base.hpp"
#include "jobs/jobs.hpp"
#include "web/route.hpp"

namespace waymark::imports {

/// What a file is about, in the order they are brought in: each refers only to those before it.
enum class Kind { organisations, people, suppliers, coaches, contracts, engagements, sessions, invoices };
inline constexpr std::array kKinds = {Kind::organisations, Kind::people,      Kind::suppliers, Kind::coaches,
                                      Kind::contracts,     Kind::engagements, Kind::sessions,  Kind::invoices};
std::string_view code(Kind kind);  ///< "organisations": on the command line, and the file is organisations.csv
const char* label(Kind kind);      ///< "Organisations", in the reader's language
std::optional<Kind> kind_from(std::string_view code);
/// The header a file of this kind has.
std::span<const std::string_view> columns(Kind kind);

struct File {
  Kind kind;
  std::string name;  ///< as the person named it
  std::string content;
};

/// Something said about a place in a file: the physical line its record starts on (the header is 1) and the
/// header's name of the column.
struct Finding {
  std::string file;
  std::size_t line = 1;
  std::string column;
  std::string message;
  /// "people.csv:3:started_on: …"
  std::string str() const;
};

struct Options {
  bool skip_bad_rows = false;  ///< import the rest and list what was left out
  bool overwrite = false;      ///< let files win over what was changed here since
  bool preview = false;        ///< work it all out, change nothing
};

struct Counts {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t kept = 0;      ///< changed here since the last import: conflicts
  std::int64_t left_out = 0;  ///< bad rows, when told to skip them
};

struct Result {
  std::vector<Finding> refusals;  ///< every one, in the order of files and lines
  std::vector<Finding> warnings;
  std::vector<Finding> conflicts;
  std::map<Kind, Counts> counts;
  std::vector<std::string> programmes_made;
  /// Refused whole: nothing was changed.
  bool refused = false;
  bool changed_nothing() const;
};

/// How far along: what is being done, and how many rows of how many.
using Progress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

/// Reads, checks and brings in files, all or nothing. Reading and checking happen outside any change; only the last
/// step is one. Needs import_files, or to be the program itself; refuses not_allowed.
Result import_files(db::Database& database, const access::Actor& actor, const Clock& clock,
                    std::span<const File> files, const Options& options, const Progress& progress = {});

/// Hears "person_erased": what files said of people and coaches that are no longer there is no longer kept.
void when_person_erased(const access::Work& work, const jobs::News& news);
std::vector<jobs::Listener> listeners();

std::vector<web::Route> routes();

}  // namespace waymark::imports
