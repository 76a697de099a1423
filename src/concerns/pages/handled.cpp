#include <algorithm>

#include "concerns/pages/parts.hpp"

namespace waymark::concerns::pages {
namespace {

using web::Draft;

Html table(const Listing& listing) {
  govuk::TableWriter rows(
      {.caption = _("Concerns addressed to you"),
       .head = {{.text = _("Raised")}, {.text = _("By")}, {.text = _("About the coaching of")}, {.text = _("State")}},
       .caption_hidden = true});
  for (const auto& concern : listing.concerns)
    rows.row(govuk::link(path_of(concern.id), words(london(concern.raised_at))), concern.raised_by_name,
             about(concern), state_tag(concern.state()));
  return std::move(rows).html();
}

/// Of these only that they are there, until they are taken over.
Html to_take_over(const web::Visit& visit) {
  const auto all = without_lead(visit.work);
  if (all.empty()) return {};
  Html section = govuk::heading(2, _("Concerns nobody handles"));
  section +=
      govuk::body(_("Who they were addressed to can no longer act for their place. If you take one over, who "
                    "raised it is told."));
  govuk::TableWriter rows({.caption = _("Concerns nobody handles"),
                           .head = {{.text = _("Raised")}, {.text = _("State")}, {.text = _("Take over")}},
                           .caption_hidden = true});
  for (const auto& concern : all) {
    const auto when = words(london(concern.raised_at));
    const auto label = html("{}<span class=\"govuk-visually-hidden\"> {}</span>", _("Take it over"),
                            fill(_("the concern of {}"), when));
    rows.row(when, state_tag(concern.state()),
             form(visit, path_of(concern.id) + "/take-over",
                  govuk::button({.text = label, .secondary = true, .classes = "govuk-!-margin-bottom-0"})));
  }
  return section + std::move(rows).html();
}

std::string outcome_label(const std::string& code) {
  for (const auto& one : outcomes())
    if (one.code == code) return _(one.label);
  return code;
}

Html facts(const Concern& concern) {
  std::vector<govuk::SummaryRow> rows{{.key = _("State"), .value = state_tag(concern.state())},
                                      {.key = _("Raised by"), .value = concern.raised_by_name},
                                      {.key = _("About the coaching of"), .value = about(concern)},
                                      {.key = _("Raised"), .value = words(london(concern.raised_at))}};
  if (concern.acknowledged_at)
    rows.push_back({.key = _("Acknowledged"), .value = words(london(*concern.acknowledged_at))});
  if (concern.closed_at) {
    rows.push_back({.key = _("Closed"), .value = words(london(*concern.closed_at))});
    rows.push_back({.key = _("How"), .value = outcome_label(concern.outcome)});
  }
  if (concern.retain_until) rows.push_back({.key = _("Kept until"), .value = concern.retain_until->words()});
  return govuk::summary_list({.rows = std::move(rows)});
}

Html deeds(const web::Visit& visit, const Concern& concern) {
  const auto path = path_of(concern.id);
  Html links = govuk::list({govuk::link(path + "/close", _("Close this concern")),
                            govuk::link(path + "/hand-on", _("Hand it on to another safeguarding lead"))},
                           govuk::ListKind::plain);
  if (concern.acknowledged_at) return links;
  return form(visit, path + "/acknowledge", govuk::button({.text = _("Acknowledge it")})) + links;
}

web::Response draw(const web::Visit& visit, const Draft& draft) {
  const auto opened = open_handled(*visit.site.vault, visit.work, visit.id<ConcernId>(), page_asked(visit));
  const auto& concern = opened.concern;
  Html body = facts(concern);
  if (!concern.closed_at) body += deeds(visit, concern);
  body += entries(visit, opened);
  if (!concern.closed_at)
    body +=
        form(visit, path_of(concern.id) + "/notes",
             text_field(draft, _("Write a handling note"),
                        _("Sealed with the concern. Who raised it does not see it; a safeguarding lead it is handed "
                          "on to does.")) +
                 govuk::button({.text = _("Save the note")}));
  return web::page(visit, {.title = _("Concern"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Concerns"), .href = "/concerns"},
                                           {.text = _("Concern")}},
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false});
}

}  // namespace

web::Response list(web::Visit& visit) {
  const auto listing = handled(visit.work, page_asked(visit));
  Html body = to_take_over(visit);
  if (listing.concerns.empty()) body += govuk::body(_("No concern is addressed to you."));
  else body += table(listing) + page_links(visit, listing.page, listing.pages);
  return web::page(visit, {.title = _("Concerns"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Concerns")}},
                           .body = std::move(body)});
}

web::Response concern(web::Visit& visit) { return draw(visit, {}); }

web::Response acknowledge(web::Visit& visit) {
  const auto id = visit.id<ConcernId>();
  concerns::acknowledge(visit.work, id);
  return web::see_other_with_notice(visit, path_of(id), _("Who raised it is told that you have acknowledged it"));
}

web::Response add_note(web::Visit& visit) {
  const auto id = visit.id<ConcernId>();
  require_open(handled_by_actor(visit.work, id));
  Draft draft{visit.form, {}};
  const auto text = read_text(visit, draft);
  if (!draft.problems) {
    const auto added = concerns::add_note(*visit.site.vault, visit.work, id, text);
    if (added) return web::see_other_with_notice(visit, path_of(id), _("The note is saved"));
    draft.problems = added.problems();
  }
  return draw(visit, draft);
}

}  // namespace waymark::concerns::pages
