#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/request.hpp"

namespace waymark::web {

/// The proxies whose word about the client is believed; everyone's word else is left out of the request.
class TrustedProxies {
 public:
  /// Addresses and CIDR ranges: "127.0.0.1", "10.0.0.0/8", "fd00::/8". Throws std::runtime_error naming one that
  /// cannot be read.
  explicit TrustedProxies(const std::vector<std::string>& ranges);

  bool trusts(std::string_view address) const;

  /// Sets the request's client and whether it came securely. The client is the peer, unless that is trusted: then
  /// the last address of X-Forwarded-For that is not a trusted proxy's. Takes every forwarding header away, so
  /// that nobody believes one by mistake.
  void settle(std::string_view peer, bool over_tls, Request& request) const;

 private:
  struct Range {
    std::array<std::uint8_t, 16> address;  ///< IPv4 as ::ffff:a.b.c.d
    int bits;
  };
  std::vector<Range> ranges_;
};

}  // namespace waymark::web
