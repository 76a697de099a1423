#include "calendar/calendar.hpp"
#include "calendar/pages/pages.hpp"

namespace waymark::calendar::pages {
namespace {

constexpr const char* kShown = "shown";
constexpr const char* kPrivate = "private";

Html form(const web::Visit& visit, const char* action, const Html& fields) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}</form>", action, web::form_token(visit), fields);
}

std::vector<govuk::Crumb> way_here() {
  return {
      {.text = _("Home"), .href = "/home"}, {.text = _("Your account"), .href = "/account"}, {.text = _("Calendar")}};
}

Html titles_form(const web::Visit& visit, const Problems& problems) {
  const PersonId own[] = {visit.work.actor.person};
  const auto error = problems.of("titles");
  return form(
      visit, "/account/calendar/titles",
      govuk::radios(
          {.name = "titles",
           .legend = _("What calendar entries say"),
           .items = {{.value = kPrivate,
                      .text = _("Private appointment"),
                      .hint = _("They say no more than when. Who can see your calendar learns nothing else.")},
                     {.value = kShown,
                      .text = _("Coaching session, with a link to its page"),
                      .hint = _("Only where everybody who shares the session has chosen this too.")}},
           .value = titles_shown(visit.work.db, own) ? kShown : kPrivate,
           .error = error ? std::optional<govuk::Content>(*error) : std::nullopt,
           .legend_look = {.size = govuk::Size::m}}) +
          govuk::button({.text = _("Save")}));
}

Html link_section(const web::Visit& visit) {
  Html section = govuk::heading(2, _("Your sessions in your calendar program"));
  section += govuk::body(
      _("A secret link lets a calendar program read when your sessions are. Whoever has the link can read that too, "
        "so keep it to yourself."));
  const auto made_at = feed_made_at(visit.work.db, visit.work.actor.person);
  if (made_at) {
    section += govuk::inset_text({.text = fill(_("Your link was made on {}. It is not shown again: make a new one if "
                                                 "you need it, and the old one stops working."),
                                               words(london(*made_at)))});
    section +=
        form(visit, "/account/calendar/link/revoke", govuk::button({.text = _("Revoke the link"), .warning = true}));
  }
  section += form(
      visit, "/account/calendar/link",
      govuk::button({.text = made_at ? _("Make a new secret link") : _("Make a secret link"), .secondary = true}));
  return section;
}

web::Response draw(const web::Visit& visit, const Problems& problems) {
  return web::page(visit, {.title = _("Calendar"),
                           .breadcrumbs = way_here(),
                           .body = titles_form(visit, problems) + link_section(visit),
                           .problems = problems,
                           .wide = false});
}

}  // namespace

web::Response choices(web::Visit& visit) { return draw(visit, {}); }

web::Response titles(web::Visit& visit) {
  web::FormReader reader(visit.form);
  const auto chosen = reader.choice("titles", {kPrivate, kShown}, _("Select what calendar entries say"));
  if (reader.problems) return draw(visit, reader.problems);
  choose_titles(visit.work, chosen == kShown);
  return web::see_other_with_notice(visit, "/account/calendar", _("Your choice is saved"));
}

web::Response make_link(web::Visit& visit) {
  const auto link = visit.site.base_url + feed_path(make_feed(visit.work));
  Html body = govuk::warning_text({.text = _("Copy it now: it is not shown again.")});
  body += govuk::inset_text({.text = html("<span class=\"waymark-secret\">{}</span>", link)});
  body += govuk::body(_("Give it to your calendar program as a calendar to subscribe to, from the web."));
  body += govuk::body(govuk::link("/account/calendar", _("Back to your calendar choices")));
  return web::page(
      visit, {.title = _("Your secret link"), .breadcrumbs = way_here(), .body = std::move(body), .wide = false});
}

web::Response revoke_link(web::Visit& visit) {
  if (!revoke_feed(visit.work, visit.work.actor.person)) throw Refused(Refusal::out_of_turn);
  return web::see_other_with_notice(visit, "/account/calendar", _("The link is revoked"));
}

}  // namespace waymark::calendar::pages
