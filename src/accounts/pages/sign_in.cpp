#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

web::Response draw(const web::Visit& visit, std::string_view email, std::string_view next, const Problems& problems) {
  Html fields = hidden_field("next", next);
  fields += govuk::input({.name = "email",
                          .label = _("Email address"),
                          .value = std::string(email),
                          .error = error_of(problems, "email"),
                          .type = "email",
                          .autocomplete = "username",
                          .spellcheck = false});
  fields +=
      govuk::password_input({.name = "password", .label = _("Password"), .error = error_of(problems, "password")});
  fields += govuk::button({.text = _("Sign in")});
  Html body = form(visit, "/sign-in", fields);
  body += govuk::details(
      {.summary = _("I have no account, or cannot sign in"),
       .content = _("Accounts are opened with a link that the people who run the programme send you. If you have "
                    "forgotten your password, ask them for a link to choose a new one.")});
  return web::page(visit, {.title = _("Sign in"), .body = std::move(body), .problems = problems, .wide = false});
}

}  // namespace

web::Response sign_in_form(web::Visit& visit) {
  const auto next = web::own_path(visit.request.query.get("next"));
  if (visit.work.actor.signed_in()) return web::see_other(next);
  return draw(visit, "", next, {});
}

web::Response sign_in(web::Visit& visit) {
  const auto email = trimmed(visit.form.get("email"));
  const auto password = visit.form.get("password");
  const auto next = web::own_path(visit.form.get("next"));
  Problems problems;
  if (email.empty()) problems.add("email", _("Enter your email address"));
  if (password.empty()) problems.add("password", _("Enter your password"));
  if (problems) return draw(visit, email, next, problems);

  const auto answer = accounts::sign_in(desk_of(visit), email, password);
  if (const auto* entered = std::get_if<SignedIn>(&answer)) return signed_in(visit, *entered, next);
  if (const auto* needed = std::get_if<CodeNeeded>(&answer)) return on_to_code(visit, *needed, next);
  if (const auto* early = std::get_if<TooSoon>(&answer))
    return must_wait(draw(visit, email, next, problem("password", wait_words(early->wait))), early->wait);
  return draw(visit, email, next, problem("email", _("The email address or the password is not right")));
}

web::Response sign_out(web::Visit& visit) {
  end_session(visit.work, visit.session.token_hash);
  auto response = web::see_other_with_notice(visit, "/sign-in", _("You have signed out"));
  response.header("Set-Cookie", web::clear_cookie(visit.site, web::session_cookie_name(visit.site)));
  response.header("Clear-Site-Data", "\"cache\", \"storage\"");
  return response;
}

}  // namespace waymark::accounts::pages
