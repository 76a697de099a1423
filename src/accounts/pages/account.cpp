#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

Html codes_summary(const web::Visit& visit, const Account& account) {
  if (account.codes_since)
    return Html::text(waymark::fill(_("Set up on {}"), london(*account.codes_since).date.words()));
  if (must_set_up_codes(visit.work, keeper(visit).settings()))
    return govuk::tag({.text = _("Needed before you can use your roles"), .colour = govuk::Colour::red});
  return Html::text(_("Not set up"));
}

Html summary(const web::Visit& visit, const Account& account) {
  std::vector<govuk::Content> roles;
  for (const auto& held : roles_of(visit.work.db, keeper(visit).surroundings(), account.person))
    roles.emplace_back(fmt::format("{}: {}", access::label(held.grant.role), held.place_name));
  for (const auto& grant : visit.work.actor.grants)
    if (grant.kind == access::PlaceKind::own) roles.emplace_back(access::label(grant.role));
  return govuk::summary_list(
      {.rows = {{.key = _("Name"), .value = account.name},
                {.key = _("Email address"), .value = account.email},
                {.key = _("Roles"),
                 .value = roles.empty() ? Html::text(_("None yet")) : govuk::list(roles, govuk::ListKind::plain)},
                {.key = _("Password"),
                 .value = fill(_("Changed on {}"), london(account.password_changed_at).date.words()),
                 .actions = {{.text = _("Change"), .href = "/account/password", .hidden_text = _("password")}}},
                {.key = _("One-time codes"),
                 .value = codes_summary(visit, account),
                 .actions = {{.text = _("Change"), .href = "/account/codes", .hidden_text = _("one-time codes")}}},
                {.key = _("Mail"),
                 .value = how_often_words(jobs::how_often(visit.work.db, account.person)),
                 .actions = {{.text = _("Change"), .href = "/account/mail", .hidden_text = _("mail")}}},
                {.key = _("Calendar"),
                 .value = _("What its entries say, and a link for your calendar program"),
                 .actions = {{.text = _("Change"), .href = "/account/calendar", .hidden_text = _("calendar")}}}}});
}

Html sessions(const web::Visit& visit, const AccountId& account) {
  const auto held = sessions_of(visit.work.db, keeper(visit).settings(), account, visit.work.now);
  govuk::TableWriter table({.caption = _("Where you are signed in"),
                            .head = {{.text = _("Signed in")},
                                     {.text = _("Last used")},
                                     {.text = _("From")},
                                     {.text = _("Browser")},
                                     {.text = _("Sign out")}},
                            .caption_size = govuk::Size::m});
  for (const auto& session : held) {
    const bool here = session.hash == visit.session.token_hash;
    table.row(
        moment(session.started_at), here ? std::string(_("Now")) : moment(session.seen_at), session.address,
        session.browser,
        here ? Html::text(_("This one"))
             : button_form(visit, "/account/sessions/end", hidden_field("session", session.hash),
                           {.text = _("Sign out there"), .secondary = true, .classes = "govuk-!-margin-bottom-0"}));
  }
  Html all = std::move(table).html();
  if (held.size() > 1)
    all += button_form(visit, "/account/sessions/end-others", {},
                       {.text = _("Sign out everywhere else"), .secondary = true});
  return all;
}

Html tokens(const web::Visit& visit, const AccountId& account, const Problems& problems) {
  Html all = govuk::heading(2, _("API tokens"));
  all +=
      govuk::body(_("A token lets a program read and do what you can, in your name. Treat it like your password."));
  const auto held = tokens_of(visit.work.db, account, visit.work.now);
  if (!held.empty()) {
    govuk::TableWriter table({.caption = _("Your tokens"),
                              .head = {{.text = _("For")},
                                       {.text = _("Made")},
                                       {.text = _("Ends")},
                                       {.text = _("Last used")},
                                       {.text = _("Revoke")}},
                              .caption_hidden = true});
    for (const auto& token : held)
      table.row(
          token.name, moment(token.made_at), moment(token.expires_at), moment(token.used_at),
          button_form(visit, "/account/tokens/revoke", hidden_field("token", token.hash),
                      {.text = html("{}<span class=\"govuk-visually-hidden\"> {}</span>", _("Revoke"), token.name),
                       .secondary = true,
                       .classes = "govuk-!-margin-bottom-0"}));
    all += std::move(table).html();
  }
  all += form(visit, "/account/tokens",
              govuk::input({.name = "name",
                            .label = _("What is a new token for?"),
                            .error = error_of(problems, "name"),
                            .width = 30}) +
                  govuk::button({.text = _("Make a token"), .secondary = true}));
  return all;
}

Html language_choice(const web::Visit& visit, const Account& account) {
  if (!visit.site.welsh) return {};
  return form(visit, "/account/language",
              govuk::radios({.name = "language",
                             .legend = _("Language of the pages"),
                             .items = {{.value = "", .text = "English"}, {.value = "cy", .text = "Cymraeg"}},
                             .value = account.language,
                             .legend_look = {.size = govuk::Size::m},
                             .is_inline = true}) +
                  govuk::button({.text = _("Save"), .secondary = true}));
}

web::Response draw(const web::Visit& visit, const Problems& problems) {
  const auto account = find_account(visit.work.db, visit.work.actor.account);
  if (!account) throw Refused(Refusal::not_found);
  Html body = summary(visit, *account);
  body += govuk::body(govuk::link("/account/opened", _("Who opened what of yours, and when")));
  body += sessions(visit, account->id);
  body += tokens(visit, account->id, problems);
  body += language_choice(visit, *account);
  return web::page(visit, {.title = _("Your account"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Your account")}},
                           .body = std::move(body),
                           .problems = problems});
}

}  // namespace

web::Response account(web::Visit& visit) { return draw(visit, {}); }

web::Response session_end(web::Visit& visit) {
  end_session(visit.work, visit.form.get("session"));
  return web::see_other_with_notice(visit, "/account", _("That browser is signed out"));
}

web::Response sessions_end(web::Visit& visit) {
  end_other_sessions(visit.work, visit.session.token_hash);
  return web::see_other_with_notice(visit, "/account", _("You are signed out everywhere else"));
}

web::Response token_make(web::Visit& visit) {
  const auto token =
      make_token(visit.work, keeper(visit).settings(), visit.work.actor.account, visit.form.get("name"));
  if (!token) return draw(visit, token.problems());
  Html body = govuk::warning_text({.text = _("Copy it now: it is not shown again.")});
  body += govuk::inset_text({.text = html("<span class=\"waymark-secret\">{}</span>", *token)});
  body += govuk::body(govuk::link("/account", _("Back to your account")));
  return web::page(visit, {.title = _("Your new API token"), .body = std::move(body), .wide = false});
}

web::Response token_revoke(web::Visit& visit) {
  revoke_token(visit.work, visit.form.get("token"));
  return web::see_other_with_notice(visit, "/account", _("The token is revoked"));
}

web::Response language(web::Visit& visit) {
  choose_language(visit.work, visit.form.get("language"));
  return web::see_other("/account");
}

}  // namespace waymark::accounts::pages
