#include "backup/chunks.hpp"

#include <sodium.h>
#include <zlib.h>

#include <cstring>

#include "backup/backup.hpp"

namespace waymark::backup {
namespace {

constexpr std::size_t kOpeningBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kSealBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kLengthBytes = 4;
constexpr int kPressing = 1;
constexpr std::size_t kSample = 16 * 1024;
constexpr char kAsItIs = 0, kPressed = 1;
static_assert(keys::Key::kBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// A byte that says how, then the content.
std::string pressed(std::string_view content) {
  auto size = compressBound(content.size());
  std::string smaller(1 + size, kPressed);
  if (compress2(bytes_of(smaller) + 1, &size, bytes_of(content), content.size(), kPressing) == Z_OK &&
      size < content.size()) {
    smaller.resize(1 + size);
    return smaller;
  }
  return std::string(1, kAsItIs) + std::string(content);
}

/// Sealed content, which may be most of a database, gets no smaller: that is seen from a little of it, not tried on
/// all of it.
std::string pressed_if_worth_it(const std::string& content) {
  const auto sample = std::string_view(content).substr(content.size() / 2, kSample);
  if (pressed(sample)[0] == kAsItIs) return std::string(1, kAsItIs) + content;
  return pressed(content);
}

bool unpress(std::string_view content, std::string& out) {
  if (content.empty() || content.size() > kChunkBytes + 1) return false;
  if (content[0] == kAsItIs) {
    out = content.substr(1);
    return true;
  }
  out.resize(kChunkBytes);
  auto size = static_cast<uLongf>(out.size());
  if (uncompress(bytes_of(out), &size, bytes_of(content) + 1, content.size() - 1) != Z_OK) return false;
  out.resize(size);
  return true;
}

/// Wiped with what holds it.
struct Cipher {
  crypto_secretstream_xchacha20poly1305_state state;
  ~Cipher() { sodium_memzero(&state, sizeof state); }
};

[[noreturn]] void refuse(const Input& input, std::string_view why) {
  throw BackupRefused(fmt::format("the backup {} cannot be used: {}", input.path(), why));
}

constexpr std::string_view kChanged = "it was changed, or is damaged";
constexpr std::string_view kCutOff = "its end is missing";

}  // namespace

struct ChunkWriter::State {
  Output& output;
  Cipher cipher;
  std::string bound;  ///< the header, for the first chunk
  std::string content;
};

ChunkWriter::ChunkWriter(Output& output, const keys::Key& key, std::string_view header)
    : state_(new State{output, {}, std::string(header), {}}) {
  std::string opening(kOpeningBytes, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&state_->cipher.state, bytes_of(opening), key.data());
  state_->content.reserve(kChunkBytes);
  output.write(header);
  output.write(opening);
}
ChunkWriter::~ChunkWriter() = default;

void ChunkWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (state_->content.size() == kChunkBytes) seal(false);
    const auto some = bytes.substr(0, kChunkBytes - state_->content.size());
    state_->content += some;
    bytes.remove_prefix(some.size());
  }
}

void ChunkWriter::finish() { seal(true); }

void ChunkWriter::seal(bool last) {
  const auto content = pressed_if_worth_it(state_->content);
  std::string sealed(kLengthBytes + content.size() + kSealBytes, '\0');
  for (std::size_t i = 0; i < kLengthBytes; ++i)
    sealed[i] = static_cast<char>((content.size() + kSealBytes) >> (8 * i));
  crypto_secretstream_xchacha20poly1305_push(
      &state_->cipher.state, bytes_of(sealed) + kLengthBytes, nullptr, bytes_of(content), content.size(),
      bytes_of(state_->bound), state_->bound.size(),
      last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
  state_->output.write(sealed);
  state_->content.clear();
  state_->bound.clear();
}

struct ChunkReader::State {
  Input& input;
  Cipher cipher;
  std::string bound;
  std::string content;
  std::size_t at = 0;
  bool last = false;
};

ChunkReader::ChunkReader(Input& input, const keys::Key& key, std::string_view header)
    : state_(new State{input, {}, std::string(header), {}}) {
  const auto opening = input.read(kOpeningBytes);
  if (opening.size() < kOpeningBytes) refuse(input, kCutOff);
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state_->cipher.state, bytes_of(opening), key.data()) != 0)
    refuse(input, kChanged);
}
ChunkReader::~ChunkReader() = default;

void ChunkReader::read(char* to, std::size_t count) {
  while (count > 0) {
    if (state_->at == state_->content.size()) {
      if (state_->last) refuse(state_->input, "what it says does not fit together");
      open_next();
      continue;
    }
    const auto some = std::min(count, state_->content.size() - state_->at);
    std::memcpy(to, state_->content.data() + state_->at, some);
    state_->at += some;
    to += some;
    count -= some;
  }
}

void ChunkReader::finish() {
  if (!state_->last && state_->at == state_->content.size()) open_next();  // the last may have nothing in it
  if (!state_->last || state_->at != state_->content.size())
    refuse(state_->input, "what it says does not fit together");
  if (!state_->input.read(1).empty()) refuse(state_->input, "something was put after its end");
}

void ChunkReader::open_next() {
  auto& input = state_->input;
  const auto length = input.read(kLengthBytes);
  if (length.size() < kLengthBytes) refuse(input, kCutOff);
  std::size_t size = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i)
    size |= static_cast<std::size_t>(static_cast<unsigned char>(length[i])) << (8 * i);
  if (size <= kSealBytes || size > 1 + kChunkBytes + kSealBytes) refuse(input, kChanged);
  const auto sealed = input.read(size);
  if (sealed.size() < size) refuse(input, kCutOff);
  std::string content(size - kSealBytes, '\0');
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&state_->cipher.state, bytes_of(content), nullptr, &tag,
                                                 bytes_of(sealed), sealed.size(), bytes_of(state_->bound),
                                                 state_->bound.size()) != 0 ||
      !unpress(content, state_->content))
    refuse(input, kChanged);
  state_->bound.clear();
  state_->at = 0;
  state_->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

}  // namespace waymark::backup
