#include "agreements/pages/pages.hpp"

namespace waymark::agreements::pages {

Html standing_tag(Standing standing) {
  using govuk::Colour;
  switch (standing) {
    case Standing::draft: return govuk::tag({.text = _("Draft"), .colour = Colour::grey});
    case Standing::to_sign: return govuk::tag({.text = _("Waits for signatures"), .colour = Colour::yellow});
    case Standing::sent_back: return govuk::tag({.text = _("Sent back"), .colour = Colour::orange});
    case Standing::in_force: return govuk::tag({.text = _("In force"), .colour = Colour::green});
    case Standing::replaced: return govuk::tag({.text = _("Replaced"), .colour = Colour::grey});
    case Standing::past: return govuk::tag({.text = _("With an earlier coach"), .colour = Colour::grey});
  }
  return {};
}

Html text_of(const std::optional<Text>& text, int level) {
  if (!text) return govuk::inset_text({.text = _("Its text has been deleted, as the time to keep it was over.")});
  Html all;
  for (const auto& part : *text)
    all += govuk::heading(level, part.heading) +
           (part.text.empty() ? govuk::body(_("Nothing written yet.")) : govuk::written(part.text));
  return all;
}

Html signatures_of(const Agreement& agreement, const Version& version) {
  govuk::TableWriter table({.caption = _("Signatures"),
                            .head = {{.text = _("Who")}, {.text = _("When")}},
                            .caption_size = govuk::Size::m,
                            .first_cell_is_header = true});
  const auto line = [&](const std::string& name, bool aims_only, govuk::Content when) {
    table.row(html("{}<br><span class=\"govuk-hint\">{}</span>", name,
                   std::string_view(aims_only ? _("The agreed aims") : _("The agreement"))),
              std::move(when));
  };
  for (const auto& one : version.signatures) line(one.name, one.aims_only, words(london(one.at)));
  const auto missing = govuk::tag({.text = _("Not yet signed"), .colour = govuk::Colour::yellow});
  const auto standing = agreement.standing(version);
  if (standing == Standing::to_sign)
    for (const auto& name : agreement.names_waited_for(version)) line(name, false, missing);
  if (standing == Standing::in_force && agreement.third && !version.signed_by(agreement.third->person))
    line(agreement.third->name, true, missing);
  if (version.signatures.empty() && standing != Standing::to_sign) return govuk::body(_("Nobody has signed it."));
  return std::move(table).html();
}

Html sign_form(const web::Visit& visit, const std::string& action, const Version& version, const char* promise,
               const web::Draft& draft, const Html& beside_the_button) {
  Html form = web::form_token(visit);
  append(form, "<input type=\"hidden\" name=\"version\" value=\"{}\">", version.id.str());
  form += govuk::checkboxes({.name = "confirm",
                             .legend = _("Your signature"),
                             .items = {{.value = "yes", .text = promise}},
                             .values = draft.values("confirm"),
                             .error = draft.error("confirm"),
                             .legend_look = {.size = govuk::Size::m}});
  form += govuk::button_group(govuk::button({.text = _("Sign")}) + beside_the_button);
  return html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", action, form);
}

AgreementId read_signing(const web::Visit& visit, Problems& problems) {
  web::FormReader form(visit.form);
  if (!form.ticked("confirm")) problems.add("confirm", _("Tick the box to sign"));
  const auto version = AgreementId::parse(visit.form.get("version"));
  if (!version) throw Refused(Refusal::out_of_turn);
  return *version;
}

Html form_of(const web::Visit& visit, const EngagementId& id, const Html& fields, const Html& button) {
  return html("<form method=\"post\" action=\"{}\" novalidate>{}{}{}</form>", visit.path(), web::form_token(visit),
              fields, govuk::button_group(button + govuk::link(path_of(id), _("Go back without changing anything"))));
}

web::Response section(const web::Visit& visit, const Agreement& agreement, std::string title, Html body,
                      const Problems& problems) {
  return engagements::section_page(
      visit, agreement.partnership, engagements::Section::agreement,
      {.title = std::move(title), .body = std::move(body), .problems = problems, .wide = false});
}

Agreement agreement_to_change(const web::Visit& visit) {
  auto found = find(visit.work, visit.id<EngagementId>());
  if (!found.partnership.is_partner(visit.work.actor.person)) throw Refused(Refusal::not_found);
  if (!found.is_open_on(visit.work.today)) throw Refused(Refusal::out_of_turn);
  return found;
}

}  // namespace waymark::agreements::pages
