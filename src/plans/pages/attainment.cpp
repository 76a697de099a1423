// How far all goals of a plan have come together, in words.
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

std::string score(double value) { return fmt::format("{:.1f}", value); }

Html explained() {
  Html text = govuk::body(
      _("Every goal is placed on the same five-point scale, from much less than expected (-2) to much more than "
        "expected (+2). Each counts by its importance times its difficulty, and together they give one number."));
  text += govuk::list({_("50 means that, all in all, things went as expected"),
                       _("under 50 means less than expected, over 50 more"),
                       _("a plan whose goals all start at less than expected begins at about 36")});
  text += govuk::body(
      _("This is goal attainment scaling, as used in many kinds of coaching and therapy. It measures a plan, not a "
        "person. Goals that were dropped, and goals without a starting level, do not count. Only the coachee and "
        "their coach see it."));
  return govuk::details({.summary = _("What this number means"), .content = std::move(text)});
}

Html missing(const std::vector<Goal>& goals, int counted, const EngagementId& engagement) {
  Html text = govuk::body(
      fill(plural("A score needs at least {} goals that have a starting level. So far {} goal has one.",
                  "A score needs at least {} goals that have a starting level. So far {} goals have one.", counted),
           kFewestScored, counted));
  std::vector<govuk::Content> without;
  for (const auto& goal : goals)
    if (goal.status != Status::dropped && !goal.words.start)
      without.push_back(govuk::link(goal_path(engagement, goal.id), goal.words.title));
  if (without.empty()) return text;
  return text + govuk::body(_("No starting level yet:")) + govuk::list(without);
}

}  // namespace

Html attainment(const std::vector<Goal>& goals, const EngagementId& engagement) {
  if (goals.empty()) return {};
  Html text = govuk::heading(2, _("Goal attainment"));
  const auto all = attainment_of(goals);
  if (!all.at_start || !all.now) return text + missing(goals, all.counted, engagement) + explained();
  text += govuk::summary_list({.rows = {{.key = _("At the start"), .value = score(*all.at_start)},
                                        {.key = _("Now"), .value = score(*all.now)},
                                        {.key = _("Goals that count"), .value = all.counted}}});
  return text + explained();
}

}  // namespace waymark::plans::pages
