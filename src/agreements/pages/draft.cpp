// Writing a version: from the programme's wording, or from the version before.
#include "agreements/pages/pages.hpp"

namespace waymark::agreements::pages {
namespace {

const char* const kSeen = "seen";

/// What a first look at the form shows: the draft, else the newest version with this coach, else the wording.
web::Draft begun(const web::Visit& visit, const Agreement& agreement, const Template& wording) {
  web::Draft draft;
  const auto* latest = agreement.latest();
  std::optional<Text> text;
  if (latest) text = open_text(*visit.site.vault, visit.work, agreement, *latest);
  for (const Part part : kParts)
    draft.put(std::string(code(part)), text ? (*text)[static_cast<std::size_t>(part)].text : wording[part].wording);
  const auto* own = agreement.draft();
  draft.put(kSeen, std::to_string(own ? own->changed_at.micros() : 0));
  return draft;
}

web::Response draw(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  const auto wording = template_of(visit.work.db, agreement.partnership.engagement.programme);
  Html fields = html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", kSeen, draft.value(kSeen));
  for (const Part part : kParts) {
    const auto name = std::string(code(part));
    const auto& one = wording[part];
    fields += govuk::textarea({.name = name,
                               .label = one.heading,
                               .value = draft.value(name),
                               .hint = one.hint.empty() ? std::nullopt : std::optional<govuk::Content>(one.hint),
                               .error = draft.error(name),
                               .label_look = {.size = govuk::Size::m},
                               .rows = 8});
  }
  Html buttons = govuk::button({.text = _("Propose it for signing"), .name = "do", .value = "propose"});
  buttons += govuk::button({.text = _("Save the draft"), .name = "do", .value = "save", .secondary = true});
  Html body = govuk::body(
      _("Only coach and coachee can read this. When you propose it, its text is fixed and each of you signs it; "
        "until all have, an agreement in force stays as it is."));
  if (agreement.third)
    body += govuk::inset_text(
        {.text = fill(_("{} will see and sign the first section once all have signed, and nothing else."),
                      agreement.third->name)});
  body += form_of(visit, agreement.partnership.engagement.id, fields, buttons);
  const char* title = agreement.in_force() ? _("Change the agreement") : _("Draft the agreement");
  return section(visit, agreement, title, std::move(body), draft.problems);
}

void require_none_to_sign(const Agreement& agreement) {
  if (agreement.to_sign()) throw Refused(Refusal::out_of_turn, _("A version waits to be signed."));
}

}  // namespace

web::Response draft_form(web::Visit& visit) {
  const auto found = agreement_to_change(visit);
  require_none_to_sign(found);
  const auto wording = template_of(visit.work.db, found.partnership.engagement.programme);
  return draw(visit, found, begun(visit, found, wording));
}

web::Response draft(web::Visit& visit) {
  const auto found = agreement_to_change(visit);
  const auto& id = found.partnership.engagement.id;
  const bool proposed = visit.form.get("do") == "propose";
  web::FormReader form(visit.form);
  Words words;
  for (const Part part : kParts) words[static_cast<std::size_t>(part)] = form.optional_text(code(part), kLongestText);
  const auto seen = Instant::micros(form.whole_number(kSeen, 0, INT64_MAX, _("Open the form again")));
  Problems problems = form.problems;
  if (!problems) {
    auto& vault = *visit.site.vault;
    const auto done =
        proposed ? propose(vault, visit.work, id, words, seen) : save_draft(vault, visit.work, id, words, seen);
    if (done)
      return web::see_other_with_notice(
          visit, path_of(id),
          proposed ? _("The agreement is proposed: now each of you signs it") : _("The draft is saved"));
    problems = done.problems();
  }
  require_none_to_sign(found);
  web::Draft again{visit.form, problems};
  if (problems.of("")) {
    // They are told of the other's change: saving once more is knowing it.
    again.fields = {};
    for (const Part part : kParts) again.put(std::string(code(part)), std::string(visit.form.get(code(part))));
    again.put(kSeen, std::to_string(found.draft() ? found.draft()->changed_at.micros() : 0));
  }
  return draw(visit, found, again);
}

}  // namespace waymark::agreements::pages
