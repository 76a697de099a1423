#include "rights/pages/parts.hpp"

namespace waymark::rights::pages {
namespace {

constexpr const char* kOnEngagement = "engagement";
constexpr const char* kOnPerson = "person";

Html hold_table(const std::vector<Hold>& all) {
  govuk::TableWriter rows({.caption = _("Legal holds"),
                           .head = {{.text = _("On")},
                                    {.text = _("Reason")},
                                    {.text = _("Reference")},
                                    {.text = _("Laid")},
                                    {.text = _("Lifted")}},
                           .caption_hidden = true});
  for (const auto& hold : all) {
    const auto said = [](Instant at, const std::string& by) { return fill(_("{}, {}"), brief(london(at)), by); };
    const Html lifted = hold.lifted_at ? Html::text(said(*hold.lifted_at, hold.lifted_by_name))
                                       : govuk::link_with_hidden_text("/rights/holds/" + hold.id + "/lift", _("Lift"),
                                                                      fill(_("the hold on {}"), hold.on_words));
    rows.row(hold.on_words, label(hold.reason), hold.reference, said(hold.laid_at, hold.laid_by_name), lifted);
  }
  return std::move(rows).html();
}

web::Response draw_form(const web::Visit& visit, const web::Draft& draft) {
  Html fields = govuk::radios(
      {.name = "on",
       .legend = _("What must be kept?"),
       .items = {{.value = kOnEngagement, .text = _("An engagement")},
                 {.value = kOnPerson, .text = _("A person: all their engagements, and all that is held about them")}},
       .value = draft.value("on"),
       .error = draft.error("on"),
       .legend_look = {.size = govuk::Size::m}});
  fields += govuk::input({.name = "ref",
                          .label = _("Reference, for an engagement"),
                          .value = draft.value("ref"),
                          .error = draft.error("ref"),
                          .width = 20});
  fields += person_field(draft, _("Who, for a person"));
  std::vector<govuk::Radio> reasons;
  for (const auto reason : kHoldReasons)
    reasons.push_back({.value = std::string(code(reason)), .text = label(reason)});
  fields += govuk::radios({.name = "reason",
                           .legend = _("What for?"),
                           .items = std::move(reasons),
                           .value = draft.value("reason"),
                           .error = draft.error("reason"),
                           .legend_look = {.size = govuk::Size::m}});
  fields += govuk::input({.name = "reference",
                          .label = _("Reference of the case"),
                          .value = draft.value("reference"),
                          .hint = _("A number under which the case can be found: not what it is about"),
                          .error = draft.error("reference"),
                          .label_look = {.size = govuk::Size::m},
                          .width = 20});
  fields += govuk::button({.text = _("Lay the hold")});
  return web::page(visit, {.title = _("Lay a legal hold"),
                           .breadcrumbs = way_to(_("Legal holds"), "/rights/holds", _("Lay a legal hold")),
                           .body = post_form(visit, "/rights/holds/new", fields),
                           .problems = draft.problems,
                           .wide = false});
}

/// What the form names; problems where it names nothing.
HoldOn read_on(const web::Visit& visit, web::FormReader& form) {
  const auto chosen = form.choice("on", {kOnEngagement, kOnPerson}, _("Select what must be kept"));
  HoldOn on;
  if (chosen == kOnEngagement) {
    if (const auto found = store::engagement_with_ref(visit.work.db, trimmed(visit.form.get("ref"))))
      on.engagement = *found;
    else form.problems.add("ref", _("There is no engagement with that reference"));
  } else if (chosen == kOnPerson) {
    if (const auto person = person_named(visit.work.db, visit.form.get("person"))) on.person = person->id;
    else form.problems.add("person", _("There is nobody with that staff number or e-mail address"));
  }
  return on;
}

}  // namespace

web::Response holds(web::Visit& visit) {
  const auto page = page_asked(visit);
  auto all = rights::holds(visit.work, page * kPageSize, kPageSize + 1);
  const bool more = all.size() > kPageSize;
  if (more) all.pop_back();
  Html body =
      govuk::body(_("What is held is neither shredded when its time is over nor erased, until the hold is lifted. "
                    "Content whose key "
                    "is destroyed already cannot be brought back."));
  body += govuk::button({.text = _("Lay a legal hold"), .href = "/rights/holds/new"});
  body += all.empty() ? govuk::body(_("There are no holds.")) : hold_table(all) + page_links(visit, page, more);
  return web::page(visit,
                   {.title = _("Legal holds"), .breadcrumbs = way_to(_("Legal holds")), .body = std::move(body)});
}

web::Response hold_form(web::Visit& visit) { return draw_form(visit, {}); }

web::Response lay(web::Visit& visit) {
  web::FormReader form(visit.form);
  const auto on = read_on(visit, form);
  std::vector<std::string> codes;
  for (const auto reason : kHoldReasons) codes.emplace_back(code(reason));
  const auto reason = hold_reason_from(form.choice("reason", codes, _("Select what the hold is for")));
  const auto reference = form.text("reference", _("Enter the reference of the case"), 60);
  auto problems = form.problems;
  if (!problems) {
    const auto laid = lay_hold(visit.work, on, *reason, reference);
    if (laid) return web::see_other_with_notice(visit, "/rights/holds", _("The hold is laid"));
    problems = laid.problems();
  }
  return draw_form(visit, {visit.form, problems});
}

web::Response lift_form(web::Visit& visit) {
  const auto hold = find_hold(visit.work, visit.captures.at(0));
  if (!hold) throw Refused(Refusal::not_found);
  if (hold->lifted_at) throw Refused(Refusal::out_of_turn);
  Html body = govuk::summary_list({.rows = {{.key = _("On"), .value = hold->on_words},
                                            {.key = _("Reason"), .value = label(hold->reason)},
                                            {.key = _("Reference"), .value = hold->reference},
                                            {.key = _("Laid"), .value = words(london(hold->laid_at))}}});
  body += govuk::warning_text(
      {.text = fill(_("What is due by its schedule is shredded {} days after the hold is lifted."), kNoticeDays)});
  body += post_form(visit, "/rights/holds/" + hold->id + "/lift",
                    govuk::button_group(govuk::button({.text = _("Lift the hold"), .warning = true}) +
                                        govuk::link("/rights/holds", _("Keep it"))));
  return web::page(visit, {.title = _("Lift this legal hold?"),
                           .breadcrumbs = way_to(_("Legal holds"), "/rights/holds", _("Lift a legal hold")),
                           .body = std::move(body),
                           .wide = false});
}

web::Response lift(web::Visit& visit) {
  lift_hold(visit.work, visit.captures.at(0));
  return web::see_other_with_notice(visit, "/rights/holds", _("The hold is lifted"));
}

}  // namespace waymark::rights::pages
