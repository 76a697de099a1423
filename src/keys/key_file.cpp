#include "keys/key_file.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"
#include "keys/files.hpp"

namespace waymark::keys {

std::optional<Key> read_key_file(const std::string& path, std::string_view what) {
  auto content = read_own_file(path, what);
  if (!content) return std::nullopt;
  const auto digits = trimmed(*content);
  Key key = Key::blank();
  std::size_t length = 0;
  const bool read =
      digits.size() == 2 * Key::kBytes &&
      sodium_hex2bin(key.place(), Key::kBytes, digits.data(), digits.size(), nullptr, &length, nullptr) == 0 &&
      length == Key::kBytes;
  forget(*content);
  if (!read) throw KeyFault(fmt::format("{} {} is damaged: expected 64 hexadecimal digits", what, path));
  return key;
}

Key read_or_make_key_file(const std::string& path, std::string_view what) {
  if (auto key = read_key_file(path, what)) return std::move(*key);
  const FileLock only(path);  // of two programs that make it at once both have the same
  if (auto key = read_key_file(path, what)) return std::move(*key);
  auto key = Key::fresh();
  std::string digits(2 * Key::kBytes + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), key.data(), Key::kBytes);
  digits.back() = '\n';
  replace_own_file(path, digits);
  forget(digits);
  return key;
}

}  // namespace waymark::keys
