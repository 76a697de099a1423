#include "web/guard.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace waymark::web {

bool comes_from_here(const Request& request, const Site& site) {
  if (const auto* fetch_site = request.headers.find("sec-fetch-site"))
    if (*fetch_site != "same-origin" && *fetch_site != "none") return false;
  const auto* origin = request.headers.find("origin");
  if (!origin) return true;
  const std::string host(request.headers.get("host"));
  return *origin == site.base_url || *origin == (request.secure ? "https://" : "http://") + host;
}

bool carries_token(const Fields& form, std::string_view token) {
  const auto given = form.get("form_token");
  return !token.empty() && given.size() == token.size() &&
         sodium_memcmp(given.data(), token.data(), token.size()) == 0;
}

std::string session_cookie_name(const Site& site) { return site.secure_cookies ? "__Host-waymark" : "waymark"; }
std::string visitor_cookie_name(const Site& site) {
  return site.secure_cookies ? "__Host-waymark-visitor" : "waymark-visitor";
}

std::string set_cookie(const Site& site, std::string_view name, std::string_view value) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}", name, value, site.secure_cookies ? "; Secure" : "");
}

std::string clear_cookie(const Site& site, std::string_view name) {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", name, site.secure_cookies ? "; Secure" : "");
}

std::string own_path(std::string_view path) {
  const bool own = path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string_view::npos &&
                   std::all_of(path.begin(), path.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  return own ? std::string(path) : "/home";
}

}  // namespace waymark::web
