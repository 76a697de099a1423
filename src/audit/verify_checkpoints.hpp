#pragma once
// Inside this room only: what all checkpoints saw.
#include <map>

#include "audit/checkpoint.hpp"

namespace waymark::audit {

/// What a checkpoint saw of a stream.
struct SeenAt {
  std::int64_t number;      ///< of the line that was its last
  std::string mac;          ///< of that line, in hexadecimal digits
  std::int64_t checkpoint;  ///< which
};
/// By stream, in the order of the lines.
using Anchors = std::map<std::string, std::vector<SeenAt>>;

/// Reads every checkpoint of the database and of the file (none when there is no file), adds to the report where the
/// two do not agree or one was written without the key, and gives what they saw.
Anchors check_checkpoints(db::Connection& db, const std::optional<std::vector<std::string>>& in_file, Report& report);

}  // namespace waymark::audit
