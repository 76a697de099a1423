#pragma once
#include <fmt/format.h>

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "imports/digest.hpp"
#include "imports/store.hpp"

namespace waymark::imports {

/// Holds what files say of one kind against what Waymark has and against what was last imported:
/// new → added; the same → unchanged; different and untouched here since → changed; changed here since → a
/// conflict, kept unless told to overwrite.
class Comparison {
 public:
  Comparison(const access::Work& work, Kind kind, const Options& options, Result& result)
      : work_(work), kind_(kind), options_(options), result_(result), imported_(digests(work.db, kind)) {}

  enum class Verdict { leave, add, change };

  template <class T, class Record>
  Verdict judge(const Good<T>& row, const Record& wanted, const Record* current) {
    auto& counts = result_.counts[kind_];
    const auto digest = digest_of(wanted);
    if (!current) {
      ++counts.added;
      keep_.emplace_back(row.key, digest);
      return Verdict::add;
    }
    const auto now = digest_of(*current);
    if (now == digest) {
      ++counts.unchanged;
      keep_.emplace_back(row.key, digest);
      return Verdict::leave;
    }
    const auto before = imported_.find(row.key);
    const bool changed_here = before == imported_.end() || before->second != now;
    if (changed_here && !options_.overwrite) {
      ++counts.kept;
      result_.conflicts.push_back({row.file, row.line, std::string(columns(kind_).front()),
                                   fmt::format("conflict: {} was changed in Waymark since it was last imported and "
                                               "is kept; --overwrite takes the file's",
                                               row.key)});
      return Verdict::leave;
    }
    ++counts.changed;
    keep_.emplace_back(row.key, digest);
    return Verdict::change;
  }

  /// Remembers what was imported; once everything of the kind is saved.
  void finish() { keep_digests(work_, kind_, keep_, imported_); }

 private:
  const access::Work& work_;
  Kind kind_;
  const Options& options_;
  Result& result_;
  std::unordered_map<std::string, std::string> imported_;
  std::vector<std::pair<std::string, std::string>> keep_;
};

}  // namespace waymark::imports
