#include "backup/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "backup/backup.hpp"

namespace waymark::backup {
namespace {

namespace fs = std::filesystem;

std::string already_there(const std::string& path) {
  return fmt::format("{} is there already: name another file, or overwrite it with --force", path);
}

}  // namespace

void Output::fail(std::string_view doing) const {
  throw std::system_error(errno, std::generic_category(), fmt::format("{} {}", doing, path_));
}

Output::Output(std::string path, bool overwrite)
    : path_(std::move(path)), part_(path_ + ".part"), overwrite_(overwrite) {
  if (is_standard()) {
    file_ = STDOUT_FILENO;
    return;
  }
  const auto there = fs::symlink_status(path_);
  if (fs::exists(there) && !fs::is_regular_file(there))
    throw BackupRefused(path_ + " is a folder, a link or a device: name a plain file");
  if (fs::exists(there) && !overwrite_) throw BackupRefused(already_there(path_));
  file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file_ < 0) fail("cannot write");
  const bool alone = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
  // What a crash has left may have had other permissions.
  if (alone && ::fchmod(file_, 0600) == 0 && ::ftruncate(file_, 0) == 0) return;
  const int why = errno;
  ::close(file_);
  if (!alone) throw BackupRefused(fmt::format("another backup is being written to {}", part_));
  errno = why;
  fail("cannot write");
}

Output::~Output() {
  if (is_standard()) return;
  if (!placed_) ::unlink(part_.c_str());
  ::close(file_);
}

void Output::write(std::string_view bytes) {
  bytes_ += static_cast<std::int64_t>(bytes.size());
  while (!bytes.empty()) {
    const auto wrote = ::write(file_, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail("cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

void Output::put_in_place() {
  if (is_standard()) return;
  if (::fsync(file_) != 0) fail("cannot write");
  // Somebody may have put a file there meanwhile.
  int renamed = ::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, path_.c_str(), overwrite_ ? 0 : RENAME_NOREPLACE);
  if (renamed != 0 && errno == EINVAL) renamed = ::rename(part_.c_str(), path_.c_str());
  if (renamed != 0 && errno == EEXIST) throw BackupRefused(already_there(path_));
  if (renamed != 0) fail("cannot put in place");
  placed_ = true;
  const auto folder = fs::path(path_).parent_path();
  const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = opened >= 0 && ::fsync(opened) == 0;
  const int why = errno;
  if (opened >= 0) ::close(opened);
  errno = why;
  if (!synced) fail("cannot sync the folder of");
}

Input::Input(std::string path) : path_(std::move(path)) {
  if (path_ == "-") {
    file_ = STDIN_FILENO;
    return;
  }
  file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0)
    throw BackupRefused(fmt::format("{} cannot be read: {}", path_, std::generic_category().message(errno)));
  ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

Input::~Input() {
  if (path_ != "-") ::close(file_);
}

std::string Input::read(std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t done = 0;
  while (done < count) {
    const auto got = ::read(file_, bytes.data() + done, count - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "cannot read " + path_);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  bytes_ += static_cast<std::int64_t>(done);
  return bytes;
}

}  // namespace waymark::backup
