#pragma once
#include <string>
#include <string_view>

namespace waymark {

/// What stands for a text without saying it: its BLAKE2b hash, 64 hexadecimal digits. It hides only what nobody could
/// guess: secrets of 80 random bits or more. Passwords are hashed by accounts::Passwords.
std::string digest(std::string_view text);

}  // namespace waymark
