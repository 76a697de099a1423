#include "concerns/pages/parts.hpp"

namespace waymark::concerns::pages {
namespace {

using engagements::Partnership;
using web::Draft;

std::vector<govuk::Crumb> way() {
  return {{.text = _("Home"), .href = "/home"},
          {.text = _("Your concerns"), .href = "/concerns/mine"},
          {.text = _("Raise a concern")}};
}

Html in_danger() {
  return govuk::warning_text(
      {.text = _("If somebody is in danger now, call 999. This form is not watched at all hours.")});
}

Html what_happens() {
  Html text = govuk::heading(2, _("What happens then"));
  text += govuk::list(
      {_("They are told at once that a concern waits for them, and you are told when they acknowledge it."),
       _("They may get in touch with you, and keep notes of what they do. You do not see those notes."),
       _("Under Your concerns you see how far it is, and can add to what you said."),
       fill(_("When it is done they close it. It is kept for {} years after that, then destroyed."), kKeptYears)});
  text += govuk::heading(2, _("What is shared, and what is not"));
  text += govuk::list(
      {_("They see your name, what you write here, and whose coaching it is about."),
       _("Nothing you or your coaching partners have written is opened: no conversation, note, message or document. "
         "Put here what they need to know."),
       _("Your coaching partners, line managers, programme managers and those who run this service do not see it, "
         "and are not told."),
       _("The service's record of who did what shows that you raised a concern and when, never what it says. The "
         "data protection officer and system administrators can look at that record."),
       _("Where somebody may come to harm they may have to tell others what you said. If they can, they talk to you "
         "first.")});
  return text;
}

/// What there is instead, with what was typed, so that it is not lost.
web::Response nobody_named(const web::Visit& visit, const Draft& draft) {
  Html body = in_danger();
  body +=
      govuk::lead(_("No safeguarding lead who could read a concern is named for this engagement. So this form "
                    "takes nothing: what you wrote would reach nobody."));
  body += govuk::body(_("Speak to one of these instead:"));
  body +=
      govuk::list({_("your line manager, or their manager"),
                   _("your human resources team, or the person your organisation names for speaking up"),
                   _("the manager of the coaching programme, who can also ask for a safeguarding lead to be named")});
  const auto typed = draft.value("text");
  if (!typed.empty()) {
    body += govuk::heading(2, _("What you typed"));
    body += govuk::body(_("It was neither sent nor kept. Copy it if you need it."));
    body += govuk::inset_text({.text = govuk::written(typed)});
  }
  return web::page(visit, {.title = _("Raise a concern"),
                           .breadcrumbs = way(),
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false});
}

web::Response draw(const web::Visit& visit, const Partnership& partnership, const Draft& draft) {
  const auto leads = leads_for(visit.work, partnership);
  if (leads.empty()) return nobody_named(visit, draft);
  Html body = in_danger();
  body +=
      govuk::body(_("Use this if something about your coaching worries you: somebody's safety, how you are treated, "
                    "or something you were told."));
  Html fields;
  if (leads.size() == 1) fields += govuk::heading(2, _("Who reads it"));
  fields += lead_field(leads, draft, _("Who is to read it?"));
  fields +=
      govuk::body(_("Nobody else reads it, unless they hand it on to another safeguarding lead. You are told if "
                    "they do."));
  fields += what_happens();
  fields +=
      text_field(draft, _("Your concern"), _("Say what happened, when, and what worries you, as far as you wish."));
  fields += govuk::button({.text = _("Send it")});
  body += form(visit, visit.path(), fields);
  return web::page(visit, {.title = _("Raise a concern"),
                           .breadcrumbs = way(),
                           .body = std::move(body),
                           .problems = draft.problems,
                           .wide = false});
}

}  // namespace

web::Response raise_form(web::Visit& visit) {
  return draw(visit, may_raise_in(visit.work, visit.id<EngagementId>()), {});
}

web::Response raise(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto partnership = may_raise_in(visit.work, id);
  Draft draft{visit.form, {}};
  const auto lead = PersonId::parse(visit.form.get("lead")).value_or(PersonId());
  const auto text = read_text(visit, draft);
  if (!draft.problems) {
    const auto raised = concerns::raise(*visit.site.vault, visit.work, id, lead, text);
    if (raised) return web::see_other_with_notice(visit, own_path_of(*raised), _("It has been sent"));
    draft.problems = raised.problems();
  }
  return draw(visit, partnership, draft);
}

}  // namespace waymark::concerns::pages
