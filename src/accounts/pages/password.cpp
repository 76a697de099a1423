#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

web::Response draw(const web::Visit& visit, const Problems& problems) {
  Html fields = govuk::password_input({.name = "current_password",
                                       .label = _("Your current password"),
                                       .error = error_of(problems, "current_password")});
  fields += new_password_field(problems);
  fields += govuk::button({.text = _("Change my password")});
  Html body = govuk::body(_("Changing it signs you out everywhere else and revokes your API tokens."));
  body += form(visit, "/account/password", fields);
  return web::page(visit, {.title = _("Change your password"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your account"), .href = "/account"},
                                           {.text = _("Change your password")}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false});
}

}  // namespace

web::Response password_form(web::Visit& visit) { return draw(visit, {}); }

web::Response password(web::Visit& visit) {
  const auto changed = change_password(desk_of(visit), visit.work.actor, visit.form.get("current_password"),
                                       visit.form.get("password"));
  if (!changed) return draw(visit, changed.problems());
  auto response = signed_in(visit, *changed, "/account");
  const auto notice = web::see_other_with_notice(visit, "/account", _("Your password is changed"));
  for (const auto& [name, value] : notice.headers)
    if (name == "Set-Cookie") response.header(name, value);
  return response;
}

}  // namespace waymark::accounts::pages
