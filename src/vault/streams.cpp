#include "vault/streams.hpp"

#include <sodium.h>

#include <cstring>

namespace waymark::vault {
namespace {

static_assert(kPieceSealBytes == crypto_secretstream_xchacha20poly1305_ABYTES);
static_assert(keys::Key::kBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);
constexpr std::size_t kHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kOpeningBytes = keys::Key::kBytes + kHeaderBytes + 8;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// Wiped with what holds it.
struct Cipher {
  crypto_secretstream_xchacha20poly1305_state state;
  ~Cipher() { sodium_memzero(&state, sizeof state); }
};

}  // namespace

struct StreamSealer::State {
  keys::Key key = keys::Key::fresh();
  Cipher cipher;
  std::string header = std::string(kHeaderBytes, '\0');
  std::int64_t bytes = 0;
  bool over = false;
};

StreamSealer::StreamSealer() : state_(std::make_unique<State>()) {
  crypto_secretstream_xchacha20poly1305_init_push(&state_->cipher.state, bytes_of(state_->header),
                                                  state_->key.data());
}
StreamSealer::~StreamSealer() = default;
StreamSealer::StreamSealer(StreamSealer&&) noexcept = default;
StreamSealer& StreamSealer::operator=(StreamSealer&&) noexcept = default;

std::string StreamSealer::seal(std::string_view piece, bool last) {
  if (state_->over || piece.size() > kPieceBytes) throw std::logic_error("no such piece of a stream");
  std::string sealed(piece.size() + kPieceSealBytes, '\0');
  crypto_secretstream_xchacha20poly1305_push(
      &state_->cipher.state, bytes_of(sealed), nullptr, bytes_of(piece), piece.size(), nullptr, 0,
      last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
  state_->bytes += static_cast<std::int64_t>(piece.size());
  state_->over = last;
  return sealed;
}

std::int64_t StreamSealer::bytes() const { return state_->bytes; }

std::string StreamSealer::opening() const {
  if (!state_->over) throw std::logic_error("a stream is sealed whole or not at all");
  std::string opening;
  opening.reserve(kOpeningBytes);
  opening += state_->key.view();
  opening += state_->header;
  for (int shift = 56; shift >= 0; shift -= 8) opening += static_cast<char>(state_->bytes >> shift);
  return opening;
}

struct StreamOpener::State {
  Cipher cipher;
  Tampered refusal;
  std::int64_t bytes = 0;
  bool over = false;
};

StreamOpener::StreamOpener(std::string_view opening, Tampered refusal)
    : state_(new State{{}, std::move(refusal), 0, false}) {
  if (opening.size() != kOpeningBytes) throw state_->refusal;
  const auto header = opening.substr(keys::Key::kBytes, kHeaderBytes);
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state_->cipher.state, bytes_of(header), bytes_of(opening)) !=
      0)
    throw state_->refusal;
  std::uint64_t bytes = 0;
  for (const char byte : opening.substr(keys::Key::kBytes + kHeaderBytes))
    bytes = bytes << 8 | static_cast<unsigned char>(byte);
  state_->bytes = static_cast<std::int64_t>(bytes);
}
StreamOpener::~StreamOpener() = default;
StreamOpener::StreamOpener(StreamOpener&&) noexcept = default;
StreamOpener& StreamOpener::operator=(StreamOpener&&) noexcept = default;

std::string StreamOpener::open(std::string_view piece) {
  if (state_->over || piece.size() < kPieceSealBytes || piece.size() > kPieceBytes + kPieceSealBytes)
    throw state_->refusal;
  std::string content(piece.size() - kPieceSealBytes, '\0');
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&state_->cipher.state, bytes_of(content), nullptr, &tag,
                                                 bytes_of(piece), piece.size(), nullptr, 0) != 0)
    throw state_->refusal;
  state_->over = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return content;
}

void StreamOpener::finish() const {
  if (!state_->over) throw state_->refusal;
}

std::int64_t StreamOpener::bytes() const { return state_->bytes; }

}  // namespace waymark::vault
