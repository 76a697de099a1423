#include "accounts/codes.hpp"

#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

Html password_field(const Problems& problems) {
  return govuk::password_input(
      {.name = "current_password", .label = _("Your password"), .error = error_of(problems, "current_password")});
}

Html code_field(const Problems& problems, const char* label) {
  return govuk::input({.name = "code",
                       .label = label,
                       .error = error_of(problems, "code"),
                       .width = 20,
                       .autocomplete = "one-time-code",
                       .spellcheck = false});
}

Html not_set_up(const web::Visit& visit, const Problems& problems) {
  Html body =
      govuk::body(_("With one-time codes, signing in needs your password and a code from an app on your phone "
                    "or computer, so that a stolen password is not enough."));
  if (must_set_up_codes(visit.work, keeper(visit).settings()))
    body +=
        govuk::warning_text({.text = _("Your roles need them: until they are set up you see only your own pages.")});
  return body + form(visit, "/account/codes", password_field(problems) + govuk::button({.text = _("Set up codes")}));
}

Html to_confirm(const web::Visit& visit, const Account& account, const std::string& secret,
                const Problems& problems) {
  Html body =
      govuk::list({_("Open the app that makes your codes and add an account."),
                   _("Let it read this picture, or type the key below it."), _("Enter the code the app then shows.")},
                  govuk::ListKind::number);
  body += html("<p>{}</p>",
               qr_picture(code_uri(visit.site.service_name, account.email, secret), _("QR code with the key below")));
  body += govuk::inset_text({.text = html("<span class=\"waymark-secret\">{}</span>", secret)});
  return body + form(visit, "/account/codes/confirm",
                     code_field(problems, _("The code your app shows")) + govuk::button({.text = _("Confirm")}));
}

Html set_up(const web::Visit& visit, const Account& account, const Problems& problems) {
  const auto left = recovery_codes_left(visit.work.db, account.id);
  Html body = govuk::body(
      waymark::fill(_("Set up on {}. Signing in asks for a code."), london(*account.codes_since).date.words()));
  body += govuk::heading(2, _("Recovery codes"));
  body += govuk::body(
      waymark::fill(plural("You have {} unused recovery code.", "You have {} unused recovery codes.", left), left));
  body += form(visit, "/account/codes/recovery",
               password_field(problems) + govuk::button({.text = _("Make new recovery codes"), .secondary = true}));
  body += govuk::heading(2, _("Turn codes off"));
  body += govuk::body(_("To move to another app or phone, turn codes off and set them up again."));
  return body + form(visit, "/account/codes/stop",
                     code_field(problems, _("The code your app shows, or a recovery code")) +
                         govuk::button({.text = _("Turn codes off"), .warning = true}));
}

web::Response draw(const web::Visit& visit, db::Connection& db, const Problems& problems) {
  const auto account = find_account(db, visit.work.actor.account);
  if (!account) throw Refused(Refusal::not_found);
  const access::Work work{db, visit.work.actor, visit.work.now, visit.work.today};
  const web::Visit reading{visit.site, visit.request, work, visit.session, visit.form, {}, {}};
  const auto secret = codes_to_confirm(db, account->id);
  Html body = account->codes_since ? set_up(reading, *account, problems)
              : secret             ? to_confirm(reading, *account, *secret, problems)
                                   : not_set_up(reading, problems);
  return web::page(visit, {.title = _("One-time codes"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your account"), .href = "/account"},
                                           {.text = _("One-time codes")}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false});
}

// The same page from outside any transaction.
web::Response draw_outside(const web::Visit& visit, const Problems& problems) {
  return visit.site.database->read_value<web::Response>(
      [&](db::Connection& db) { return draw(visit, db, problems); });
}

web::Response shown_once(const web::Visit& visit, const std::vector<std::string>& recovery_codes) {
  Html body = govuk::warning_text({.text = _("Keep these recovery codes somewhere safe: they are not shown again.")});
  body += govuk::body(_("Each signs you in once in place of a code, when you have lost the app."));
  std::vector<govuk::Content> items;
  for (const auto& code : recovery_codes) items.emplace_back(html("<span class=\"waymark-secret\">{}</span>", code));
  body += govuk::list(items, govuk::ListKind::plain);
  body += govuk::button({.text = _("I have kept them"), .href = "/account"});
  return web::page(visit, {.title = _("Your recovery codes"), .body = std::move(body), .wide = false});
}

// Does something in a change of its own, once the password is confirmed.
Problems with_password(const web::Visit& visit, const std::function<void(const access::Work&)>& deed) {
  auto problems = confirm_password(desk_of(visit), visit.work.actor.account, visit.form.get("current_password"),
                                   "current_password");
  if (!problems)
    visit.site.database->change_now([&](db::Connection& db) {
      deed({db, visit.work.actor, visit.work.now, visit.work.today});
    });
  return problems;
}

}  // namespace

web::Response codes(web::Visit& visit) { return draw(visit, visit.work.db, {}); }

web::Response codes_begin(web::Visit& visit) {
  if (auto problems = with_password(visit, begin_codes)) return draw_outside(visit, problems);
  return web::see_other("/account/codes");
}

web::Response codes_confirm(web::Visit& visit) {
  const auto recovery_codes = confirm_codes(visit.work, visit.form.get("code"));
  if (!recovery_codes) return draw(visit, visit.work.db, recovery_codes.problems());
  auto response = shown_once(visit, *recovery_codes);
  response.header("Set-Cookie", web::set_cookie(visit.site, web::session_cookie_name(visit.site),
                                                renew_session(visit.work, visit.session, browser_of(visit))));
  return response;
}

web::Response codes_recovery(web::Visit& visit) {
  std::vector<std::string> recovery_codes;
  auto problems =
      with_password(visit, [&](const access::Work& work) { recovery_codes = renew_recovery_codes(work); });
  return problems ? draw_outside(visit, problems) : shown_once(visit, recovery_codes);
}

web::Response codes_stop(web::Visit& visit) {
  const auto stopped = stop_codes(visit.work, visit.form.get("code"));
  if (!stopped) return draw(visit, visit.work.db, stopped.problems());
  auto response = web::see_other_with_notice(visit, "/account/codes", _("One-time codes are turned off"));
  response.header("Set-Cookie", web::set_cookie(visit.site, web::session_cookie_name(visit.site),
                                                renew_session(visit.work, visit.session, browser_of(visit))));
  return response;
}

}  // namespace waymark::accounts::pages
