#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

web::Response draw(const web::Visit& visit, std::string_view next, const Problems& problems) {
  Html fields = hidden_field("next", next);
  fields += govuk::input({.name = "code",
                          .label = _("Enter the code your app shows"),
                          .hint = _("6 figures. If you have lost the app, enter one of your recovery codes instead."),
                          .error = error_of(problems, "code"),
                          .label_look = govuk::as_page_heading(),
                          .width = 20,
                          .autocomplete = "one-time-code",
                          .spellcheck = false});
  fields += govuk::button({.text = _("Continue")});
  return web::page(visit, {.title = _("Enter the code your app shows"),
                           .body = form(visit, "/sign-in/code", fields),
                           .problems = problems,
                           .wide = false,
                           .own_heading = true});
}

bool may_still(const web::Visit& visit) {
  return visit.site.database->read_value<bool>(
      [&](db::Connection& db) { return ticket_holds(db, ticket_of(visit), visit.work.now); });
}

}  // namespace

web::Response code_form(web::Visit& visit) {
  const auto next = web::own_path(visit.request.query.get("next"));
  if (!ticket_holds(visit.work.db, ticket_of(visit), visit.work.now))
    return web::see_other("/sign-in?next=" + url_encoded(next));
  return draw(visit, next, {});
}

web::Response code(web::Visit& visit) {
  const auto next = web::own_path(visit.form.get("next"));
  const auto typed = trimmed(visit.form.get("code"));
  if (!may_still(visit))
    return web::see_other_with_notice(visit, "/sign-in?next=" + url_encoded(next),
                                      _("That took more than ten minutes: sign in again"));
  if (typed.empty()) return draw(visit, next, problem("code", _("Enter the code")));
  const auto answer = enter_code(desk_of(visit), ticket_of(visit), typed);
  if (const auto* entered = std::get_if<SignedIn>(&answer)) return signed_in(visit, *entered, next);
  if (const auto* early = std::get_if<TooSoon>(&answer))
    return must_wait(draw(visit, next, problem("code", wait_words(early->wait))), early->wait);
  return draw(visit, next, problem("code", _("This is not the code: enter the newest one your app shows")));
}

}  // namespace waymark::accounts::pages
