#pragma once
// Inside this room only: files nobody else may read, replaced whole.
#include <optional>
#include <string>
#include <string_view>

namespace waymark::keys {

/// The whole file, or nothing when there is none. Throws KeyFault when it is no plain file, is not the service's own,
/// or somebody else may read it; `what` names it in the words ("the master key file").
std::optional<std::string> read_own_file(const std::string& path, std::string_view what);

/// Puts a file (mode 0600) in the place of what was there, on the disk when this returns: the old content or the new,
/// never half. What was there is overwritten. Makes the folder (0700) when only that is missing.
void replace_own_file(const std::string& path, std::string_view content);

/// Holds `path`.lock as long as this lives: one process at a time.
class FileLock {
 public:
  explicit FileLock(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_;
};

}  // namespace waymark::keys
