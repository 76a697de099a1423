#include "web/proxies.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "base/text.hpp"

namespace waymark::web {
namespace {

using Address = std::array<std::uint8_t, 16>;

std::optional<Address> parse_address(std::string_view text) {
  const std::string name(text);
  Address address{};
  if (inet_pton(AF_INET, name.c_str(), address.data() + 12) == 1) {
    address[10] = address[11] = 0xFF;
    return address;
  }
  if (inet_pton(AF_INET6, name.c_str(), address.data()) == 1) return address;
  return std::nullopt;
}

bool is_ipv4(const Address& address) {
  static constexpr Address kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  return std::equal(kMapped.begin(), kMapped.begin() + 12, address.begin());
}

bool same_bits(const Address& one, const Address& other, int bits) {
  const auto whole = bits / 8, rest = bits % 8;
  if (!std::equal(one.begin(), one.begin() + whole, other.begin())) return false;
  if (rest == 0) return true;
  const auto at = static_cast<std::size_t>(whole);
  return (one[at] ^ other[at]) >> (8 - rest) == 0;
}

/// An entry of X-Forwarded-For without its port: "1.2.3.4:567", "[2001:db8::1]:80".
std::string_view without_port(std::string_view entry) {
  entry = trimmed(entry);
  if (entry.starts_with('[')) {
    const auto end = entry.find(']');
    return end == std::string_view::npos ? std::string_view() : entry.substr(1, end - 1);
  }
  if (std::count(entry.begin(), entry.end(), ':') == 1) return entry.substr(0, entry.find(':'));
  return entry;
}

std::string plain_address(std::string_view text) {
  // A socket that listens for both kinds names IPv4 peers like this.
  if (text.starts_with("::ffff:") && text.find('.') != std::string_view::npos) text.remove_prefix(7);
  return std::string(text);
}

bool tells_of_forwarding(std::string_view header) {
  return header == "forwarded" || header == "x-real-ip" || header.starts_with("x-forwarded-");
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& ranges) {
  for (const auto& text : ranges) {
    const auto slash = text.find('/');
    const auto address = parse_address(text.substr(0, slash));
    int bits = 128;
    bool good = address.has_value();
    if (good && slash != std::string::npos) {
      const int most = is_ipv4(*address) ? 32 : 128;
      const auto [end, error] = std::from_chars(text.data() + slash + 1, text.data() + text.size(), bits);
      good = error == std::errc() && end == text.data() + text.size() && bits >= 0 && bits <= most;
      bits += 128 - most;
    }
    if (!good) throw std::runtime_error("trusted proxy \"" + text + "\" is neither an address nor a range");
    Range range;
    range.address = *address;
    range.bits = bits;
    ranges_.push_back(range);
  }
}

bool TrustedProxies::trusts(std::string_view text) const {
  const auto address = parse_address(text);
  return address && std::any_of(ranges_.begin(), ranges_.end(),
                                [&](const Range& range) { return same_bits(range.address, *address, range.bits); });
}

void TrustedProxies::settle(std::string_view peer, bool over_tls, Request& request) const {
  request.client = plain_address(peer);
  request.secure = over_tls;
  const bool told = std::any_of(request.headers.begin(), request.headers.end(),
                                [](const auto& header) { return tells_of_forwarding(header.first); });
  if (!told) return;

  if (trusts(peer)) {
    std::vector<std::string_view> hops;
    for (const auto line : request.headers.all("x-forwarded-for"))
      for (const auto hop : split(line, ',')) hops.push_back(without_port(hop));
    // Each proxy adds who spoke to it at the end; what stands before the first untrusted one is hearsay.
    for (auto hop = hops.rbegin(); hop != hops.rend() && parse_address(*hop); ++hop) {
      request.client = plain_address(*hop);
      if (!trusts(*hop)) break;
    }
    const auto protocols = request.headers.all("x-forwarded-proto");
    if (!protocols.empty()) request.secure = trimmed(split(protocols.back(), ',').back()) == "https";
  }
  Fields kept;
  for (const auto& [name, value] : request.headers)
    if (!tells_of_forwarding(name)) kept.add(name, value);
  request.headers = std::move(kept);
}

}  // namespace waymark::web
