// One tool: what it is, what can be done with it, what became of it.
#include "toolkit/pages/parts.hpp"
#include "toolkit/usage.hpp"

namespace waymark::toolkit::pages {
namespace {

/// Where it is to be had: for who was handed it the way that says they opened it.
Html body_link(const web::Visit& visit, const Found& it) {
  if (it.handed || !it.standing.offers) {
    std::vector<govuk::Content> ways;
    for (const auto& handed : store::handed_to(visit.work.db, it.standing.person, it.tool.id))
      ways.emplace_back(govuk::link(handed_path(handed.engagement, handed.id),
                                    fill(_("Handed to you on {}"), london(handed.handed_at).date.words())));
    return govuk::list(ways, govuk::ListKind::plain);
  }
  if (it.shown.file)
    return govuk::body(govuk::link(fmt::format("{}/file?version={}", tool_path(it.tool.id), it.shown.number),
                                   _("Download the file")));
  return govuk::body(
      govuk::link(it.shown.words.link, _("Open the link"), {.attributes = {{"rel", "noreferrer noopener"}}}));
}

Html start_form(const web::Visit& visit, const Tool& tool) {
  const bool given = tool.at_start_since.has_value();
  Html fields = govuk::button({.text = given ? _("No longer give it at the start") : _("Give it at the start"),
                               .name = "given",
                               .value = given ? "no" : "yes",
                               .secondary = true});
  Html body = govuk::heading(2, _("At the start of each coaching"));
  body += govuk::body(
      given ? _("Each new coachee of your coaches is given this tool as soon as their coaching is agreed.")
            : _("You can have this tool given to each new coachee of your coaches as soon as their "
                "coaching is agreed. Coaches and coachees who are agreed already are not touched."));
  return body + form(visit, tool_path(tool.id) + "/at-start", fields);
}

Html actions(const web::Visit& visit, const Found& it) {
  const auto path = tool_path(it.tool.id);
  Html buttons;
  if (may_review(it.standing, it.tool)) buttons += govuk::button({.text = _("Review"), .href = path + "/review"});
  if (may_submit(it.standing, it.tool))
    buttons += form(visit, path + "/submit", govuk::button({.text = _("Send for review")}));
  if (may_edit(it.standing, it.tool))
    buttons += govuk::button({.text = it.tool.latest.released_at ? _("Make a new version") : _("Change"),
                              .href = path + "/edit",
                              .secondary = true});
  if (may_withdraw(it.standing, it.tool)) buttons += govuk::link(path + "/withdraw", _("Withdraw it"));
  return buttons.empty() ? buttons : govuk::button_group(buttons);
}

/// Another version beside the one shown.
Html other_version(const Found& it) {
  const auto& tool = it.tool;
  if (!tool.released || tool.released->id == tool.latest.id) return {};
  const auto& other = it.shown.id == tool.latest.id ? *tool.released : tool.latest;
  if (!sees(it.standing, tool, other, it.handed)) return {};
  return govuk::inset_text(
      {.text = html("{} {}",
                    fill(it.shown.released_at ? _("There is a newer version, number {}, which is not released.")
                                              : _("Until this version is released, coaches hand on version {}."),
                         other.number),
                    govuk::link(fmt::format("{}?version={}", tool_path(tool.id), other.number),
                                fill(_("See version {}"), other.number)))});
}

Html usage_of(const web::Visit& visit, const Found& it) {
  if (!sees_usage(it.standing, it.tool)) return {};
  Html body = govuk::heading(2, _("How often it is used"));
  for (const auto& used : store::usage(visit.work.db, it.standing, it.tool.id, 0, 1))
    body += govuk::summary_list({.rows = {{.key = _("Handed on"), .value = figure(used.handed)},
                                          {.key = _("Opened"), .value = figure(used.opened)},
                                          {.key = _("Done"), .value = figure(used.done)}}});
  if (!sees_usage_by_programme(it.standing)) return body;
  const auto rows = usage_by_programme(visit.work, it.standing, it.tool.id);
  if (rows.empty()) return body + govuk::body(_("It is used too little to be shown by programme."));
  govuk::TableWriter table({.caption = _("By programme"),
                            .head = {{.text = _("Programme")},
                                     {.text = _("Handed on"), .numeric = true},
                                     {.text = _("Opened"), .numeric = true},
                                     {.text = _("Done"), .numeric = true}},
                            .caption_size = govuk::Size::s,
                            .first_cell_is_header = true});
  for (const auto& row : rows)
    table.row(row.programme.empty() ? std::string(_("Other programmes together")) : row.programme, figure(row.handed),
              figure(row.opened), figure(row.done));
  return body + std::move(table).html();
}

Html hand_on(const web::Visit& visit, const Found& it) {
  constexpr int kShown = 30;
  if (it.standing.coach.empty() || !it.tool.in_library()) return {};
  const auto coached =
      store::coached_with(visit.work.db, it.standing.coach, *it.tool.released, visit.work.today, kShown);
  if (coached.empty()) return {};
  std::vector<govuk::Content> ways;
  for (const auto& one : coached) {
    const auto name = one.coachees == 1 ? one.coachee_name : fill(_("{} and others"), one.coachee_name);
    ways.emplace_back(govuk::link(handed_path(one.id) + "/new?tool=" + it.tool.id.str(), name));
  }
  return govuk::heading(2, _("Hand it to a coachee")) + govuk::list(ways, govuk::ListKind::plain);
}

Html history(const web::Visit& visit, const Found& it) {
  if (!keeps(it.standing, it.tool) && !reviews(it.standing, it.tool.latest)) return {};
  std::vector<govuk::TimelineItem> items;
  for (const auto& event : store::events(visit.work.db, it.tool.id))
    items.push_back({.label = fill(_("{}: version {}"), event_label(event.kind), event.version),
                     .at = event.at,
                     .text = govuk::written(event.reason),
                     .by = event.by_name});
  return govuk::heading(2, _("What became of it")) + govuk::timeline({.items = std::move(items), .heading_level = 3});
}

}  // namespace

web::Response tool(web::Visit& visit) {
  std::optional<int> number;
  if (visit.request.query.has("version")) number = std::atoi(std::string(visit.request.query.get("version")).c_str());
  const auto it = found(visit.work, visit.id<ToolId>(), number);
  Html body;
  if (it.standing.offers) body += govuk::body(state_tag(it.tool.state_of(it.shown)));
  body += other_version(it);
  body += govuk::written(it.shown.words.description);
  body += body_link(visit, it);
  body += govuk::summary_list({.rows = facts_of(it.shown, it.tool.supplier_name)});
  body += actions(visit, it);
  body += hand_on(visit, it);
  if (may_give_at_start(it.standing, it.tool)) body += start_form(visit, it.tool);
  body += usage_of(visit, it);
  body += history(visit, it);
  return pages::page(visit, {.title = it.shown.words.title, .body = std::move(body), .wide = false});
}

}  // namespace waymark::toolkit::pages
