// A whole plan on one page, without links and forms around it.
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

Html evidence_list(const Goal& goal, const Partnership& partnership) {
  Html all;
  for (const auto& evidence : goal.evidence) {
    all += govuk::heading(4, fill(_("{}, by {}"), evidence.on.words(), name_of(partnership, evidence.by)));
    all += govuk::written(evidence.text);
  }
  return all;
}

Html levels(const Goal& goal) {
  std::vector<govuk::Content> all;
  for (const auto& reading : goal.history())
    all.push_back(reading.note.empty()
                      ? fmt::format("{}: {}", reading.on.words(), label(reading.level))
                      : fmt::format("{}: {}. {}", reading.on.words(), label(reading.level), reading.note));
  return all.empty() ? Html() : govuk::list(all);
}

Html section(const web::Visit& visit, const Partnership& partnership, const Goal& goal) {
  Html all = govuk::heading(2, goal.words.title);
  all += govuk::body(tags(goal, visit.work.today));
  all += about(goal);
  const auto part = [&](const char* heading, const Html& content) {
    if (!content.empty()) all += govuk::heading(3, heading) + content;
  };
  part(_("Progress"), levels(goal));
  part(_("Steps"), steps_table(visit, goal, false));
  part(_("Evidence"), evidence_list(goal, partnership));
  return all;
}

}  // namespace

web::Response print(web::Visit& visit) {
  const auto partnership = partnership_of(visit.work, engagement_in(visit));
  const auto asked = PersonId::parse(visit.request.query.get("coachee")).value_or(PersonId());
  const auto who = whose_plan(visit.work, partnership, asked);
  if (who.empty()) throw Refused(Refusal::not_found);
  const auto found = plan_of(*visit.site.vault, visit.work, partnership.engagement.id, who);
  Html body;
  for (const auto& goal : found.goals) body += section(visit, partnership, goal);
  if (found.goals.empty()) body += govuk::body(_("There are no goals."));
  return web::page(visit, {.title = fill(_("Action plan of {}"), name_of(partnership, who)),
                           .breadcrumbs = {{.text = _("Action plan"),
                                            .href = plan_path(partnership.engagement.id) + "?coachee=" + who.str()},
                                           {.text = _("A version to print")}},
                           .body = std::move(body),
                           .wide = false,
                           .caption = visit.work.today.words()});
}

}  // namespace waymark::plans::pages
