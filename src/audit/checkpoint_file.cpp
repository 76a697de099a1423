#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "audit/checkpoint.hpp"

namespace waymark::audit {
namespace {

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), "the audit checkpoints " + path);
}

void write_whole(int descriptor, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const auto wrote = ::write(descriptor, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail(path);
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

std::string read_at(int descriptor, off_t from, off_t to, const std::string& path) {
  std::string text(static_cast<std::size_t>(to - from), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const auto got = ::pread(descriptor, text.data() + done, text.size() - done, from + static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  text.resize(done);
  return text;
}

// A new file's name must not be lost either.
void make_name_durable(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(path);
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!synced) fail(path);
}

}  // namespace

CheckpointFile::CheckpointFile(const std::string& path) : path_(path) {
  descriptor_ = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) fail(path);
  try {
    if (::flock(descriptor_, LOCK_EX) != 0) fail(path);
    if (::lseek(descriptor_, 0, SEEK_END) == 0) make_name_durable(path);
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

CheckpointFile::~CheckpointFile() { ::close(descriptor_); }

std::string CheckpointFile::last_line() const {
  constexpr off_t kBlock = 65'536;
  const off_t end = ::lseek(descriptor_, 0, SEEK_END);
  std::string tail;
  for (off_t from = end; from > 0;) {
    const off_t start = std::max<off_t>(0, from - kBlock);
    tail = read_at(descriptor_, start, from, path_) + tail;
    from = start;
    const auto stop = tail.rfind('\n');
    if (stop == std::string::npos) continue;
    const auto before = stop == 0 ? std::string::npos : tail.rfind('\n', stop - 1);
    if (before == std::string::npos && start > 0) continue;
    const auto begin = before == std::string::npos ? 0 : before + 1;
    return tail.substr(begin, stop - begin);
  }
  return {};
}

void CheckpointFile::append(std::string_view line) {
  const off_t end = ::lseek(descriptor_, 0, SEEK_END);
  // The rest of a line that was half written when the power went stays what it is: a line of its own.
  const bool half = end > 0 && read_at(descriptor_, end - 1, end, path_) != "\n";
  write_whole(descriptor_, (half ? "\n" : "") + std::string(line) + "\n", path_);
  if (::fsync(descriptor_) != 0) fail(path_);
}

std::optional<std::vector<std::string>> checkpoint_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::vector<std::string> lines;
  std::string line;
  while (std::getline(file, line))
    if (!file.eof()) lines.push_back(std::move(line));  // the last one without its end is half a line
  return lines;
}

}  // namespace waymark::audit
