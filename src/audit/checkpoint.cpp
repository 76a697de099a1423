#include "audit/checkpoint.hpp"

#include <charconv>

#include "audit/mac.hpp"

namespace waymark::audit {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Anchor> read_anchor(std::string_view word) {
  const auto equals = word.find('='), colon = word.rfind(':');
  if (equals == std::string_view::npos || colon == std::string_view::npos || colon < equals) return std::nullopt;
  const auto number = whole_number(word.substr(equals + 1, colon - equals - 1));
  if (!number) return std::nullopt;
  return Anchor{std::string(word.substr(0, equals)), *number, std::string(word.substr(colon + 1))};
}

std::int64_t number_of(std::string_view line) { return whole_number(line.substr(0, line.find(' '))).value_or(0); }

std::string mac_at_end(std::string_view line) {
  const auto at = line.rfind(" mac=");
  return at == std::string_view::npos ? std::string() : std::string(line.substr(at + 5));
}

// What the database has and the file has not: a power cut came between the two, or the disk was full.
void catch_up(db::Database& database, CheckpointFile& file, std::int64_t last) {
  for (;;) {
    const auto lines = database.read_value<std::vector<std::string>>(
        [&](db::Connection& db) { return store::checkpoints_after(db, last, 100); });
    for (const auto& line : lines) file.append(line);
    if (lines.empty()) return;
    last = number_of(lines.back());
  }
}

}  // namespace

std::string written(const db::RowKey& key, std::int64_t number, Instant at, std::string_view before,
                    std::span<const store::Grown> streams) {
  auto line = fmt::format("{} {} after={}", number, at.iso(), before);
  for (const auto& one : streams) line += fmt::format(" {}={}:{}", one.stream, one.head.number, hex(one.head.mac));
  return line + " mac=" + hex(mac_of_text(key, line));
}

std::optional<Checkpoint> read_checkpoint(const db::RowKey& key, std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() < 4 || !words[2].starts_with("after=") || !words.back().starts_with("mac=")) return std::nullopt;
  Checkpoint checkpoint;
  const auto number = whole_number(words[0]);
  if (!number || *number < 1) return std::nullopt;
  checkpoint.number = *number;
  checkpoint.before = words[2].substr(6);
  checkpoint.mac = words.back().substr(4);
  for (std::size_t i = 3; i + 1 < words.size(); ++i) {
    auto anchor = read_anchor(words[i]);
    if (!anchor) return std::nullopt;
    checkpoint.anchors.push_back(std::move(*anchor));
  }
  checkpoint.authentic = hex(mac_of_text(key, line.substr(0, line.rfind(" mac=")))) == checkpoint.mac;
  return checkpoint;
}

CheckpointMade make_checkpoint(db::Database& database, const std::string& path, Instant now) {
  CheckpointMade made;
  std::vector<store::Grown> grown;
  // Read apart from writing, so that those who write lines meanwhile are in nobody's way.
  database.read([&](db::Connection& db) {
    grown = store::grown(db);
    made.shorter = store::shorter(db);
  });
  CheckpointFile file(path);
  // What the last one left undone goes first, so that the database is never more than one ahead.
  catch_up(database, file, number_of(file.last_line()));
  const auto last_in_file = file.last_line();
  if (!grown.empty()) {
    database.change_now([&](db::Connection& db) {
      const auto in_database = store::last_checkpoint(db);
      // A database put back to an older state goes on after what the file has seen.
      const auto& last =
          in_database && number_of(*in_database) >= number_of(last_in_file) ? *in_database : last_in_file;
      made.number = number_of(last) + 1;
      store::insert_checkpoint(db, made.number, now, written(key_of(db), made.number, now, mac_at_end(last), grown));
      for (const auto& stream : grown) store::set_anchor(db, stream);
    });
    made.streams = static_cast<std::int64_t>(grown.size());
  }
  catch_up(database, file, number_of(last_in_file));
  return made;
}

}  // namespace waymark::audit
