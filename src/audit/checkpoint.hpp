#pragma once
// Inside this room only: a checkpoint as a line of text.
#include "audit/store.hpp"

namespace waymark::audit {

/// How far a stream had come, and the MAC of its line there.
struct Anchor {
  std::string stream;
  std::int64_t number = 0;
  std::string mac;  ///< in hexadecimal digits
};

/// "12 2026-11-02T09:00:00Z after=MAC engagement/…=17:MAC … mac=MAC": the number, when, the MAC of the checkpoint
/// before, each stream that had grown with its number and MAC, and the MAC of all that.
struct Checkpoint {
  std::int64_t number = 0;
  std::string before;
  std::vector<Anchor> anchors;
  std::string mac;
  bool authentic = false;  ///< its MAC is that of the key
};

std::string written(const db::RowKey& key, std::int64_t number, Instant at, std::string_view before,
                    std::span<const store::Grown> streams);
/// Reads one back; nothing when it has not the shape of one.
std::optional<Checkpoint> read_checkpoint(const db::RowKey& key, std::string_view line);

/// The file outside the database. While one is held, no other program writes there.
class CheckpointFile {
 public:
  /// Opens for appending, making it (mode 0600) when there is none. Throws std::system_error.
  explicit CheckpointFile(const std::string& path);
  ~CheckpointFile();
  CheckpointFile(const CheckpointFile&) = delete;
  CheckpointFile& operator=(const CheckpointFile&) = delete;

  /// Its last whole line; empty when there is none. What was half written when the power went is passed over.
  std::string last_line() const;
  /// Adds a line; it is on the disk when this returns.
  void append(std::string_view line);

 private:
  std::string path_;
  int descriptor_ = -1;
};

/// Every whole line of the file; nothing when there is no such file.
std::optional<std::vector<std::string>> checkpoint_lines(const std::string& path);

}  // namespace waymark::audit
