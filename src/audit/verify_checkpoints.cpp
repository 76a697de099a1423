#include "audit/verify_checkpoints.hpp"

#include "audit/mac.hpp"

namespace waymark::audit {
namespace {

constexpr const char* kStream = "checkpoints";

using ByNumber = std::map<std::int64_t, Checkpoint>;

class Checking {
 public:
  Checking(db::Connection& db, Report& report) : db_(db), key_(key_of(db)), report_(report) {}

  Anchors run(const std::optional<std::vector<std::string>>& file_lines) {
    const auto in_database = read_database();
    ByNumber in_file;
    if (file_lines)
      for (const auto& line : *file_lines) add(in_file, line, "the file");
    check_links(in_database, "the database");
    check_links(in_file, "the file");
    compare(in_database, in_file, file_lines.has_value());
    auto all = in_database;
    all.insert(in_file.begin(), in_file.end());
    report_.checkpoints = static_cast<std::int64_t>(all.size());
    return anchors_of(all);
  }

 private:
  ByNumber read_database() {
    ByNumber all;
    std::int64_t last = 0;
    for (;;) {
      const auto lines = store::checkpoints_after(db_, last, 1000);
      if (lines.empty()) return all;
      for (const auto& line : lines) add(all, line, "the database");
      if (all.empty() || all.rbegin()->first <= last) return all;  // what could not be read has been reported
      last = all.rbegin()->first;
    }
  }

  void add(ByNumber& all, const std::string& line, const char* where) {
    auto one = read_checkpoint(key_, line);
    // Half a line that a power cut left is nothing: what it was to say was written again, whole.
    if (!one && line.find(" mac=") == std::string::npos) return;
    if (!one || !one->authentic)
      return wrong(one ? one->number : 0, Wrong::altered,
                   fmt::format("a checkpoint in {} was not written so", where));
    const auto number = one->number;
    all.emplace(number, std::move(*one));
  }

  void check_links(const ByNumber& all, const char* where) {
    const Checkpoint* last = nullptr;
    for (const auto& [number, one] : all) {
      if (last && number != last->number + 1)
        wrong(last->number + 1, Wrong::missing, fmt::format("checkpoints are gone from {}", where));
      else if (last && one.before != last->mac)
        wrong(number, Wrong::rebuilt, fmt::format("in {} it does not follow from the one before", where));
      last = &one;
    }
  }

  void compare(const ByNumber& in_database, const ByNumber& in_file, bool has_file) {
    if (!has_file) {
      if (!in_database.empty())
        wrong(in_database.begin()->first, Wrong::missing, "the file of checkpoints is not there");
      return;
    }
    const auto last_in_file = in_file.empty() ? 0 : in_file.rbegin()->first;
    const auto last = in_database.empty() ? 0 : in_database.rbegin()->first;
    // One may be there and not yet in the file: they are written one after the other.
    if (last > last_in_file + 1)
      wrong(last_in_file + 1, Wrong::cut_tail,
            fmt::format("the file ends with checkpoint {}, the database with {}", last_in_file, last));
    for (const auto& [number, one] : in_file) {
      const auto found = in_database.find(number);
      if (found == in_database.end())
        return wrong(number, Wrong::missing, "a checkpoint in the file is not in the database");
      if (found->second.mac != one.mac)
        return wrong(number, Wrong::rebuilt, "the file and the database say different things");
    }
  }

  Anchors anchors_of(const ByNumber& all) {
    Anchors anchors;
    for (const auto& [number, one] : all)
      for (const auto& anchor : one.anchors) anchors[anchor.stream].push_back({anchor.number, anchor.mac, number});
    for (auto& [stream, seen] : anchors)
      std::stable_sort(seen.begin(), seen.end(),
                       [](const SeenAt& a, const SeenAt& b) { return a.number < b.number; });
    return anchors;
  }

  // The first thing wrong is what to look at; the rest follows from it.
  void wrong(std::int64_t number, Wrong what, std::string detail) {
    if (std::exchange(reported_, true)) return;
    report_.breaks.push_back({kStream, number, {}, {}, what, std::move(detail)});
  }

  db::Connection& db_;
  const db::RowKey& key_;
  Report& report_;
  bool reported_ = false;
};

}  // namespace

Anchors check_checkpoints(db::Connection& db, const std::optional<std::vector<std::string>>& in_file,
                          Report& report) {
  return Checking(db, report).run(in_file);
}

}  // namespace waymark::audit
