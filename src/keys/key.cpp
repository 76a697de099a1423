#include "keys/key.hpp"

#include <sodium.h>

#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

namespace waymark::keys {
namespace {

constexpr char kWay = 1;  // XChaCha20-Poly1305; another way takes another number

static_assert(Key::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES && Key::kBytes == crypto_kdf_KEYBYTES);
static_assert(kNonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kTagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kSealBytes == kWayBytes + kNonceBytes + kTagBytes);

/// Guarded pages of keys: a page apiece would cost several system calls for every key that is opened.
class Pages {
 public:
  unsigned char* take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) add();
    unsigned char* const bytes = free_.back();
    free_.pop_back();
    return bytes;
  }
  void give_back(unsigned char* bytes) noexcept {
    sodium_memzero(bytes, Key::kBytes);
    const std::lock_guard lock(mutex_);
    free_.push_back(bytes);  // never grows: add() has made room for every key there is
  }

 private:
  static constexpr std::size_t kKeys = 512;
  void add() {
    if (sodium_init() < 0) throw std::runtime_error("the random generator of the operating system is not available");
    free_.reserve(made_ + kKeys);
    auto* const pages = static_cast<unsigned char*>(sodium_malloc(kKeys * Key::kBytes));
    if (!pages) throw std::bad_alloc();
    made_ += kKeys;
    sodium_memzero(pages, kKeys * Key::kBytes);
    for (std::size_t i = 0; i < kKeys; ++i) free_.push_back(pages + i * Key::kBytes);
  }
  std::mutex mutex_;
  std::vector<unsigned char*> free_;
  std::size_t made_ = 0;
};

/// Never destroyed: the last key may go after everything else.
Pages& pages() {
  static auto* const one = new Pages;
  return *one;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string bound_to(const Associated& associated) { return kWay + associated.bytes(); }

std::string seal_bytes(const Key& key, std::string_view content, const Associated& associated) {
  const auto bound = bound_to(associated);
  std::string sealed(content.size() + kSealBytes, kWay);
  unsigned char* const nonce = bytes_of(sealed) + kWayBytes;
  randombytes_buf(nonce, kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, bytes_of(content), content.size(),
                                             bytes_of(bound), bound.size(), nullptr, nonce, key.data());
  return sealed;
}

/// Writes the content, sealed.size() - kSealBytes long, to `content`; whether it is whole.
bool open_bytes(const Key& key, std::string_view sealed, const Associated& associated, unsigned char* content) {
  const auto bound = bound_to(associated);
  const auto* const nonce = bytes_of(sealed) + kWayBytes;
  return crypto_aead_xchacha20poly1305_ietf_decrypt(content, nullptr, nullptr, nonce + kNonceBytes,
                                                    sealed.size() - kWayBytes - kNonceBytes, bytes_of(bound),
                                                    bound.size(), nonce, key.data()) == 0;
}

bool has_shape(std::string_view sealed) { return sealed.size() >= kSealBytes && sealed.front() == kWay; }

}  // namespace

Key::Key() : bytes_(pages().take()) {}

Key::~Key() {
  if (bytes_) pages().give_back(bytes_);
}

Key Key::fresh() {
  Key key;
  randombytes_buf(key.bytes_, kBytes);
  return key;
}

Key Key::of(std::string_view bytes) {
  if (bytes.size() != kBytes) throw KeyFault("a key is 32 bytes long");
  Key key;
  std::memcpy(key.bytes_, bytes.data(), kBytes);
  return key;
}

Key Key::twin() const { return of(view()); }

Associated& Associated::add(std::string_view part) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes_ += static_cast<char>(part.size() >> shift);
  bytes_ += part;
  return *this;
}

Associated& Associated::add(std::int64_t number) {
  std::string part;
  for (int shift = 56; shift >= 0; shift -= 8) part += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
  return add(part);
}

std::string seal(const Key& key, std::string_view content, const Associated& associated) {
  return seal_bytes(key, content, associated);
}

std::optional<std::string> open_sealed(const Key& key, std::string_view sealed, const Associated& associated) {
  if (!has_shape(sealed)) return std::nullopt;
  std::string content(sealed.size() - kSealBytes, '\0');
  if (!open_bytes(key, sealed, associated, bytes_of(content))) return std::nullopt;
  return content;
}

std::string wrap(const Key& by, const Key& key, const Associated& associated) {
  return seal_bytes(by, key.view(), associated);
}

std::optional<Key> unwrap(const Key& by, std::string_view wrapped, const Associated& associated) {
  if (!has_shape(wrapped) || wrapped.size() != Key::kBytes + kSealBytes) return std::nullopt;
  Key key = Key::blank();
  if (!open_bytes(by, wrapped, associated, key.place())) return std::nullopt;
  return key;
}

Key derive(const Key& key, std::uint64_t purpose) {
  Key derived = Key::blank();
  crypto_kdf_derive_from_key(derived.place(), Key::kBytes, purpose, "waymarkv", key.data());
  return derived;
}

std::string mac(const Key& key, const Associated& associated) {
  std::string tag(crypto_generichash_BYTES, '\0');
  crypto_generichash(bytes_of(tag), tag.size(), bytes_of(associated.bytes()), associated.bytes().size(), key.data(),
                     Key::kBytes);
  return tag;
}

bool same_bytes(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string random_bytes(std::size_t count) {
  if (sodium_init() < 0) throw std::runtime_error("the random generator of the operating system is not available");
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

void forget(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace waymark::keys
