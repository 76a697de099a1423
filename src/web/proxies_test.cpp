#include <doctest/doctest.h>

#include "web/proxies.hpp"

namespace waymark::web {
namespace {

Request from(const TrustedProxies& proxies, const char* peer,
             std::initializer_list<std::pair<const char*, const char*>> headers, bool tls = false) {
  Request request;
  for (const auto& [name, value] : headers) request.headers.add(name, value);
  proxies.settle(peer, tls, request);
  return request;
}

}  // namespace

TEST_CASE("proxies are trusted by address or range, in IPv4 and IPv6") {
  const TrustedProxies proxies({"192.0.2.1", "10.0.0.0/8", "172.16.0.0/12", "2001:db8::/33", "::1"});
  for (const char* address :
       {"192.0.2.1", "10.255.1.2", "172.31.255.255", "2001:db8:7fff::1", "::1", "::ffff:10.1.2.3"}) {
    CAPTURE(address);
    CHECK(proxies.trusts(address));
  }
  for (const char* address :
       {"192.0.2.2", "11.0.0.0", "172.32.0.0", "2001:db8:8000::1", "::2", "", "10.0.0", "ten", "::ffff:11.1.2.3"}) {
    CAPTURE(address);
    CHECK_FALSE(proxies.trusts(address));
  }
  CHECK(TrustedProxies({"0.0.0.0/0"}).trusts("8.8.8.8"));
  CHECK_FALSE(TrustedProxies({"0.0.0.0/0"}).trusts("2001:db8::1"));
  CHECK_FALSE(TrustedProxies({}).trusts("127.0.0.1"));
}

TEST_CASE("a range that cannot be read is named") {
  for (const char* range : {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "::/129", "proxy.example"})
    CHECK_THROWS_WITH(TrustedProxies({range}), doctest::Contains(("\"" + std::string(range) + "\"").c_str()));
}

TEST_CASE("a stranger's word about itself counts for nothing and goes no further") {
  const TrustedProxies proxies({"10.0.0.0/8"});
  const auto request = from(proxies, "192.0.2.9",
                            {{"x-forwarded-for", "10.0.0.1"},
                             {"x-forwarded-proto", "https"},
                             {"x-forwarded-host", "evil"},
                             {"forwarded", "for=1.2.3.4"},
                             {"x-real-ip", "1.2.3.4"},
                             {"host", "x"}});
  CHECK(request.client == "192.0.2.9");
  CHECK_FALSE(request.secure);
  CHECK(request.headers.get("host") == "x");
  CHECK(std::distance(request.headers.begin(), request.headers.end()) == 1);
}

TEST_CASE("a trusted proxy's client is the last address that is no proxy of ours") {
  const TrustedProxies proxies({"10.0.0.0/8", "::1"});
  const std::pair<const char*, const char*> cases[] = {
      {"192.0.2.7", "192.0.2.7"},
      {"6.6.6.6, 192.0.2.7", "192.0.2.7"},
      {"6.6.6.6, 192.0.2.7, 10.0.0.3", "192.0.2.7"},
      {"10.0.0.5, 10.0.0.6", "10.0.0.5"},
      {"192.0.2.7:4711", "192.0.2.7"},
      {"[2001:db8::7]:4711", "2001:db8::7"},
      {"2001:db8::7", "2001:db8::7"},
      {"::ffff:192.0.2.7", "192.0.2.7"},
      {"unknown", "10.0.0.1"},
      {"", "10.0.0.1"},
      {"192.0.2.7, <script>, 10.0.0.3", "10.0.0.3"},
      {"[", "10.0.0.1"},
  };
  for (const auto& [header, client] : cases) {
    CAPTURE(header);
    CHECK(from(proxies, "10.0.0.1", {{"x-forwarded-for", header}}).client == client);
  }
  CHECK(from(proxies, "::1", {{"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "192.0.2.7"}}).client ==
        "192.0.2.7");
  CHECK(from(proxies, "10.0.0.1", {{"x-forwarded-proto", "https"}}).secure);
  CHECK_FALSE(from(proxies, "10.0.0.1", {{"x-forwarded-proto", "https, http"}}).secure);
  CHECK_FALSE(from(proxies, "10.0.0.1", {{"x-forwarded-proto", "http"}}, true).secure);
  CHECK(from(proxies, "10.0.0.1", {}, true).secure);
}

}  // namespace waymark::web
