#pragma once
// A browser without script before a router: it keeps cookies, follows redirects when told to, and sends the form of
// the page it looks at.
#include <algorithm>
#include <atomic>
#include <cctype>
#include <map>
#include <string>

#include "web/web.hpp"

namespace waymark::test {

class Browser {
 public:
  Browser(const web::Router& router, std::string address) : router_(router), address_(std::move(address)) {}

  using Fields = std::vector<std::pair<std::string, std::string>>;

  /// Looks at a page; what is seen stays in `page`.
  const web::Response& get(const std::string& target) { return ask(web::Method::get, target, {}); }
  /// Sends a form to a path, with the hidden token of the page last seen.
  const web::Response& post(const std::string& path, Fields fields = {}) {
    fields.emplace_back("form_token", token());
    return ask(web::Method::post, path, fields);
  }
  /// Goes where the last answer sent it.
  const web::Response& follow() { return get(location()); }

  std::string location() const { return header("Location"); }
  std::string header(std::string_view wanted) const {
    const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
    for (const auto& [name, value] : page.headers)
      if (std::equal(name.begin(), name.end(), wanted.begin(), wanted.end(), same)) return value;
    return {};
  }
  bool sees(std::string_view text) const { return page.body.find(text) != std::string::npos; }
  /// What follows `before` in the page, up to a quote or a tag.
  std::string after(std::string_view before) const {
    const auto at = page.body.find(before);
    if (at == std::string::npos) return {};
    const auto start = at + before.size();
    return page.body.substr(start, page.body.find_first_of("\"<", start) - start);
  }
  /// The anti-forgery token of the last page that had one.
  std::string token() const { return token_; }

  std::map<std::string, std::string> cookies;
  web::Response page;

 private:
  const web::Response& ask(web::Method method, const std::string& target, const Fields& fields) {
    web::Request request;
    request.method = method;
    request.target = target;
    const auto question = target.find('?');
    request.path = target.substr(0, question);
    if (question != std::string::npos) request.query = web::decode_form(target.substr(question + 1)).value();
    for (const auto& [name, value] : cookies) request.cookies.add(name, value);
    request.headers.add("user-agent", "a browser for tests");
    request.client = address_;
    if (method == web::Method::post) {
      request.headers.add("content-type", "application/x-www-form-urlencoded");
      for (const auto& [name, value] : fields)
        request.body += (request.body.empty() ? "" : "&") + url_encoded(name) + "=" + url_encoded(value);
    }
    std::atomic<bool> answered = false;
    router_.answer(std::move(request), [&](web::Response given) {
      page = std::move(given);
      answered = true;
      answered.notify_one();
    });
    answered.wait(false);
    keep_cookies();
    if (const auto found = after("name=\"form_token\" value=\""); !found.empty()) token_ = found;
    return page;
  }

  void keep_cookies() {
    for (const auto& [name, value] : page.headers) {
      if (name != "Set-Cookie") continue;
      const auto equals = value.find('='), end = value.find(';');
      const auto cookie = value.substr(0, equals);
      if (value.find("Max-Age=0") != std::string::npos) cookies.erase(cookie);
      else cookies[cookie] = value.substr(equals + 1, end - equals - 1);
    }
  }

  const web::Router& router_;
  std::string address_;
  std::string token_;
};

}  // namespace waymark::test
