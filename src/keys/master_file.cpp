#include <sodium.h>

#include <charconv>
#include <mutex>

#include "base/base.hpp"
#include "keys/files.hpp"
#include "keys/master.hpp"

namespace waymark::keys {
namespace {

constexpr std::string_view kFirstLine = "waymark master key, to be kept secret";

/// A text with keys in it, overwritten when it goes.
struct Secret {
  std::string text;
  ~Secret() { forget(text); }
};

using Versions = std::map<std::int64_t, Key>;

/// "3 <64 hexadecimal digits>"
bool read_line(std::string_view line, Versions& versions) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos || line.size() - space - 1 != 2 * Key::kBytes) return false;
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + space, version);
  if (error != std::errc() || end != line.data() + space || version < 1) return false;
  Key key = Key::blank();
  std::size_t length = 0;
  if (sodium_hex2bin(key.place(), Key::kBytes, line.data() + space + 1, 2 * Key::kBytes, nullptr, &length, nullptr) !=
          0 ||
      length != Key::kBytes)
    return false;
  return versions.emplace(version, std::move(key)).second;
}

class MasterKeyFile final : public MasterKey {
 public:
  explicit MasterKeyFile(std::string path) : path_(std::move(path)) {}

  std::vector<std::int64_t> versions() override {
    const std::lock_guard lock(mutex_);
    load();
    std::vector<std::int64_t> numbers;
    for (const auto& [version, key] : versions_) numbers.push_back(version);
    return numbers;
  }

  std::int64_t make_newer(std::int64_t than) override {
    const std::lock_guard lock(mutex_);
    const FileLock only(path_);
    load();
    const auto newest = versions_.empty() ? 0 : versions_.rbegin()->first;
    if (newest > than) return newest;
    versions_.emplace(than + 1, Key::fresh());
    save();
    return than + 1;
  }

  void drop_before(std::int64_t version) override {
    const std::lock_guard lock(mutex_);
    const FileLock only(path_);
    load();
    const auto kept = versions_.lower_bound(version);
    if (kept == versions_.end()) throw missing(version);
    versions_.erase(versions_.begin(), kept);
    save();
  }

  std::string wrap(std::int64_t version, const Key& key, const Associated& associated) override {
    const std::lock_guard lock(mutex_);
    return keys::wrap(at(version), key, bound(version, associated));
  }

  Key unwrap(std::int64_t version, std::string_view wrapped, const Associated& associated) override {
    const std::lock_guard lock(mutex_);
    auto key = keys::unwrap(at(version), wrapped, bound(version, associated));
    if (!key)
      throw KeyFault(
          fmt::format("version {} of the master key in {} does not open this key: it is another "
                      "installation's, or the key store was changed",
                      version, path_));
    return std::move(*key);
  }

  std::string where() const override { return "the file " + path_; }

 private:
  static Associated bound(std::int64_t version, const Associated& associated) {
    return Associated("waymark master key").add(version).add(associated.bytes());
  }
  VersionMissing missing(std::int64_t version) const {
    return VersionMissing(fmt::format("version {} of the master key is not in {}", version, path_));
  }
  const Key& at(std::int64_t version) {
    if (!versions_.contains(version)) load();  // another process may have made it
    const auto found = versions_.find(version);
    if (found == versions_.end()) throw missing(version);
    return found->second;
  }

  void load() {
    auto content = read_own_file(path_, "the master key file");
    Versions versions;
    if (content) {
      const Secret secret{std::move(*content)};
      auto lines = split(secret.text, '\n');
      if (lines.size() < 3 || lines.front() != kFirstLine || !lines.back().empty())
        throw KeyFault(path_ + " is not a master key file");
      for (std::size_t i = 1; i + 1 < lines.size(); ++i)
        if (!read_line(lines[i], versions))
          throw KeyFault(fmt::format("line {} of the master key file {} is damaged", i + 1, path_));
    }
    versions_ = std::move(versions);
  }

  void save() const {
    Secret secret;
    secret.text.reserve(128 * (versions_.size() + 1));  // never moved while it is written: nothing stays behind
    secret.text += kFirstLine;
    secret.text += '\n';
    for (const auto& [version, key] : versions_) {
      char digits[2 * Key::kBytes + 1];
      sodium_bin2hex(digits, sizeof digits, key.data(), Key::kBytes);
      secret.text += fmt::format("{} ", version);
      secret.text += digits;
      secret.text += '\n';
      sodium_memzero(digits, sizeof digits);
    }
    replace_own_file(path_, secret.text);
  }

  const std::string path_;
  std::mutex mutex_;
  Versions versions_;
};

}  // namespace

std::unique_ptr<MasterKey> master_key_file(std::string path) {
  return std::make_unique<MasterKeyFile>(std::move(path));
}

}  // namespace waymark::keys
