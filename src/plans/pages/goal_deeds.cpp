// A goal is closed or opened again, shared or not, deleted.
#include "plans/pages/parts.hpp"
#include "plans/sealed.hpp"

namespace waymark::plans::pages {

web::Response status(web::Visit& visit) {
  const auto id = engagement_in(visit);
  const auto chosen = status_from(visit.form.get("status"));
  if (!chosen) {
    const auto [partnership, goal] = here_for(visit, Part::progress);
    Draft draft{visit.form, {}};
    draft.problems.add("status", _("Select the status of the goal"));
    return draw_goal(visit, partnership, goal, draft);
  }
  set_status(*visit.site.vault, visit.work, id, goal_in(visit), *chosen);
  return web::see_other_with_notice(visit, goal_path(id, goal_in(visit)), _("The status is saved"));
}

web::Response share(web::Visit& visit) {
  const auto id = engagement_in(visit);
  const bool shown = web::FormReader(visit.form).ticked("shared");
  share_goal(*visit.site.vault, visit.work, id, goal_in(visit), shown);
  return web::see_other_with_notice(
      visit, goal_path(id, goal_in(visit)),
      shown ? _("Your line manager sees this goal") : _("Your line manager does not see this goal"));
}

web::Response delete_form(web::Visit& visit) {
  const auto [partnership, goal] = here_for(visit, Part::words);
  Html body = govuk::inset_text({.text = goal.words.title});
  body += govuk::warning_text(
      {.text = _("The goal is deleted with its steps, levels and evidence, for both of you and for a line manager "
                 "who sees it. It cannot be brought back.")});
  body += govuk::body(
      _("If you only no longer work on it, set its status to Dropped instead: then it stays where you can read it."));
  body += form(visit, goal_path(goal.engagement, goal.id) + "/delete",
               govuk::button_group(govuk::button({.text = _("Delete the goal"), .warning = true}) +
                                   govuk::link(goal_path(goal.engagement, goal.id), _("Keep it"))));
  return page(visit, partnership, {.title = _("Delete this goal?"), .body = std::move(body), .wide = false}, &goal);
}

web::Response delete_it(web::Visit& visit) {
  const auto id = engagement_in(visit);
  const auto row = row_to_change(visit.work, id, goal_in(visit), Part::words);
  delete_goal(*visit.site.vault, visit.work, id, row.id);
  return web::see_other_with_notice(visit, plan_path(id) + "?coachee=" + row.whose.str(), _("The goal is deleted"));
}

}  // namespace waymark::plans::pages
