#include "concerns/pages/parts.hpp"

namespace waymark::concerns::pages {
namespace {

using web::Draft;

Concern open_one(const web::Visit& visit) {
  auto concern = handled_by_actor(visit.work, visit.id<ConcernId>());
  require_open(concern);
  return concern;
}

web::Response draw(const web::Visit& visit, const Concern& concern, const char* title, Html body,
                   const Problems& problems) {
  return web::page(visit, {.title = title,
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Concerns"), .href = "/concerns"},
                                           {.text = _("Concern"), .href = path_of(concern.id)},
                                           {.text = title}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false});
}

web::Response draw_close(const web::Visit& visit, const Concern& concern, const Draft& draft) {
  std::vector<govuk::Radio> items;
  for (const auto& outcome : outcomes())
    items.push_back({.value = std::string(outcome.code), .text = _(outcome.label)});
  Html body =
      govuk::body(fill(_("Nothing can be added to it any more, by you or by who raised it. Who raised it is told "
                         "that it is closed, not how. It is kept for {} years."),
                       kKeptYears));
  body += form(visit, visit.path(),
               govuk::radios({.name = "outcome",
                              .legend = _("How is it closed?"),
                              .items = std::move(items),
                              .value = draft.value("outcome"),
                              .error = draft.error("outcome"),
                              .legend_look = {.size = govuk::Size::m}}) +
                   govuk::button({.text = _("Close the concern"), .warning = true}));
  return draw(visit, concern, _("Close this concern"), std::move(body), draft.problems);
}

web::Response draw_hand_on(const web::Visit& visit, const Concern& concern, const Draft& draft) {
  const auto leads = other_leads(visit.work, concern);
  if (leads.empty())
    return draw(visit, concern, _("Hand it on"),
                govuk::body(_("There is no other safeguarding lead it could be handed on to.")), {});
  Html body =
      govuk::body(_("They read what was said and your notes. You do not see this concern any more. Who raised it "
                    "is told who has it now."));
  body += form(visit, visit.path(),
               lead_field(leads, draft, _("Who is to handle it?")) +
                   govuk::button({.text = _("Hand it on"), .warning = true}));
  return draw(visit, concern, _("Hand it on"), std::move(body), draft.problems);
}

}  // namespace

web::Response close_form(web::Visit& visit) { return draw_close(visit, open_one(visit), {}); }

web::Response close(web::Visit& visit) {
  const auto concern = open_one(visit);
  const auto closed = concerns::close(visit.work, concern.id, std::string(visit.form.get("outcome")));
  if (closed) return web::see_other_with_notice(visit, path_of(concern.id), _("The concern is closed"));
  return draw_close(visit, concern, {visit.form, closed.problems()});
}

web::Response hand_on_form(web::Visit& visit) { return draw_hand_on(visit, open_one(visit), {}); }

web::Response hand_on(web::Visit& visit) {
  const auto concern = open_one(visit);
  const auto lead = PersonId::parse(visit.form.get("lead")).value_or(PersonId());
  const auto handed = concerns::hand_on(visit.work, concern.id, lead);
  if (handed) return web::see_other_with_notice(visit, "/concerns", _("The concern is handed on"));
  return draw_hand_on(visit, concern, {visit.form, handed.problems()});
}

web::Response take_over(web::Visit& visit) {
  const auto id = visit.id<ConcernId>();
  concerns::take_over(visit.work, id);
  return web::see_other_with_notice(visit, path_of(id), _("You handle this concern now"));
}

}  // namespace waymark::concerns::pages
