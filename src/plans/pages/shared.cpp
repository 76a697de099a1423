// What line managers see: four facts of the goals their people have ticked.
#include "plans/pages/parts.hpp"

namespace waymark::plans::pages {
namespace {

Html table(std::span<const SharedEntry> entries) {
  govuk::TableWriter rows({.caption = _("Goals shared with you"),
                           .head = {{.text = _("Whose")},
                                    {.text = _("Goal")},
                                    {.text = _("Measure")},
                                    {.text = _("Target date")},
                                    {.text = _("Latest level")}},
                           .caption_hidden = true});
  for (const auto& entry : entries)
    rows.row(entry.whose_name, entry.goal.title, entry.goal.measure, date_text(entry.goal.target_on),
             level_text(entry.goal.level));
  return std::move(rows).html();
}

Html introduction() {
  return govuk::body(
      _("Somebody in coaching chooses, goal by goal, what their line manager of the day sees: the goal, its measure, "
        "its target date and how far it has come. They can take it back at any time. Everything else stays between "
        "them and their coach."));
}

}  // namespace

web::Response shared_with_me(web::Visit& visit) {
  web::FormReader reader(visit.request.query);
  const int asked =
      visit.request.query.has("page") ? static_cast<int>(reader.whole_number("page", 1, 100'000, "")) : 1;
  const auto found = plans::shared_with_me(*visit.site.vault, visit.work, asked);
  Html body = introduction();
  if (found.entries.empty()) body += govuk::inset_text({.text = _("Nobody shares a goal with you.")});
  else body += table(found.entries);
  const auto last = static_cast<int>((found.total + kSharedPageSize - 1) / kSharedPageSize);
  body += govuk::pagination(asked, last, [](int page) { return fmt::format("/plans/shared-with-me?page={}", page); });
  return web::page(visit,
                   {.title = _("Goals shared with you"),
                    .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Goals shared with you")}},
                    .body = std::move(body)});
}

web::Response shared_in_engagement(web::Visit& visit) {
  const auto id = engagement_in(visit);
  const auto entries = shared_in(*visit.site.vault, visit.work, id);
  Html body = introduction();
  if (entries.empty()) body += govuk::inset_text({.text = _("No goal of this engagement is shared with you.")});
  else body += table(entries);
  return web::page(visit, {.title = _("Goals shared with you"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Goals shared with you"), .href = "/plans/shared-with-me"},
                                           {.text = _("One engagement")}},
                           .body = std::move(body)});
}

}  // namespace waymark::plans::pages
