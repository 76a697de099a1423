#include "engagements/pages/choosing.hpp"

namespace waymark::engagements::pages {
namespace {

Verb no_of(const web::Visit& visit, const Engagement& engagement) {
  return side_of(visit.work, engagement) == Side::programme ? Verb::withdraw : Verb::decline;
}

Engagement to_decline(const web::Visit& visit) {
  const auto engagement = seen(visit.work, visit.id<EngagementId>());
  return engagement_for(visit, no_of(visit, engagement));
}

web::Response draw_decline(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  const bool withdraws = no_of(visit, engagement) == Verb::withdraw;
  const char* title = withdraws ? _("Withdraw the proposal") : _("Decline the engagement");
  return form_page(visit, engagement, title,
                   reason_radios(visit, engagement, programmes::ReasonKind::decline, draft, _("Why")),
                   govuk::button({.text = title, .warning = true}), draft.problems);
}

web::Response draw_change(const web::Visit& visit, const Engagement& engagement, const Draft& draft) {
  Html fields = coach_and_contract(visit, draft);
  fields += reason_radios(visit, engagement, programmes::ReasonKind::change_coach, draft, _("Why the coach changes"));
  fields +=
      govuk::warning_text({.text = _("Sessions still ahead are cancelled. What was delivered stays under the old "
                                     "coach’s contract.")});
  return form_page(visit, engagement, _("Change the coach"), std::move(fields),
                   govuk::button({.text = _("Change the coach")}), draft.problems);
}

}  // namespace

web::Response ask(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  engagements::ask(visit.work, id);
  return web::see_other_with_notice(visit, path_of(id), _("Both are asked for their yes"));
}

web::Response accept(web::Visit& visit) {
  const auto id = visit.id<EngagementId>();
  engagements::accept(visit.work, id);
  return web::see_other_with_notice(visit, path_of(id), _("The yes is recorded, and the other side is told"));
}

web::Response decline_form(web::Visit& visit) { return draw_decline(visit, to_decline(visit), {}); }

web::Response decline(web::Visit& visit) {
  const auto engagement = to_decline(visit);
  const auto done = engagements::decline(visit.work, engagement.id, std::string(visit.form.get("reason")));
  if (!done) return draw_decline(visit, engagement, {visit.form, done.problems()});
  // One of a group who declines does not see the engagement any more.
  const bool still_there = may_see(visit.work, *find(visit.work.db, engagement.id));
  return web::see_other_with_notice(visit, still_there ? path_of(engagement.id) : "/home", _("The no is recorded"));
}

web::Response change_coach_form(web::Visit& visit) {
  return draw_change(visit, engagement_for(visit, Verb::change_coach), {});
}

web::Response change_coach(web::Visit& visit) {
  const auto engagement = engagement_for(visit, Verb::change_coach);
  Problems problems;
  const auto coach = read_coach(visit, problems);
  if (!problems) {
    const auto done = engagements::change_coach(visit.work, engagement.id, coach, read_contract(visit),
                                                std::string(visit.form.get("reason")));
    if (done)
      return web::see_other_with_notice(visit, path_of(engagement.id), _("The coach is changed, and all are told"));
    problems = done.problems();
  }
  return draw_change(visit, engagement, {visit.form, problems});
}

}  // namespace waymark::engagements::pages
