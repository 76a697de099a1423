#pragma once
// A key in memory, and what is done with one. Every way takes associated data: what it is for stands in it.
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace waymark::keys {

/// A key that cannot be used: damaged, swapped, or wrapped by another than is at hand. Says which in its words.
class KeyFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// 256 bits, in memory that is locked where the system allows it, kept out of core dumps, and wiped when the key
/// goes. Moves; is copied only by saying so.
class Key {
 public:
  static constexpr std::size_t kBytes = 32;
  static Key fresh();
  /// Throws KeyFault unless there are 32 bytes.
  static Key of(std::string_view bytes);
  Key twin() const;

  Key(Key&& other) noexcept : bytes_(std::exchange(other.bytes_, nullptr)) {}
  Key& operator=(Key&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~Key();

  const unsigned char* data() const { return bytes_; }
  /// To be filled by what makes a key: a place for one, all zero.
  static Key blank() { return Key(); }
  unsigned char* place() { return bytes_; }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_), kBytes}; }

 private:
  Key();
  unsigned char* bytes_;
};

/// What a ciphertext is bound to: parts, each preceded by its length, so that no two lists of parts read alike.
class Associated {
 public:
  explicit Associated(std::string_view purpose) { add(purpose); }
  Associated& add(std::string_view part);
  Associated& add(std::int64_t number);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// How many bytes longer what is sealed is than its content: a byte for the way, 24 of nonce, 16 of tag.
inline constexpr std::size_t kSealBytes = 41;
inline constexpr std::size_t kWayBytes = 1, kNonceBytes = 24, kTagBytes = 16;

/// XChaCha20-Poly1305 with a nonce from the operating system's generator.
std::string seal(const Key& key, std::string_view content, const Associated& associated);
/// The content, or nothing unless key, bytes and associated data are those of one seal().
std::optional<std::string> open_sealed(const Key& key, std::string_view sealed, const Associated& associated);

/// The same for a key, which never stands in memory that is not its own.
std::string wrap(const Key& by, const Key& key, const Associated& associated);
std::optional<Key> unwrap(const Key& by, std::string_view wrapped, const Associated& associated);

/// A key of its own for each purpose (1, 2, …): BLAKE2b, libsodium's crypto_kdf.
Key derive(const Key& key, std::uint64_t purpose);
/// 32 bytes: BLAKE2b under the key.
std::string mac(const Key& key, const Associated& associated);
/// Compares in a time that does not depend on where they differ.
bool same_bytes(std::string_view one, std::string_view other);
/// From the operating system's generator.
std::string random_bytes(std::size_t count);
/// Overwrites a text whose content is to be forgotten, and empties it.
void forget(std::string& text);

}  // namespace waymark::keys
