#include <algorithm>

#include "web/assets.hpp"
#include "web/errand.hpp"
#include "web/failure.hpp"
#include "web/form.hpp"
#include "web/form_sink.hpp"
#include "web/route.hpp"
#include "web/route_index.hpp"

namespace waymark::web {
namespace {

// An embedded file: its name changes with its content, so it may be kept for a year.
Response asset(const Request& request, const Asset& file) {
  Response response;
  response.content_type = std::string(file.content_type);
  response.header("ETag", std::string(file.etag));
  response.header("Cache-Control", "public, max-age=31536000, immutable");
  response.header("Vary", "Accept-Encoding");
  if (request.headers.get("if-none-match") == file.etag) {
    response.status = 304;
    return response;
  }
  const auto accepted = request.headers.get("accept-encoding");
  if (!file.brotli.empty() && accepted.find("br") != std::string_view::npos) {
    response.header("Content-Encoding", "br");
    response.lasting_body = file.brotli;
  } else if (!file.gzip.empty() && accepted.find("gzip") != std::string_view::npos) {
    response.header("Content-Encoding", "gzip");
    response.lasting_body = file.gzip;
  } else {
    response.lasting_body = file.plain;
  }
  return response;
}

// Puts the body's fields into the errand. Gives the status to fail with, or 0.
int read_form(Errand& errand) {
  if (errand.route->method == Method::get || errand.route->is_api()) return 0;
  const auto type = errand.request.headers.get("content-type");
  if (type.starts_with("multipart/form-data")) {
    auto form = decode_multipart(type, errand.request.body);
    if (!form) return 400;
    errand.form = std::move(form->fields);
    errand.uploads = std::move(form->uploads);
    errand.request.body.clear();
  } else if (type.starts_with("application/x-www-form-urlencoded") || errand.request.body.empty()) {
    auto form = decode_form(errand.request.body);
    if (!form) return 400;
    errand.form = std::move(*form);
  } else {
    return 415;
  }
  return 0;
}

/// Whole lists as files take as long as they are.
bool takes_long(const Errand& errand) {
  return errand.route->takes_long || errand.request.query.get("format") == "csv";
}

void go(const std::shared_ptr<Errand>& errand, int wrong) {
  if (wrong != 0) return fail(errand, wrong);
  if (!errand->site.aside || !takes_long(*errand)) return run(errand);
  if (!errand->site.aside([errand] { run(errand); })) fail(errand, 503);
}

/// The body of a form with a file has come, all of it.
void go(FormSink& sink, Request request, std::function<void(Response)> reply) {
  const auto formed = sink.finish(std::move(request), std::move(reply));
  go(formed.errand, formed.wrong);
}

std::string allow_header(const std::vector<Method>& methods) {
  std::string allowed;
  for (auto method : methods) {
    if (!allowed.empty()) allowed += ", ";
    allowed += name(method);
    if (method == Method::get) allowed += ", HEAD";
  }
  return allowed;
}

}  // namespace

struct Router::Index {
  Site site;
  RouteIndex routes;
};

Router::Router(Site site, std::vector<Route> routes) : routes_(std::move(routes)) {
  index_ = std::make_unique<Index>(Index{std::move(site), RouteIndex(routes_)});
}
Router::~Router() = default;

void Router::answer(Request request, std::function<void(Response)> reply) const {
  const auto& site = index_->site;
  if (request.path.starts_with("/assets/")) {
    if (const auto* file = find_asset(request.path)) {
      auto response = asset(request, *file);
      add_security_headers(response, site.secure_cookies);
      return reply(std::move(response));
    }
  }
  if (const auto sink = std::dynamic_pointer_cast<FormSink>(std::exchange(request.sink, nullptr)))
    return go(*sink, std::move(request), std::move(reply));
  const auto method = request.method == Method::head ? Method::get : request.method;
  auto match = index_->routes.find(method, request.path);
  auto errand = std::make_shared<Errand>(
      Errand{site, match.route, std::move(request), std::move(match.captures), std::move(reply)});
  if (!match.route) {
    if (match.allowed.empty()) return fail(errand, 404);
    errand->reply = [reply = std::move(errand->reply), allow = allow_header(match.allowed)](Response response) {
      response.header("Allow", allow);
      reply(std::move(response));
    };
    return fail(errand, 405);
  }
  if (match.route->receive) {
    FormSink sink(errand);
    sink.take(std::exchange(errand->request.body, {}));
    return go(sink, std::move(errand->request), std::move(errand->reply));
  }
  go(errand, read_form(*errand));
}

std::shared_ptr<BodySink> Router::sink_for(const Request& head) const {
  auto match = index_->routes.find(head.method, head.path);
  if (!match.route || !match.route->receive) return nullptr;
  return std::make_shared<FormSink>(
      std::make_shared<Errand>(Errand{index_->site, match.route, head, std::move(match.captures), {}}));
}

std::size_t Router::body_limit_for(Method method, const std::string& path) const {
  const auto match = index_->routes.find(method, path);
  return match.route ? match.route->body_limit : 0;
}

Response Router::error_page(int status, const std::string& path) const {
  Response answered;
  Request request;
  request.path = path;
  const auto errand = std::make_shared<Errand>(Errand{
      index_->site, nullptr, std::move(request), {}, [&](Response response) { answered = std::move(response); }});
  fail(errand, status);
  return answered;
}

}  // namespace waymark::web
