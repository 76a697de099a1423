// All a third party sees: the aims of the version in force.
#include "agreements/pages/pages.hpp"

namespace waymark::agreements::pages {
namespace {

web::Response draw(const web::Visit& visit, const Agreement& agreement, const web::Draft& draft) {
  const auto& partnership = agreement.partnership;
  const auto* version = agreement.in_force();
  const auto& third = *agreement.third;
  Html body = govuk::body(
      fill(_("{} named you as the third party of their coaching agreement. You see its aims, and "
             "nothing else that coach and coachee write."),
           partnership.coachees.empty() ? partnership.engagement.coachee_name : partnership.coachees.front().name));
  if (third.meeting_on)
    body += govuk::body(fill(_("The day of the three-way meeting is {}."), third.meeting_on->words()));
  if (!version) {
    body += govuk::inset_text(
        {.text = _("The aims are not agreed yet. You are told when coach and coachee have signed them.")});
  } else {
    const auto aims = open_aims(*visit.site.vault, visit.work, agreement);
    body += govuk::heading(2, label(Part::aims));
    body += aims ? govuk::written(*aims)
                 : govuk::inset_text({.text = _("They have been deleted, as the time to keep them was over.")});
    body +=
        govuk::body(fill(_("Signed by coach and coachee, in force since {}."), words(london(*version->in_force_at))));
    if (const auto* own = version->signed_by(visit.work.actor.person))
      body += govuk::inset_text({.text = fill(_("You signed these aims on {}."), words(london(own->at)))});
    else if (aims && agreement.is_open_on(visit.work.today))
      body += sign_form(visit, visit.path(), *version, _("I have read these aims and support them"), draft, {});
  }
  return web::page(
      visit, {.title = _("Agreed aims"),
              .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Agreed aims")}},
              .body = std::move(body),
              .problems = draft.problems,
              .wide = false,
              .caption = partnership.coaches.empty() ? partnership.engagement.coachee_name
                                                     : fill(_("{} with {}"), partnership.engagement.coachee_name,
                                                            partnership.coaches.back().name)});
}

}  // namespace

web::Response aims(web::Visit& visit) {
  return draw(visit, find_as_third_party(visit.work, visit.id<EngagementId>()), {});
}

web::Response sign_aims(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  const auto found = find_as_third_party(visit.work, id);
  Problems problems;
  const auto version = read_signing(visit, problems);
  if (problems) return draw(visit, found, {visit.form, problems});
  agreements::sign_aims(visit.work, id, version);
  return web::see_other_with_notice(visit, aims_path_of(id), _("You have signed the aims"));
}

}  // namespace waymark::agreements::pages
