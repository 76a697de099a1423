#pragma once
#include <string>
#include <string_view>

namespace waymark::accounts {

/// What is kept of a secret that was given away: its BLAKE2b hash, 64 hexadecimal digits. For secrets of 80 random
/// bits or more only; passwords are hashed by Passwords.
std::string secret_hash(std::string_view secret);

}  // namespace waymark::accounts
