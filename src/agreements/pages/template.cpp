// What a programme's agreements begin with, and what it asks of them.
#include "agreements/pages/pages.hpp"

namespace waymark::agreements::pages {
namespace {

const char* const kSeen = "seen";

std::string address(const programmes::Programme& programme) { return "/programmes/" + programme.id.str(); }

programmes::Programme managed(const web::Visit& visit) {
  const auto id = visit.id<ProgrammeId>();
  auto found = programmes::find(visit.work.db, id);
  if (!found || !programmes::may_see(visit.work.actor, id)) throw Refused(Refusal::not_found);
  if (!programmes::may_manage(visit.work.actor, id)) throw Refused(Refusal::not_allowed);
  return std::move(*found);
}

std::string field(const char* what, Part part) { return fmt::format("{}-{}", what, code(part)); }

web::Draft draft_of(const Template& wording, const programmes::AgreementRule& rule) {
  web::Draft draft;
  for (const Part part : kParts) {
    draft.put(field("heading", part), wording[part].heading);
    draft.put(field("hint", part), wording[part].hint);
    draft.put(field("wording", part), wording[part].wording);
  }
  if (rule.required) draft.put("required", "yes");
  if (rule.three_way) draft.put("three_way", "yes");
  draft.put(kSeen, std::to_string(wording.changed_at.micros()));
  return draft;
}

Html rule_fields(const web::Draft& draft) {
  Html fields = govuk::checkboxes(
      {.name = "required",
       .legend = _("Needed"),
       .items = {{.value = "yes", .text = _("No session counts as completed before an agreement is signed by all")}},
       .values = draft.values("required"),
       .hint = _("What files bring in counts without one.")});
  fields += govuk::checkboxes(
      {.name = "three_way",
       .legend = _("Three-way"),
       .items = {{.value = "yes",
                  .text = _("A coachee may name their line manager or a sponsor, who sees and signs the aims")}},
       .values = draft.values("three_way"),
       .hint = _("They see nothing but the agreed aims. There is no third party in a group.")});
  return fields;
}

Html part_fields(const web::Draft& draft, Part part) {
  const auto heading = field("heading", part), hint = field("hint", part), wording = field("wording", part);
  Html fields = govuk::input(
      {.name = heading, .label = _("Heading"), .value = draft.value(heading), .error = draft.error(heading)});
  fields += govuk::textarea({.name = hint,
                             .label = _("Hint (optional)"),
                             .value = draft.value(hint),
                             .hint = _("Shown above the box while they write"),
                             .error = draft.error(hint),
                             .rows = 2});
  fields += govuk::textarea({.name = wording,
                             .label = _("Wording a draft begins with (optional)"),
                             .value = draft.value(wording),
                             .error = draft.error(wording),
                             .rows = 6});
  return govuk::fieldset(
      {.legend = label(part), .content = std::move(fields), .legend_look = {.size = govuk::Size::m}});
}

web::Response page_of(const web::Visit& visit, const programmes::Programme& programme, const char* title, Html body,
                      const Problems& problems = {}) {
  return web::page(visit, {.title = title,
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = programme.name, .href = address(programme)},
                                           {.text = title}},
                           .body = std::move(body),
                           .problems = problems,
                           .wide = false,
                           .caption = programme.name});
}

web::Response draw(const web::Visit& visit, const programmes::Programme& programme, const web::Draft& draft) {
  const auto own = template_of(visit.work.db, programme.id);
  Html body = own.is_own()
                  ? govuk::body(fill(_("Last changed by {} on {}."), own.changed_by, words(london(own.changed_at))))
                  : govuk::inset_text({.text = _("This programme uses the standard wording. Save the form to give "
                                                 "it wording of its own.")});
  body +=
      govuk::body(_("Coach and coachee begin with this and write what they agree. You never see what they write. "
                    "Agreements signed already stay as they are."));
  Html form = web::form_token(visit);
  append(form, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", kSeen, draft.value(kSeen));
  form += rule_fields(draft);
  for (const Part part : kParts) form += part_fields(draft, part);
  Html buttons = govuk::button({.text = _("Save")});
  if (own.is_own())
    buttons += govuk::link(address(programme) + "/agreement-template/reset", _("Go back to the standard wording"));
  form += govuk::button_group(buttons);
  append(body, "<form method=\"post\" action=\"{}\" novalidate>{}</form>", visit.path(), form);
  return page_of(visit, programme, _("Coaching agreements"), std::move(body), draft.problems);
}

}  // namespace

web::Response template_form(web::Visit& visit) {
  const auto programme = managed(visit);
  return draw(visit, programme, draft_of(template_of(visit.work.db, programme.id), programme.agreement));
}

web::Response change_template(web::Visit& visit) {
  const auto programme = managed(visit);
  web::FormReader form(visit.form);
  Template wording;
  for (const Part part : kParts)
    wording[part] = {form.text(field("heading", part), _("Enter a heading for this section"), kLongestHeading),
                     form.optional_text(field("hint", part), kLongestHint),
                     form.optional_text(field("wording", part), kLongestText)};
  const programmes::AgreementRule rule{form.ticked("required"), form.ticked("three_way")};
  const auto seen = Instant::micros(form.whole_number(kSeen, 0, INT64_MAX, _("Open the form again")));
  Problems problems = form.problems;
  if (!problems) {
    const auto done = save_template(visit.work, programme.id, wording, rule, seen);
    if (done)
      return web::see_other_with_notice(visit, address(programme), _("What its agreements begin with is saved"));
    problems = done.problems();
  }
  return draw(visit, programme, {visit.form, problems});
}

web::Response reset_form(web::Visit& visit) {
  const auto programme = managed(visit);
  Html fields = web::form_token(visit);
  fields +=
      govuk::body(_("The programme's own headings, hints and wording are deleted. Drafts and agreements already "
                    "written stay as they are."));
  fields += govuk::button_group(
      govuk::button({.text = _("Delete the programme's wording"), .warning = true}) +
      govuk::link(address(programme) + "/agreement-template", _("Go back without changing anything")));
  return page_of(visit, programme, _("Go back to the standard wording"),
                 html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", visit.path(), fields));
}

web::Response reset(web::Visit& visit) {
  const auto programme = managed(visit);
  reset_template(visit.work, programme.id);
  return web::see_other_with_notice(visit, address(programme) + "/agreement-template",
                                    _("The programme uses the standard wording again"));
}

}  // namespace waymark::agreements::pages
