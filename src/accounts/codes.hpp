#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.hpp"

namespace waymark::accounts {

/// Time-based one-time codes (RFC 6238, 6 digits, 30 seconds) and recovery codes.

/// 160 random bits.
std::string new_code_secret();
std::string base32(std::string_view bytes);
/// The step of time this code is right for, within one of now's; nothing when it is not. `code` may hold spaces.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, Instant now);
/// The code an app would show: for tests.
std::string code_at(std::string_view secret, Instant now);
/// What an app reads: "otpauth://totp/…".
std::string code_uri(std::string_view service, std::string_view email, std::string_view secret_base32);

/// Ten codes of 80 random bits, "4f7k-…": for when the device with the app is lost.
std::vector<std::string> new_recovery_codes();
/// As it is hashed: small letters and digits alone.
std::string recovery_code_key(std::string_view typed);

}  // namespace waymark::accounts
