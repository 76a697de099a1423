// Handing a tool on: which, to whom, with which words.
#include <algorithm>

#include "toolkit/pages/parts.hpp"

namespace waymark::toolkit::pages {
namespace {

using engagements::Partnership;

web::Response section(const web::Visit& visit, const Partnership& partnership, web::PageContent content) {
  return engagements::section_page(visit, partnership, engagements::Section::tools, std::move(content));
}

/// The partnership of the address, for its coach while it lasts.
Partnership coached(const web::Visit& visit) {
  auto partnership = partnership_of(visit.work, visit.id<EngagementId>());
  if (!partnership.is_coach(visit.work.actor.person)) throw Refused(Refusal::not_allowed);
  if (!may_hand(visit.work, partnership)) throw Refused(Refusal::out_of_turn);
  return partnership;
}

/// The tool a form speaks of; nothing when none is chosen.
std::optional<Tool> chosen(const web::Visit& visit, const Partnership& partnership, const web::Fields& fields) {
  const auto id = ToolId::parse(fields.get("tool"));
  if (!id) return std::nullopt;
  auto tool = store::find(visit.work.db, *id);
  if (!tool || !usable(partnership.engagement, *tool)) throw Refused(Refusal::not_found);
  return tool;
}

web::Response choose(const web::Visit& visit, const Partnership& partnership) {
  const auto& engagement = partnership.engagement;
  const auto path = handed_path(engagement.id) + "/new";
  const auto search = web::FormReader(visit.request.query).optional_text("search", kLongestTitle);
  const auto total = store::count_usable(visit.work.db, engagement.supplier, engagement.programme, search);
  const auto skip = static_cast<std::int64_t>(std::min(page_asked(visit), last_page(total)) - 1) * kPageSize;
  Html body = html("<form method=\"get\" action=\"{}\">{}{}</form>", path,
                   govuk::input({.name = "search",
                                 .label = _("Search the library"),
                                 .value = search,
                                 .hint = _("Words of the title, the description or the tags")}),
                   govuk::button({.text = _("Search"), .secondary = true}));
  body += govuk::body(fill(plural("{} tool", "{} tools", total), with_commas(total)));
  if (total > 0) {
    govuk::TableWriter rows({.caption = _("Tools to hand on"),
                             .head = {{.text = _("Tool")}, {.text = _("Purpose")}, {.text = _("Language")}},
                             .caption_hidden = true,
                             .first_cell_is_header = true});
    for (const auto& line :
         store::usable(visit.work.db, engagement.supplier, engagement.programme, search, skip, kPageSize))
      rows.row(govuk::link(path + "?tool=" + line.id.str(), line.shown.words.title), label(line.shown.words.purpose),
               label(line.shown.words.language));
    body += std::move(rows).html();
  } else {
    body += govuk::body(_("No tools in the library fit."));
  }
  body += pages_below(visit, total);
  return section(visit, partnership, {.title = _("Choose a tool to hand on"), .body = std::move(body)});
}

web::Response draw(const web::Visit& visit, const Partnership& partnership, const Tool& tool, const Draft& draft) {
  const auto& words = tool.released->words;
  const auto& id = partnership.engagement.id;
  Html fields = html("<input type=\"hidden\" name=\"tool\" value=\"{}\">", tool.id.str());
  const auto has = store::who_has(visit.work.db, id, tool.id);
  const auto has_it = [&](const PersonId& person) { return std::find(has.begin(), has.end(), person) != has.end(); };
  if (partnership.coachees.size() > 1) {
    std::vector<govuk::Checkbox> items;
    for (const auto& coachee : partnership.coachees)
      items.push_back(
          {.value = coachee.person.str(),
           .text = coachee.name,
           .hint = has_it(coachee.person) ? std::optional<govuk::Content>(_("Has it already")) : std::nullopt,
           .disabled = has_it(coachee.person)});
    fields += govuk::checkboxes({.name = "coachees",
                                 .legend = _("Whom do you hand it to?"),
                                 .items = std::move(items),
                                 .values = draft.values("coachees"),
                                 .error = draft.error("coachees")});
  } else if (draft.error("coachees")) {
    fields += govuk::error_message({.text = *draft.error("coachees"), .id = "coachees"});
  }
  fields += govuk::textarea({.name = "note",
                             .label = _("A note to go with it (optional)"),
                             .value = draft.value("note"),
                             .hint = _("Only the coachee and you can read it"),
                             .error = draft.error("note")});
  fields += govuk::button({.text = _("Hand it on")});
  Html body = govuk::written(words.description);
  body += govuk::summary_list({.rows = facts_of(*tool.released, tool.supplier_name)});
  body += form(visit, handed_path(id), fields);
  return section(visit, partnership,
                 {.title = fill(_("Hand on: {}"), words.title),
                  .body = std::move(body),
                  .problems = draft.problems,
                  .wide = false});
}

}  // namespace

web::Response hand_form(web::Visit& visit) {
  const auto partnership = coached(visit);
  const auto tool = chosen(visit, partnership, visit.request.query);
  return tool ? draw(visit, partnership, *tool, {}) : choose(visit, partnership);
}

web::Response hand(web::Visit& visit) {
  const auto partnership = coached(visit);
  const auto tool = chosen(visit, partnership, visit.form);
  if (!tool) throw Refused(Refusal::not_found);
  Draft draft{visit.form, {}};
  web::FormReader reader(visit.form);
  const auto note = reader.optional_text("note", kLongestNote);
  draft.problems = reader.problems;
  if (!draft.problems) {
    std::vector<PersonId> coachees;
    for (const auto value : visit.form.all("coachees"))
      if (auto person = PersonId::parse(value)) coachees.push_back(std::move(*person));
    const auto done = hand_tool(*visit.site.vault, visit.work, partnership.engagement.id, tool->id, coachees, note);
    if (done)
      return web::see_other_with_notice(visit, handed_path(partnership.engagement.id), _("The tool is handed on"));
    draft.problems = done.problems();
  }
  return draw(visit, partnership, *tool, draft);
}

}  // namespace waymark::toolkit::pages
