#include "accounts/codes.hpp"

#include "markup/markup.hpp"

extern "C" {
#include <liboath/oath.h>
}
#include <sodium.h>

#include <algorithm>
#include <memory>

namespace waymark::accounts {
namespace {

constexpr unsigned kStepSeconds = 30;
constexpr unsigned kDigits = 6;
constexpr std::size_t kSecretBytes = 20;

void ready() {
  static const bool done = oath_init() == OATH_OK;
  if (!done) throw std::runtime_error("one-time codes are not available");
}

std::time_t seconds(Instant at) { return static_cast<std::time_t>(at.micros() / 1'000'000); }

}  // namespace

std::string new_code_secret() {
  std::string bytes(kSecretBytes, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string base32(std::string_view bytes) {
  char* text = nullptr;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, nullptr) != OATH_OK) throw std::bad_alloc();
  const std::unique_ptr<char, void (*)(void*)> held(text, std::free);
  return text;
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, Instant now) {
  ready();
  std::string digits;
  for (char c : code)
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ' ') return std::nullopt;
  if (digits.size() != kDigits || secret.empty()) return std::nullopt;
  constexpr std::size_t kWindow = 1;
  std::uint64_t step = 0;
  const int found = oath_totp_validate3(secret.data(), secret.size(), seconds(now), kStepSeconds, 0, kWindow, nullptr,
                                        &step, digits.c_str());
  if (found < 0) return std::nullopt;
  return static_cast<std::int64_t>(step);
}

std::string code_at(std::string_view secret, Instant now) {
  ready();
  char code[kDigits + 1];
  if (oath_totp_generate(secret.data(), secret.size(), seconds(now), kStepSeconds, 0, kDigits, code) != OATH_OK)
    throw std::runtime_error("no code could be made");
  return code;
}

std::string code_uri(std::string_view service, std::string_view email, std::string_view secret_base32) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", url_encoded(service), url_encoded(email),
                     secret_base32, url_encoded(service));
}

std::vector<std::string> new_recovery_codes() {
  constexpr std::size_t kCodes = 10, kGroups = 4, kGroupSize = 4;
  std::vector<std::string> codes;
  while (codes.size() < kCodes) {
    const auto random = random_secret();
    std::string code;
    for (std::size_t group = 0; group < kGroups; ++group)
      code += (group ? "-" : "") + random.substr(group * kGroupSize, kGroupSize);
    codes.push_back(std::move(code));
  }
  return codes;
}

std::string recovery_code_key(std::string_view typed) {
  std::string key;
  for (char c : typed) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

}  // namespace waymark::accounts
