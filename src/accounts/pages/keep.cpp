#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

Account asked(const web::Visit& visit) {
  auto account = find_account(visit.work.db, visit.id<AccountId>());
  if (!account) throw Refused(Refusal::not_found);
  return *account;
}

std::string path_of(const Account& account) { return "/admin/accounts/" + account.id.str(); }

Html summary(const web::Visit& visit, const Account& account) {
  const bool left = account.left_on && *account.left_on <= visit.work.today;
  const std::string state = account.disabled_at
                                ? waymark::fill(_("Disabled since {}"), london(*account.disabled_at).date.words())
                            : left ? waymark::fill(_("Left on {}"), account.left_on->words())
                                   : std::string(_("Active"));
  return govuk::summary_list(
      {.rows = {
           {.key = _("Email address"), .value = account.email},
           {.key = _("State"), .value = state},
           {.key = _("Opened"), .value = moment(account.created_at)},
           {.key = _("Last seen"), .value = moment(account.last_seen_at)},
           {.key = _("Password changed"), .value = moment(account.password_changed_at)},
           {.key = _("One-time codes"),
            .value = account.codes_since ? waymark::fill(_("Set up on {}"), london(*account.codes_since).date.words())
                                         : std::string(_("Not set up"))}}});
}

Html roles_table(const web::Visit& visit, const Account& account) {
  const auto held = roles_of(visit.work.db, keeper(visit).surroundings(), account.person);
  if (held.empty()) return govuk::body(_("No role has been granted."));
  govuk::TableWriter table(
      {.caption = _("Roles granted"),
       .head = {{.text = _("Role")}, {.text = _("For")}, {.text = _("Since")}, {.text = _("End")}},
       .caption_hidden = true});
  for (const auto& role : held)
    table.row(access::label(role.grant.role), role.place_name, moment(role.granted_at),
              button_form(visit, path_of(account) + "/roles/" + role.id + "/end", {},
                          {.text = html("{}<span class=\"govuk-visually-hidden\"> {}</span>", _("End"),
                                        access::label(role.grant.role)),
                           .secondary = true,
                           .classes = "govuk-!-margin-bottom-0"}));
  return std::move(table).html();
}

Html grant_form(const web::Visit& visit, const Account& account, const Problems& problems) {
  std::vector<govuk::Option> roles{{.value = "", .text = _("Choose a role")}};
  for (int number = 0; number < access::kRoles; ++number) {
    const auto role = static_cast<access::Role>(number);
    const auto kinds = access::places_of(role);
    if (kinds.front() == access::PlaceKind::own) continue;
    for (auto kind : kinds) {
      const char* where = kind == access::PlaceKind::organisation ? _("an organisation and what is under it")
                          : kind == access::PlaceKind::programme  ? _("a programme")
                          : kind == access::PlaceKind::supplier   ? _("a supplier")
                                                                  : _("the whole service");
      roles.push_back({.value = fmt::format("{}@{}", access::code(role), access::code(kind)),
                       .text = fmt::format("{}: {}", access::label(role), where)});
    }
  }
  Html fields = govuk::select({.name = "role",
                               .label = _("Give a role"),
                               .items = std::move(roles),
                               .value = std::string(visit.form.get("role")),
                               .error = error_of(problems, "role"),
                               .label_look = {.size = govuk::Size::s}});
  fields +=
      govuk::input({.name = "place",
                    .label = _("For which place"),
                    .value = std::string(visit.form.get("place")),
                    .hint = _("The code of the organisation or supplier, or the name of the programme. Leave it "
                              "empty for the whole service."),
                    .error = error_of(problems, "place"),
                    .width = 30});
  return form(visit, path_of(account) + "/roles", fields + govuk::button({.text = _("Give this role")}));
}

