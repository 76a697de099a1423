#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

struct LinkPage {
  LinkPurpose purpose;
  const char* path;
  const char* title;
  const char* lead;
  const char* button;
};
constexpr LinkPage kInvitation{LinkPurpose::open_account, "/invitation", "Open your account",
                               "This opens your account for {}, {}.", "Open my account"};
constexpr LinkPage kNewPassword{LinkPurpose::new_password, "/new-password", "Choose a new password",
                                "This sets a new password for {}, {}, and signs you out everywhere else.",
                                "Set my password"};

web::Response draw(const web::Visit& visit, const LinkPage& page, std::string_view token,
                   const std::optional<LinkHolder>& holder, const Problems& problems) {
  if (!holder)
    return web::page(visit, {.title = _("This link no longer works"),
                             .body = govuk::body(_("It has been used, has run out, or a newer one was made. Ask the "
                                                   "person who gave it to you for another.")) +
                                     govuk::body(govuk::link("/sign-in", _("Sign in"))),
                             .status = 410,
                             .wide = false});
  Html fields = hidden_field("token", token);
  fields += govuk::input({.name = "email",
                          .label = _("You sign in with this email address"),
                          .value = holder->email,
                          .type = "email",
                          .autocomplete = "username",
                          .attributes = {{"readonly"}}});
  fields += new_password_field(problems);
  fields += govuk::button({.text = _(page.button)});
  Html body = govuk::body(waymark::fill(_(page.lead), holder->name, holder->email));
  body += form(visit, page.path, fields);
  return web::page(visit, {.title = _(page.title), .body = std::move(body), .problems = problems, .wide = false});
}

// Looking at a link uses nothing up: prefetching browsers and mail scanners look too.
web::Response look(const web::Visit& visit, const LinkPage& page) {
  const auto token = visit.request.query.get("token");
  return draw(visit, page, token, link_holder(visit.work.db, page.purpose, token, visit.work.now), {});
}

std::optional<LinkHolder> holder_now(const web::Visit& visit, const LinkPage& page, std::string_view token) {
  std::optional<LinkHolder> holder;
  visit.site.database->read(
      [&](db::Connection& db) { holder = link_holder(db, page.purpose, token, visit.work.now); });
  return holder;
}

}  // namespace

web::Response invitation_form(web::Visit& visit) { return look(visit, kInvitation); }
web::Response new_password_form(web::Visit& visit) { return look(visit, kNewPassword); }

web::Response invitation(web::Visit& visit) {
  const auto token = visit.form.get("token");
  const auto holder = holder_now(visit, kInvitation, token);
  if (!holder) return draw(visit, kInvitation, token, holder, {});
  const auto opened = open_account(desk_of(visit), token, visit.form.get("password"));
  if (!opened) return draw(visit, kInvitation, token, holder, opened.problems());
  return signed_in(visit, *opened, "/home");
}

web::Response new_password(web::Visit& visit) {
  const auto token = visit.form.get("token");
  const auto holder = holder_now(visit, kNewPassword, token);
  if (!holder) return draw(visit, kNewPassword, token, holder, {});
  const auto chosen = choose_new_password(desk_of(visit), token, visit.form.get("password"));
  if (!chosen) return draw(visit, kNewPassword, token, holder, chosen.problems());
  if (const auto* needed = std::get_if<CodeNeeded>(&*chosen)) return on_to_code(visit, *needed, "");
  return signed_in(visit, std::get<SignedIn>(*chosen), "/home");
}

}  // namespace waymark::accounts::pages
