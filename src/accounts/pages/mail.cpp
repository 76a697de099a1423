#include "accounts/pages/parts.hpp"

namespace waymark::accounts::pages {
namespace {

const char* hint_of(jobs::HowOften how_often) {
  switch (how_often) {
    case jobs::HowOften::at_once:
      return _("A mail for each thing as it happens, with invitations for your calendar.");
    case jobs::HowOften::daily: return _("One mail at seven in the morning, if anything happened.");
    case jobs::HowOften::needs_answer:
      return _("Only when somebody waits for you. The rest you find on your first page.");
  }
  return "";
}

web::Response draw(const web::Visit& visit, const Problems& problems) {
  std::vector<govuk::Radio> items;
  for (const auto each : jobs::kHowOften)
    items.push_back({.value = std::string(jobs::code(each)), .text = how_often_words(each), .hint = hint_of(each)});
  const auto chosen = jobs::how_often(visit.work.db, visit.work.actor.person);
  Html body = form(visit, "/account/mail",
                   govuk::radios({.name = "how_often",
                                  .legend = _("How often do you want mail?"),
                                  .items = std::move(items),
                                  .value = std::string(jobs::code(chosen)),
                                  .hint = _("It says what kind of thing happened and where to read of it, never what "
                                            "was said. What keeps your account safe comes at once in any case."),
                                  .error = error_of(problems, "how_often"),
                                  .legend_look = govuk::as_page_heading()}) +
                       govuk::button({.text = _("Save")}));
  return web::page(visit, {.title = _("How often do you want mail?"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your account"), .href = "/account"},
                                           {.text = _("Mail")}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false,
                           .own_heading = true});
}

}  // namespace

const char* how_often_words(jobs::HowOften how_often) {
  switch (how_often) {
    case jobs::HowOften::at_once: return _("At once");
    case jobs::HowOften::daily: return _("A daily digest");
    case jobs::HowOften::needs_answer: return _("Only what needs an answer");
  }
  return "";
}

web::Response mail_form(web::Visit& visit) { return draw(visit, {}); }

web::Response mail(web::Visit& visit) {
  const auto chosen = jobs::how_often_from(visit.form.get("how_often"));
  if (!chosen) return draw(visit, problem("how_often", _("Select how often you want mail")));
  jobs::choose_how_often(visit.work, *chosen);
  return web::see_other_with_notice(visit, "/account", _("Your choice is saved"));
}

}  // namespace waymark::accounts::pages
