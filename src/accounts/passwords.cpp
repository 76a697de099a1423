#include "accounts/passwords.hpp"

#include <sodium.h>

namespace waymark::accounts {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19 * 1024 * 1024;

std::string hashed(std::string_view password) {
  char text[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(text, password.data(), password.size(), kPasses, kMemory, crypto_pwhash_ALG_ARGON2ID13) !=
      0)
    throw std::runtime_error("no memory to hash a password");
  return text;
}

}  // namespace

/// One place in the lane, waited for and given back.
class Passwords::Turn {
 public:
  explicit Turn(const Passwords& lane) : lane_(lane) {
    std::unique_lock lock(lane_.mutex_);
    if (lane_.working_ >= kAtOnce) {
      if (lane_.waiting_ >= lane_.queue_limit_)
        throw Refused(Refusal::busy, _("Many people are signing in at this moment."));
      ++lane_.waiting_;
      lane_.free_.wait(lock, [&] { return lane_.working_ < kAtOnce; });
      --lane_.waiting_;
    }
    ++lane_.working_;
    ++lane_.operations_;
  }
  ~Turn() {
    {
      const std::lock_guard lock(lane_.mutex_);
      --lane_.working_;
    }
    lane_.free_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  const Passwords& lane_;
};

Passwords::Passwords(int queue_limit) : queue_limit_(queue_limit) {
  nobodys_ = hashed(random_secret());  // random_secret() first: it readies libsodium
}

std::string Passwords::hash(std::string_view password) const {
  const Turn turn(*this);
  return hashed(password);
}

bool Passwords::matches(const std::string& hash, std::string_view password) const {
  const Turn turn(*this);
  const auto& against = hash.empty() ? nobodys_ : hash;
  const bool right = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return right && !hash.empty();
}

}  // namespace waymark::accounts
