#include "base/ids.hpp"

#include <sodium.h>

#include <chrono>
#include <stdexcept>

namespace waymark {
namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

constexpr std::size_t kMomentDigits = 7, kRandomDigits = 26;

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

/// How many spans of 64 milliseconds have passed since 2020 began: seven digits last until 2089.
std::string moment() {
  using std::chrono::milliseconds;
  constexpr std::chrono::sys_time<milliseconds> kStart = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
  auto spans = (std::chrono::floor<milliseconds>(std::chrono::system_clock::now()) - kStart).count() / 64;
  std::string text(kMomentDigits, kAlphabet[0]);
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, spans /= 32) *digit = kAlphabet[spans % 32];
  return text;
}

}  // namespace

std::string new_id() { return moment() + random_text<16>(); }
std::string random_reference() { return random_text<5>(); }
std::string random_secret() { return random_text<32>(); }

bool looks_like_id(std::string_view text) {
  return text.size() == kMomentDigits + kRandomDigits && text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

}  // namespace waymark