Html deeds(const web::Visit& visit, const Account& account) {
  const auto button = [&](const char* deed, const char* text, bool warning = false) {
    return button_form(visit, path_of(account) + deed, {}, {.text = text, .secondary = !warning, .warning = warning});
  };
  Html all;
  if (account.disabled_at) return button("/enable", _("Enable the account"));
  all += button("/new-password", _("Make a link to choose a new password"));
  all += button("/sign-out", _("Sign out everywhere"));
  if (account.codes_since) all += button("/remove-codes", _("Take lost one-time codes away"));
  if (account.id != visit.work.actor.account) all += button("/disable", _("Disable the account"), true);
  return all;
}

web::Response draw(const web::Visit& visit, const Account& account, const Problems& problems) {
  Html body = summary(visit, account);
  body += govuk::heading(2, _("Roles"));
  body += roles_table(visit, account);
  body += grant_form(visit, account, problems);
  body += govuk::heading(2, _("What you can do"));
  body += deeds(visit, account);
  return web::page(visit, {.title = account.name,
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Accounts"), .href = "/admin/accounts"},
                                           {.text = account.name}},
                           .body = std::move(body),
                           .problems = problems,
                           .caption = _("Account")});
}

template <class Deed>
web::Response done(const web::Visit& visit, const Deed& deed, const char* notice) {
  const auto account = asked(visit);
  const Checked<Done> answer = deed(account.id);
  if (!answer) return draw(visit, account, answer.problems());
  return web::see_other_with_notice(visit, path_of(account), notice);
}

}  // namespace

web::Response keep(web::Visit& visit) { return draw(visit, asked(visit), {}); }

web::Response keep_disable(web::Visit& visit) {
  return done(
      visit, [&](const AccountId& id) { return disable(visit.work, id); }, _("The account is disabled"));
}

web::Response keep_enable(web::Visit& visit) {
  return done(
      visit, [&](const AccountId& id) { return enable(visit.work, id); }, _("The account is enabled"));
}

web::Response keep_sign_out(web::Visit& visit) {
  const auto account = asked(visit);
  sign_out_everywhere(visit.work, account.id);
  return web::see_other_with_notice(visit, account.id == visit.work.actor.account ? "/sign-in" : path_of(account),
                                    waymark::fill(_("{} is signed out everywhere"), account.name));
}

web::Response keep_remove_codes(web::Visit& visit) {
  const auto account = asked(visit);
  remove_codes(visit.work, account.id);
  return web::see_other_with_notice(visit, path_of(account), _("The one-time codes are taken away"));
}

web::Response keep_new_password(web::Visit& visit) {
  const auto account = asked(visit);
  const auto link = make_new_password_link(visit.work, keeper(visit).settings(), account.id);
  if (!link) return draw(visit, account, link.problems());
  Html body = govuk::warning_text({.text = _("Copy it now: it is not shown again.")});
  body += govuk::body(waymark::fill(_("Give this link to {} in a way you trust. It works once, until {}."),
                                    account.name, moment(link->expires_at)));
  body += govuk::inset_text({.text = link_shown_once(visit, *link)});
  body += govuk::body(govuk::link(path_of(account), _("Back to the account")));
  return web::page(visit, {.title = _("Link to choose a new password"), .body = std::move(body), .wide = false});
}

web::Response role_grant(web::Visit& visit) {
  const auto account = asked(visit);
  const auto chosen = visit.form.get("role");
  if (chosen.empty()) return draw(visit, account, problem("role", _("Choose a role")));
  const auto place = trimmed(visit.form.get("place"));
  const auto text = place.empty() ? std::string(chosen) : fmt::format("{}:{}", chosen, place);
  const auto grant = read_grant(visit.work.db, keeper(visit).surroundings(), text);
  if (!grant) return draw(visit, account, grant.problems());
  const auto granted = grant_role(visit.work, account.person, *grant);
  if (!granted) return draw(visit, account, granted.problems());
  return web::see_other_with_notice(visit, path_of(account), _("The role is given"));
}

web::Response role_end(web::Visit& visit) {
  const auto account = asked(visit);
  const auto ended = end_role(visit.work, account.person, visit.captures.at(1));
  if (!ended) return draw(visit, account, ended.problems());
  return web::see_other_with_notice(visit, path_of(account), _("The role is ended"));
}

}  // namespace waymark::accounts::pages
