// Naming, meeting and withdrawing the third party.
#include "agreements/pages/pages.hpp"
#include "people/people.hpp"

namespace waymark::agreements::pages {
namespace {

/// For what the coachee alone decides.
Agreement agreement_of_coachee(const web::Visit& visit) {
  auto found = agreement_to_change(visit);
  if (!found.partnership.is_coachee(visit.work.actor.person)) throw Refused(Refusal::not_allowed);
  return found;
}

Html meeting_input(const web::Draft& draft, const char* legend) {
  return govuk::date_input({.name = "meeting_on",
                            .legend = legend,
                            .value = draft.date("meeting_on"),
                            .hint = _("You three meet to speak about the aims. Arrange it as you usually do."),
                            .error = draft.error("meeting_on")});
}

web::Response draw_naming(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  const auto self = people::find_person(visit.work.db, visit.work.actor.person);
  const auto manager = self ? people::find_person(visit.work.db, self->manager) : std::nullopt;
  std::vector<govuk::Radio> kinds;
  if (manager)
    kinds.push_back({.value = std::string(code(ThirdKind::line_manager)),
                     .text = fill(_("{}, your line manager"), manager->name())});
  kinds.push_back({.value = std::string(code(ThirdKind::sponsor)), .text = _("Another person, as a sponsor")});
  Html fields =
      govuk::body(_("They see who you work with and the aims of the agreement in force: no other section, and "
                    "nothing else you write here. You can withdraw them at any time."));
  fields += govuk::radios({.name = "kind",
                           .legend = _("Who is the third party"),
                           .items = std::move(kinds),
                           .value = draft.value("kind"),
                           .error = draft.error("kind")});
  fields += govuk::input({.name = "email",
                          .label = _("Email address of the sponsor, if you name one"),
                          .value = draft.value("email"),
                          .hint = _("Of somebody on the staff list"),
                          .error = draft.error("email"),
                          .type = "email",
                          .autocomplete = "off"});
  fields += meeting_input(draft, _("Day of the three-way meeting (optional)"));
  return section(visit, agreement, _("Name a third party"),
                 form_of(visit, agreement.partnership.engagement.id, fields, govuk::button({.text = _("Name them")})),
                 draft.problems);
}

web::Response draw_meeting(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  return section(visit, agreement, _("The three-way meeting"),
                 form_of(visit, agreement.partnership.engagement.id, meeting_input(draft, _("Day of the meeting")),
                         govuk::button({.text = _("Save the day")})),
                 draft.problems);
}

Agreement with_third_party(Agreement agreement) {
  if (!agreement.third) throw Refused(Refusal::out_of_turn, _("Nobody is named."));
  return agreement;
}

}  // namespace

web::Response third_party_form(web::Visit& visit) {
  const auto found = agreement_of_coachee(visit);
  if (!found.may_be_three_way()) throw Refused(Refusal::not_found);
  if (found.third) throw Refused(Refusal::out_of_turn, _("Somebody is named already: withdraw them first."));
  web::Draft draft;
  draft.put("kind", std::string(code(ThirdKind::line_manager)));
  return draw_naming(visit, found, draft);
}

web::Response third_party(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto found = agreement_of_coachee(visit);
  web::FormReader form(visit.form);
  const auto kind =
      form.choice("kind", {std::string(code(ThirdKind::line_manager)), std::string(code(ThirdKind::sponsor))},
                  _("Select who the third party is"));
  ThirdPartyChoice choice;
  choice.kind = kind == code(ThirdKind::sponsor) ? ThirdKind::sponsor : ThirdKind::line_manager;
  choice.email = form.optional_text("email", 254);
  choice.meeting_on = form.optional_date("meeting_on");
  Problems problems = form.problems;
  if (!problems) {
    const auto done = name_third_party(visit.work, id, choice);
    if (done) return web::see_other_with_notice(visit, path_of(id), _("The third party is named, and told"));
    problems = done.problems();
  }
  return draw_naming(visit, found, {visit.form, problems});
}

web::Response meeting_form(web::Visit& visit) {
  const auto found = with_third_party(agreement_to_change(visit));
  web::Draft draft;
  draft.put_date("meeting_on", found.third->meeting_on);
  return draw_meeting(visit, found, draft);
}

web::Response meeting(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto found = with_third_party(agreement_to_change(visit));
  web::FormReader form(visit.form);
  const auto day = form.date("meeting_on", _("Enter the day of the meeting"));
  Problems problems = form.problems;
  if (!problems) {
    const auto done = set_meeting(visit.work, id, day);
    if (done) return web::see_other_with_notice(visit, path_of(id), _("The day is saved, and the others are told"));
    problems = done.problems();
  }
  return draw_meeting(visit, found, {visit.form, problems});
}

web::Response withdraw_form(web::Visit& visit) {
  const auto found = with_third_party(agreement_of_coachee(visit));
  return section(visit, found, fill(_("Withdraw {}"), found.third->name),
                 form_of(visit, found.partnership.engagement.id,
                         govuk::body(_("From now on they see nothing of the agreement. A signature they gave stays "
                                       "on the list of signatures.")),
                         govuk::button({.text = _("Withdraw them"), .warning = true})));
}

web::Response withdraw(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  withdraw_third_party(visit.work, id);
  return web::see_other_with_notice(visit, path_of(id), _("The third party is withdrawn, and told"));
}

}  // namespace waymark::agreements::pages
