#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"

namespace waymark::accounts {

/// How tries at one key are slowed down: after `free` failures each further one doubles the wait, from a second up
/// to `longest`; a failure is forgotten in `forgotten_in`.
struct Pace {
  int free;
  std::chrono::seconds forgotten_in;
  std::chrono::seconds longest;
  bool cleared_by_success;
};

/// What tries are counted by: only a hash of it is kept.
struct ThrottleKey {
  std::string hash;
  const Pace* pace;
};
using ThrottleKeys = std::vector<ThrottleKey>;

/// A try from a device that has signed in to this account before is counted with that device alone. Any other is
/// counted by account and address together, by address and by account. `account` may be anything that was typed.
ThrottleKeys throttle_keys(std::string_view what, std::string_view account, std::string_view address,
                           std::string_view known_device_hash);

/// Takes a try: nothing when it may be made, and then it counts as failed until give_back(); else how long to wait,
/// and nothing is counted.
std::optional<std::chrono::seconds> take_a_try(db::Connection& db, const ThrottleKeys& keys, Instant now);
/// The try was right.
void give_back(db::Connection& db, const ThrottleKeys& keys);

/// An address as tries are counted by it: IPv6 by its network of 64 bits, which one household or firm holds.
std::string address_key(std::string_view address);

}  // namespace waymark::accounts
