#include "web/failure.hpp"

#include <algorithm>

#include "web/page.hpp"

namespace waymark::web {
namespace {

struct Explanation {
  int status;
  const char* title;
  const char* what_to_do;
};

constexpr Explanation kExplanations[] = {
    {400, "There is a problem with the request", "Go back and try again."},
    {401, "You need to sign in", "Sign in, then try again."},
    {403, "You cannot do that",
     "Go back and try again. If you signed in again in another window, load the page afresh first."},
    {404, "Page not found", "Check the web address. If it is right, you may not have access to this page."},
    {405, "That cannot be done with this page", "Go back and use the links and buttons on the page."},
    {408, "The request took too long", "Try again."},
    {409, "This has changed since you opened it", "Load the page again to see how it stands now."},
    {413, "What you sent is too large", "Go back and send less, or a smaller file."},
    {415, "This kind of content is not understood", "Go back and try again."},
    {431, "The request is too large", "Clear this site's cookies, then try again."},
    {500, "Sorry, there is a problem with the service", "Try again later. Nothing you sent has been half done."},
    {503, "Sorry, the service is busy", "Wait a few seconds, then try again. Nothing you sent has been half done."},
};

const Explanation& explanation(int status) {
  for (const auto& one : kExplanations)
    if (one.status == status) return one;
  return explanation(status >= 500 ? 500 : 400);
}

/// The same for a program that asks: HTTP's own phrase, and what its writer can do.
constexpr Explanation kForClients[] = {
    {400, "Bad Request", "The request cannot be understood in one way only."},
    {401, "Unauthorized", "Send a person’s own token that still holds, as Authorization: Bearer."},
    {403, "Forbidden", "This person may see it, but not do this."},
    {404, "Not Found", "There is no such thing, or this person may not see it."},
    {405, "Method Not Allowed", "Allow names the methods of this path."},
    {408, "Request Timeout", "Send the whole request at once."},
    {409, "Conflict", "It has changed: read it again to see how it stands now."},
    {413, "Content Too Large", "Send at most 64 KB."},
    {415, "Unsupported Media Type", "Send application/json."},
    {431, "Request Header Fields Too Large", "Send a shorter address, and fewer or shorter headers."},
    {500, "Internal Server Error", "Try again later. Nothing that was sent has been half done."},
    {503, "Service Unavailable", "Try again after Retry-After seconds. Nothing that was sent has been half done."},
};

Response problem_details(int status, const std::string& message) {
  const auto found = std::find_if(std::begin(kForClients), std::end(kForClients),
                                  [&](const Explanation& one) { return one.status == status; });
  const auto& why = found == std::end(kForClients) ? explanation(status) : *found;
  JsonWriter body;
  body.begin_object().member("type", "about:blank").member("title", why.title).member("status", status);
  body.member("detail", message.empty() ? std::string(why.what_to_do) : message).end_object();
  auto response = json(std::move(body).str(), status);
  response.content_type = "application/problem+json; charset=utf-8";
  if (status == 401) response.header("WWW-Authenticate", "Bearer");
  return response;
}

}  // namespace

Response failure(const Visit& visit, int status, const std::string& message) {
  Response response;
  if (visit.request.path.starts_with("/api/")) {
    response = problem_details(status, message);
  } else {
    const auto& why = explanation(status);
    Html body;
    if (!message.empty()) body += html("<p class=\"govuk-body\">{}</p>", message);
    body += html("<p class=\"govuk-body\">{}</p>", _(why.what_to_do));
    response = page(visit, {.title = _(why.title), .body = std::move(body), .status = status, .wide = false});
  }
  if (status == 503) response.header("Retry-After", "5");
  return response;
}

Response failure(const Visit& visit, std::exception_ptr thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Refused& refused) {
    switch (refused.why()) {
      case Refusal::not_found: return failure(visit, 404, refused.what());
      case Refusal::not_allowed: return failure(visit, 403, refused.what());
      case Refusal::out_of_turn: return failure(visit, 409, refused.what());
      case Refusal::busy: return failure(visit, 503, refused.what());
    }
    return failure(visit, 500);
  } catch (const db::ConstraintFault& lost_race) {
    log(Level::warning, "constraint", {{"path", visit.request.path}, {"why", lost_race.what()}});
    return failure(visit, 409);
  } catch (const db::BusyFault& busy) {
    log(Level::warning, "busy", {{"path", visit.request.path}, {"why", busy.what()}});
    return failure(visit, 503);
  } catch (const std::exception& fault) {
    const auto reference = random_reference();
    log(Level::error, "fault", {{"reference", reference}, {"path", visit.request.path}, {"why", fault.what()}});
    return failure(visit, 500, fill(_("The reference for this problem is {}."), reference));
  }
}

}  // namespace waymark::web
