#include "jobs/jobs.hpp"

#include "admin/pages/pages.hpp"

namespace waymark::admin::pages {

constexpr int kMostShown = 200;

web::Response jobs(web::Visit& visit) {
  const auto waiting = jobs::waiting(visit.work.db, kMostShown);
  Html body;
  if (waiting.empty()) {
    body = govuk::body(_("Nothing is waiting to happen."));
  } else {
    govuk::TableWriter table({.caption = _("What is waiting to happen"),
                              .head = {{.text = _("What")},
                                       {.text = _("Next try")},
                                       {.text = _("Tries"), .numeric = true},
                                       {.text = _("Last error")}},
                              .caption_hidden = true,
                              .small_text = true});
    for (const auto& one : waiting)
      table.row(one.news.kind, brief(london(one.next_try_at)), one.attempts, one.last_error);
    body = std::move(table).html();
  }
  return web::page(visit, {.title = _("Waiting to happen"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Waiting to happen")}},
                           .body = std::move(body)});
}

}  // namespace waymark::admin::pages
