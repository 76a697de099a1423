#pragma once
#include "engagements/tracking.hpp"

namespace waymark::engagements::store {

// Everything a line of the tracking list follows from, whatever the day and whoever looks, stands in one text: of
// today's row it is kept (engagement.line), so that a list need not join five tables for each line it shows; for a
// day past it is put together as it is read. line_sql() writes it, LineReader reads it.

/// The text as an expression, of an engagement `e` (today's row, or that day's) joined to kLineJoins.
/// `open_engagements`: how many its coach has.
std::string line_sql(const char* open_engagements = "co.open_engagements");
/// Programme p, coach's card co, agency o, supplier su, contract c.
extern const char* const kLineJoins;

/// How an engagement stands, without a word of whose it is.
struct Standing {
  Date starts_on;
  State state = State::proposed;
  bool needs_decision = false;
  std::vector<Flag> flags;
};

/// Reads such texts as they stand on a day. Throws for what line_sql() did not write.
class LineReader {
 public:
  explicit LineReader(const AsOf& as_of);
  /// All of `line` but when the next session is.
  void read(std::string_view text, Line& line) const;
  /// A third of the work, where many are counted.
  Standing standing(std::string_view text) const;

 private:
  class Fields;
  /// From the field after decision_needed on.
  Standing stand(Fields& fields, bool any_session_completed) const;

  Date day_;
  Instant day_end_, moment_;
};

}  // namespace waymark::engagements::store
