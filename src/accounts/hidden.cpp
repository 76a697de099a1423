#include "accounts/hidden.hpp"

#include <sodium.h>

namespace waymark::accounts {

std::string secret_hash(std::string_view secret) {
  unsigned char hash[32];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr,
                     0);
  std::string text(2 * sizeof hash, '\0');
  constexpr char kDigits[] = "0123456789abcdef";
  for (std::size_t i = 0; i < sizeof hash; ++i) {
    text[2 * i] = kDigits[hash[i] >> 4];
    text[2 * i + 1] = kDigits[hash[i] & 15];
  }
  return text;
}

}  // namespace waymark::accounts
