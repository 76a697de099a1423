#include "base/ids.hpp"

#include <sodium.h>

#include <stdexcept>

namespace waymark {
namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

template <std::size_t Bytes>
std::string random_text() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("the random generator of the operating system is not available");
  unsigned char bytes[Bytes];
  randombytes_buf(bytes, sizeof bytes);
  std::string text;
  text.reserve((Bytes * 8 + 4) / 5);
  unsigned buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += kAlphabet[(buffer >> (bits - 5)) & 31];
      bits -= 5;
    }
    buffer &= (1u << bits) - 1;
  }
  if (bits > 0) text += kAlphabet[(buffer << (5 - bits)) & 31];
  return text;
}

}  // namespace

std::string random_id() { return random_text<16>(); }
std::string random_secret() { return random_text<32>(); }

bool looks_like_id(std::string_view text) {
  return text.size() == 26 && text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

}  // namespace waymark
