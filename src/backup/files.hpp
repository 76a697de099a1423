#pragma once
// Inside this room only: the bytes of the file, out and in.
#include <cstdint>
#include <string>
#include <string_view>

namespace waymark::backup {

/// A file that is written beside its place (FILE.part, mode 0600) and put there when it is whole; or standard output.
/// Unless it is put there it goes.
class Output {
 public:
  /// Throws BackupRefused when there is a file already and it is not to be overwritten.
  Output(std::string path, bool overwrite);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  /// On the disk, with its name, when this returns.
  void put_in_place();
  std::int64_t bytes() const { return bytes_; }

 private:
  [[noreturn]] void fail(std::string_view doing) const;
  bool is_standard() const { return path_ == "-"; }
  std::string path_, part_;
  bool overwrite_;
  bool placed_ = false;
  int file_ = -1;
  std::int64_t bytes_ = 0;
};

class Input {
 public:
  /// Throws BackupRefused when there is no such file.
  explicit Input(std::string path);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  /// The next bytes: as many as asked for, or as many as there are left.
  std::string read(std::size_t count);
  const std::string& path() const { return path_; }
  std::int64_t bytes() const { return bytes_; }

 private:
  std::string path_;
  int file_ = -1;
  std::int64_t bytes_ = 0;
};

}  // namespace waymark::backup
