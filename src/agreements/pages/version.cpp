// One version by itself, and sending one back.
#include "agreements/pages/pages.hpp"

namespace waymark::agreements::pages {
namespace {

Html facts_of(const Agreement& agreement, const Version& version) {
  const auto by = [](const std::string& name, Instant at) { return fill(_("{} on {}"), name, words(london(at))); };
  std::vector<govuk::SummaryRow> rows{{.key = _("State"), .value = standing_tag(agreement.standing(version))},
                                      {.key = _("Coach"), .value = agreement.coach_name(version)}};
  if (version.proposed_at)
    rows.push_back({.key = _("Proposed"), .value = by(version.proposed_by, *version.proposed_at)});
  else rows.push_back({.key = _("Last changed"), .value = by(version.changed_by, version.changed_at)});
  if (version.sent_back_at)
    rows.push_back({.key = _("Sent back"), .value = by(version.sent_back_by, *version.sent_back_at)});
  if (version.in_force_at) rows.push_back({.key = _("In force from"), .value = words(london(*version.in_force_at))});
  return govuk::summary_list({.rows = std::move(rows)});
}

Agreement agreement_to_sign(const web::Visit& visit) {
  auto found = agreement_to_change(visit);
  if (!found.to_sign()) throw Refused(Refusal::out_of_turn, _("No version waits to be signed."));
  return found;
}

web::Response draw_send_back(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  const auto& open = *agreement.to_sign();
  Html fields =
      govuk::body(fill(_("Version {} can then no longer be signed, and signatures it has do not count. A new "
                         "version begins with its words, and all sign that one."),
                       open.number));
  append(fields, "<input type=\"hidden\" name=\"version\" value=\"{}\">", open.id.str());
  fields += govuk::textarea({.name = "remark",
                             .label = _("What you would like to discuss (optional)"),
                             .value = draft.value("remark"),
                             .hint = _("Only coach and coachee can read this."),
                             .error = draft.error("remark")});
  return section(visit, agreement, _("Send the agreement back"),
                 form_of(visit, agreement.partnership.engagement.id, fields,
                         govuk::button({.text = _("Send it back"), .warning = true})),
                 draft.problems);
}

}  // namespace

web::Response version(web::Visit& visit) {
  const auto found = find(visit.work, visit.id<EngagementId>());
  const auto* one = found.find(visit.id<AgreementId>(1));
  if (!one || !may_read(visit.work, found, *one)) throw Refused(Refusal::not_found);
  Html body = facts_of(found, *one);
  body += text_of(open_text(*visit.site.vault, visit.work, found, *one), 2);
  if (one->sent_back_at)
    if (const auto remark = open_remark(*visit.site.vault, visit.work, found, *one); !remark.empty())
      body += govuk::heading(2, _("What was to be discussed")) + govuk::written(remark);
  if (!one->is_draft()) body += signatures_of(found, *one);
  return section(visit, found, fill(_("Coaching agreement, version {}"), one->number), std::move(body));
}

web::Response send_back_form(web::Visit& visit) { return draw_send_back(visit, agreement_to_sign(visit), {}); }

web::Response send_back(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto found = agreement_to_sign(visit);
  const auto version = AgreementId::parse(visit.form.get("version"));
  if (!version) throw Refused(Refusal::out_of_turn);
  web::FormReader form(visit.form);
  const auto remark = form.optional_text("remark", kLongestText);
  Problems problems = form.problems;
  if (!problems) {
    const auto done = agreements::send_back(*visit.site.vault, visit.work, id, *version, remark);
    if (done)
      return web::see_other_with_notice(visit, path_of(id),
                                        _("The agreement is sent back, and the other side is told"));
    problems = done.problems();
  }
  return draw_send_back(visit, found, {visit.form, problems});
}

}  // namespace waymark::agreements::pages
