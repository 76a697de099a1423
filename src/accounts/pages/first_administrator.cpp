#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

web::Response draw(const web::Visit& visit, std::string_view token, const FirstAdministrator& who,
                   const Problems& problems) {
  Html fields = hidden_field("token", token);
  fields += govuk::input({.name = "first_name",
                          .label = _("First name"),
                          .value = who.first_name,
                          .error = error_of(problems, "first_name"),
                          .width = 20,
                          .autocomplete = "given-name",
                          .spellcheck = false});
  fields += govuk::input({.name = "last_name",
                          .label = _("Last name"),
                          .value = who.last_name,
                          .error = error_of(problems, "last_name"),
                          .width = 20,
                          .autocomplete = "family-name",
                          .spellcheck = false});
  fields += govuk::input({.name = "email",
                          .label = _("Email address"),
                          .value = who.email,
                          .error = error_of(problems, "email"),
                          .type = "email",
                          .autocomplete = "username",
                          .spellcheck = false});
  fields += new_password_field(problems);
  fields += govuk::button({.text = _("Open my account")});
  Html body =
      govuk::body(_("You will be the system administrator: you invite people and give them roles. Engagements "
                    "and spend are not yours to see."));
  body += form(visit, "/first-administrator", fields);
  return web::page(visit,
                   {.title = _("First administrator"), .body = std::move(body), .problems = problems, .wide = false});
}

}  // namespace

web::Response first_administrator_form(web::Visit& visit) {
  const auto token = visit.request.query.get("token");
  if (!first_administrator_awaited(visit.work.db, token, visit.work.now)) throw Refused(Refusal::not_found);
  return draw(visit, token, {}, {});
}

web::Response first_administrator(web::Visit& visit) {
  const auto token = visit.form.get("token");
  web::FormReader reader(visit.form);
  constexpr std::size_t kLongestName = 120, kLongestAddress = 254;
  const FirstAdministrator who{reader.text("first_name", _("Enter your first name"), kLongestName),
                               reader.text("last_name", _("Enter your last name"), kLongestName),
                               reader.text("email", _("Enter your email address"), kLongestAddress)};
  if (reader.problems) return draw(visit, token, who, reader.problems);
  const auto opened = open_first_administrator(desk_of(visit), token, who, visit.form.get("password"));
  if (!opened) return draw(visit, token, who, opened.problems());
  return signed_in(visit, *opened, "/home");
}

}  // namespace waymark::accounts::pages
