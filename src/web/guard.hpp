#pragma once
#include <string_view>

#include "web/route.hpp"

namespace waymark::web {

/// Whether the browser says the request came from a page of this site. Requests that say nothing of where they
/// came from (no Origin, no Sec-Fetch-Site: not a browser of today) are left to the anti-forgery token.
bool comes_from_here(const Request& request, const Site& site);

/// Whether the form carries the session's anti-forgery token; compared in constant time.
bool carries_token(const Fields& form, std::string_view token);

std::string session_cookie_name(const Site& site);
std::string visitor_cookie_name(const Site& site);
/// A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/, Secure when the site is.
std::string set_cookie(const Site& site, std::string_view name, std::string_view value);
/// The Set-Cookie value that removes it.
std::string clear_cookie(const Site& site, std::string_view name);

/// `path` when it is a path of this site, else "/home": for ?next=.
std::string own_path(std::string_view path);

}  // namespace waymark::web
