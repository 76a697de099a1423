#include "keys/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "keys/key.hpp"

namespace waymark::keys {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& doing, const std::string& path) {
  throw std::system_error(errno, std::generic_category(), doing + " " + path);
}

class File {
 public:
  File(const std::string& path, int flags) : path_(path), file_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  explicit operator bool() const { return file_ >= 0; }
  int get() const { return file_; }

  void write(std::string_view content) {
    while (!content.empty()) {
      const auto written = ::write(file_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("cannot write", path_);
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    sync();
  }
  void sync() {
    if (::fsync(file_) != 0) fail("cannot sync", path_);
  }

 private:
  std::string path_;
  int file_;
};

fs::path folder_of(const std::string& path) {
  const auto folder = fs::path(path).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

void make_folder(const std::string& path) {
  const auto folder = folder_of(path);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail("cannot make the folder", folder.string());
}

/// What a file system keeps in place is gone then; others (and some disks) write elsewhere.
void overwrite(File& old) {
  struct stat found {};
  if (::fstat(old.get(), &found) != 0) return;
  old.write(std::string(static_cast<std::size_t>(found.st_size), '\0'));
}

void check_own(const File& file, const std::string& path, std::string_view what) {
  struct stat found {};
  if (::fstat(file.get(), &found) != 0) fail("cannot look at", path);
  const auto refuse = [&](std::string_view why) {
    throw KeyFault(std::string(what) + " " + path + " is refused: " + std::string(why));
  };
  if (!S_ISREG(found.st_mode)) refuse("it is not a plain file");
  if (found.st_uid != ::geteuid())
    refuse("it belongs to another user; give it to the user the service runs as (chown)");
  if (found.st_mode & 0077) refuse("others may read or change it; make it the service's alone (chmod 600)");
}

}  // namespace

std::optional<std::string> read_own_file(const std::string& path, std::string_view what) {
  const File file(path, O_RDONLY);
  if (!file && errno == ENOENT) return std::nullopt;
  if (!file) fail("cannot open " + std::string(what), path);
  check_own(file, path, what);
  std::string content;
  char part[16 * 1024];
  for (;;) {
    const auto got = ::read(file.get(), part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("cannot read", path);
    if (got == 0) break;
    content.append(part, static_cast<std::size_t>(got));
  }
  ::explicit_bzero(part, sizeof part);
  return content;
}

void replace_own_file(const std::string& path, std::string_view content) {
  make_folder(path);
  const auto fresh = path + ".new";
  ::unlink(fresh.c_str());  // what a crash may have left
  File old(path, O_WRONLY);
  {
    File file(fresh, O_WRONLY | O_CREAT | O_EXCL);
    if (!file) fail("cannot make", fresh);
    file.write(content);
  }
  if (::rename(fresh.c_str(), path.c_str()) != 0) fail("cannot replace", path);
  File folder(folder_of(path).string(), O_RDONLY | O_DIRECTORY);
  if (!folder) fail("cannot open", folder_of(path).string());
  folder.sync();
  if (old) overwrite(old);
}

FileLock::FileLock(const std::string& path) {
  make_folder(path);
  file_ = ::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) fail("cannot make", path + ".lock");
  while (::flock(file_, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    ::close(file_);
    fail("cannot lock", path);
  }
}

FileLock::~FileLock() { ::close(file_); }

}  // namespace waymark::keys
