#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::audit {

/// Writes one line in the transaction of the change it tells of. `action` is a deed in the past tense
/// ("session_completed"); `detail` names codes, dates and numbers, never content.
void record(const access::Work& work, std::string_view action, std::string_view subject_kind,
            std::string_view subject_id, std::string_view detail = {});

/// The same for many subjects at once: for imports.
void record_all(const access::Work& work, std::string_view action, std::string_view subject_kind,
                std::span<const std::string> subject_ids, std::string_view detail = {});

/// A line as it was written.
struct Line {
  std::string id;
  Instant at;
  PersonId actor;  ///< empty for the program itself and for visitors
  std::string actor_name;
  std::string action;
  std::string subject_kind;
  std::string subject_id;
  std::string detail;
};

/// Which lines; empty members mean any.
struct Filter {
  std::string subject_id;
  PersonId actor;
};

/// Where a page of lines ends; the next one continues after it.
struct Mark {
  Instant at;
  std::string id;
  /// As one piece of text for a link, and back; nothing when it is none of ours.
  std::string text() const;
  static std::optional<Mark> parse(std::string_view text);
};

struct LinePage {
  std::vector<Line> lines;
  std::optional<Mark> next;  ///< set when there are older lines
};

/// Lines, newest first, at most `size` (1 to 1000) of them, older than `after`. Asks nobody's permission: the page
/// that shows them does.
LinePage lines(db::Connection& db, const Filter& filter, const std::optional<Mark>& after, int size);

}  // namespace waymark::audit
