#include "concerns/pages/parts.hpp"

namespace waymark::concerns::pages {
namespace {

using web::Draft;

web::Response draw(const web::Visit& visit, const Draft& draft) {
  const auto opened = open_own(*visit.site.vault, visit.work, visit.id<ConcernId>(), page_asked(visit));
  const auto& concern = opened.concern;
  std::vector<govuk::SummaryRow> rows{{.key = _("State"), .value = state_tag(concern.state())},
                                      {.key = _("Safeguarding lead"), .value = concern.lead_name},
                                      {.key = _("About the coaching of"), .value = about(concern)},
                                      {.key = _("Raised"), .value = words(london(concern.raised_at))}};
  if (concern.acknowledged_at)
    rows.push_back({.key = _("Acknowledged"), .value = words(london(*concern.acknowledged_at))});
  if (concern.closed_at) rows.push_back({.key = _("Closed"), .value = words(london(*concern.closed_at))});
  if (concern.retain_until) rows.push_back({.key = _("Kept until"), .value = concern.retain_until->words()});
  Html body = govuk::summary_list({.rows = std::move(rows)});
  body += entries(visit, opened);
  if (concern.closed_at)
    body += govuk::inset_text({.text = _("This concern is closed. If something else worries you, or the same again, "
                                         "raise another from the page of the engagement.")});
  else
    body += form(visit, own_path_of(concern.id),
                 text_field(draft, _("Add to it"), _("Your safeguarding lead is told that you did.")) +
                     govuk::button({.text = _("Send it")}));
  return web::page(visit, {.title = _("Your concern"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your concerns"), .href = "/concerns/mine"},
                                           {.text = _("Your concern")}},
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false});
}

}  // namespace

web::Response own_list(web::Visit& visit) {
  const auto listing = raised(visit.work, page_asked(visit));
  Html body;
  if (listing.concerns.empty())
    body += govuk::body(_("You have raised no concern. You can from the page of an engagement of yours."));
  else {
    govuk::TableWriter rows({.caption = _("Your concerns"),
                             .head = {{.text = _("Raised")},
                                      {.text = _("About the coaching of")},
                                      {.text = _("Safeguarding lead")},
                                      {.text = _("State")}},
                             .caption_hidden = true});
    for (const auto& concern : listing.concerns)
      rows.row(govuk::link(own_path_of(concern.id), words(london(concern.raised_at))), about(concern),
               concern.lead_name, state_tag(concern.state()));
    body += std::move(rows).html() + page_links(visit, listing.page, listing.pages);
  }
  return web::page(visit, {.title = _("Your concerns"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Your concerns")}},
                           .body = std::move(body)});
}

web::Response own_concern(web::Visit& visit) { return draw(visit, {}); }

web::Response add(web::Visit& visit) {
  const auto id = visit.id<ConcernId>();
  require_open(raised_by_actor(visit.work, id));
  Draft draft{visit.form, {}};
  const auto text = read_text(visit, draft);
  if (!draft.problems) {
    const auto added = concerns::add(*visit.site.vault, visit.work, id, text);
    if (added) return web::see_other_with_notice(visit, own_path_of(id), _("It has been sent"));
    draft.problems = added.problems();
  }
  return draw(visit, draft);
}

}  // namespace waymark::concerns::pages
