#include "accounts/throttle.hpp"

#include <arpa/inet.h>

#include "accounts/store.hpp"
#include "base/digest.hpp"

namespace waymark::accounts {
namespace {

using namespace std::chrono_literals;

// The numbers are explained in docs/how-to/sign-in-throttling.md.
constexpr Pace kAccountAtAddress{5, 15min, 15min, true};
constexpr Pace kAddress{20, 10s, 1min, false};
constexpr Pace kAccount{50, 10min, 30s, false};
constexpr Pace kDevice{10, 5min, 5min, true};

// Failures are kept in thousandths, so that they are forgotten little by little.
constexpr std::int64_t kOneFailure = 1000;

// What is left of the failures once time has passed.
std::int64_t remembered(const store::Failures& failures, const Pace& pace, Instant now) {
  const auto passed = std::max<std::int64_t>(0, (now - failures.last_at) / 1ms);
  const auto one_forgotten = pace.forgotten_in / 1ms;
  if (passed / one_forgotten > failures.count / kOneFailure) return 0;
  return std::max<std::int64_t>(0, failures.count - passed * kOneFailure / one_forgotten);
}

std::chrono::microseconds wait_for(std::int64_t thousandths, const Pace& pace) {
  const auto failures = (thousandths + kOneFailure / 2) / kOneFailure;
  if (failures < pace.free) return 0s;
  const auto doublings = std::min<std::int64_t>(failures - pace.free, 20);
  return std::min<std::chrono::seconds>(pace.longest, std::chrono::seconds(std::int64_t{1} << doublings));
}

}  // namespace

std::string address_key(std::string_view address) {
  in6_addr parsed{};
  const std::string text(address);
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) return text;
  return "net:" + std::string(reinterpret_cast<const char*>(parsed.s6_addr), 8);
}

ThrottleKeys throttle_keys(std::string_view what, std::string_view account, std::string_view address,
                           std::string_view known_device_hash) {
  const auto key = [&](std::string_view kind, std::string_view a, std::string_view b, const Pace& pace) {
    return ThrottleKey{digest(fmt::format("{}\n{}\n{}\n{}", what, kind, a, b)), &pace};
  };
  if (!known_device_hash.empty()) return {key("device", account, known_device_hash, kDevice)};
  const auto from = address_key(address);
  return {key("account at address", account, from, kAccountAtAddress), key("address", from, "", kAddress),
          key("account", account, "", kAccount)};
}

std::optional<std::chrono::seconds> take_a_try(db::Connection& db, const ThrottleKeys& keys, Instant now) {
  std::vector<store::Failures> counted;
  std::chrono::microseconds longest{0};
  for (const auto& key : keys) {
    auto failures = store::failures(db, key.hash);
    failures.count = remembered(failures, *key.pace, now);
    longest = std::max(longest, failures.last_at.plus(wait_for(failures.count, *key.pace)) - now);
    counted.push_back({failures.count + kOneFailure, now});
  }
  if (longest.count() > 0) return std::chrono::ceil<std::chrono::seconds>(longest);
  for (std::size_t i = 0; i < keys.size(); ++i) store::set_failures(db, keys[i].hash, counted[i]);
  return std::nullopt;
}

void give_back(db::Connection& db, const ThrottleKeys& keys) {
  for (const auto& key : keys) {
    auto failures = store::failures(db, key.hash);
    if (key.pace->cleared_by_success || failures.count <= kOneFailure) {
      store::clear_failures(db, key.hash);
    } else {
      failures.count -= kOneFailure;
      store::set_failures(db, key.hash, failures);
    }
  }
}

}  // namespace waymark::accounts
