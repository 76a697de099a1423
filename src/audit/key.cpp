// The key's file.
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "audit/mac.hpp"

namespace waymark::audit {
namespace {

constexpr std::size_t kDigits = 64;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

[[noreturn]] void refuse(const std::string& path, std::string_view why) {
  throw KeyFault(fmt::format("the audit key {}: {}", path, why));
}

void make(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  std::error_code failed;
  if (!folder.empty() && std::filesystem::create_directories(folder, failed))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  if (failed) refuse(path, failed.message());
  db::RowKey key;
  randombytes_buf(key.data(), key.size());
  const auto text = hex({reinterpret_cast<const char*>(key.data()), key.size()}) + "\n";
  // Under another name first: a key half written must never be taken for one.
  const auto part = fmt::format("{}.{}", path, ::getpid());
  {
    const File file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (file.get() < 0 || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        ::fsync(file.get()) != 0)
      refuse(path, std::strerror(errno));
  }
  // Of two programs that make it at once the first wins and both read the same.
  const bool made = ::link(part.c_str(), path.c_str()) == 0 || errno == EEXIST;
  const int why = errno;
  ::unlink(part.c_str());
  if (!made) refuse(path, std::strerror(why));
  const File in(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (in.get() < 0 || ::fsync(in.get()) != 0) refuse(path, std::strerror(errno));
}

}  // namespace

std::shared_ptr<const db::RowKey> read_key(const std::string& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT) return nullptr;
    refuse(path, std::strerror(errno));
  }
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) refuse(path, std::strerror(errno));
  if (about.st_mode & (S_IRWXG | S_IRWXO)) refuse(path, "others than its owner may read it; run: chmod 600");
  char text[kDigits + 2];
  const auto size = ::read(file.get(), text, sizeof text);
  if (size < 0) refuse(path, std::strerror(errno));
  const auto digits = trimmed(std::string_view(text, static_cast<std::size_t>(size)));
  const auto key = std::make_shared<db::RowKey>();
  std::size_t bytes = 0;
  if (digits.size() != kDigits ||
      sodium_hex2bin(key->data(), key->size(), digits.data(), digits.size(), nullptr, &bytes, nullptr) != 0)
    refuse(path, "expected 64 hexadecimal digits");
  return key;
}

std::shared_ptr<const db::RowKey> read_or_make_key(const std::string& path) {
  if (auto key = read_key(path)) return key;
  make(path);
  return read_key(path);
}

}  // namespace waymark::audit
