// How often tools are used, without a figure about few.
#include "toolkit/usage.hpp"

#include <algorithm>

#include "toolkit/pages/parts.hpp"

namespace waymark::toolkit::pages {
namespace {

std::string others() { return _("Other programmes together"); }

web::Response as_csv(const web::Visit& visit, const Standing& standing) {
  constexpr std::int64_t kAtOnce = 500;
  CsvWriter csv;
  csv.row("tool", "supplier", "handed_on", "opened", "done");
  for (std::int64_t skip = 0;; skip += kAtOnce) {
    const auto all = store::usage(visit.work.db, standing, {}, skip, kAtOnce);
    for (const auto& used : all)
      csv.row(used.title, used.supplier_name, figure(used.handed), figure(used.opened), figure(used.done));
    if (static_cast<std::int64_t>(all.size()) < kAtOnce) break;
  }
  return web::csv(std::move(csv).str(), "tools-usage.csv");
}

web::Response by_programme_csv(const web::Visit& visit, const Standing& standing) {
  CsvWriter csv;
  csv.row("tool", "programme", "handed_on", "opened", "done");
  for (const auto& use : usage_by_programme(visit.work, standing, {}))
    csv.row(use.title, use.programme.empty() ? others() : use.programme, figure(use.handed), figure(use.opened),
            figure(use.done));
  return web::csv(std::move(csv).str(), "tools-usage-by-programme.csv");
}

}  // namespace

web::Response usage(web::Visit& visit) {
  const auto standing = standing_of(visit.work);
  if (!standing.offers) throw Refused(Refusal::not_found);
  const bool by_programme = sees_usage_by_programme(standing);
  const auto& query = visit.request.query;
  if (query.get("format") == "csv")
    return query.get("by") == "programme" && by_programme ? by_programme_csv(visit, standing)
                                                          : as_csv(visit, standing);

  const auto total = store::count_usage(visit.work.db, standing);
  const auto skip = static_cast<std::int64_t>(std::min(page_asked(visit), last_page(total)) - 1) * kPageSize;
  govuk::TableWriter rows({.caption = _("How often each tool is used"),
                           .head = {{.text = _("Tool")},
                                    {.text = _("Supplier")},
                                    {.text = _("Handed on"), .numeric = true},
                                    {.text = _("Opened"), .numeric = true},
                                    {.text = _("Done"), .numeric = true}},
                           .caption_hidden = true,
                           .first_cell_is_header = true});
  for (const auto& used : store::usage(visit.work.db, standing, {}, skip, kPageSize))
    rows.row(govuk::link(tool_path(used.tool), used.title), used.supplier_name, figure(used.handed),
             figure(used.opened), figure(used.done));
  Html body =
      govuk::body(fill(_("How often tools were handed on, opened and done. Who was handed a tool is not shown, "
                         "nor any figure below {}."),
                       kFewest));
  body += total == 0 ? govuk::body(_("No tools have been released yet.")) : std::move(rows).html();
  body += pages_below(visit, total);
  std::vector<govuk::Content> files{govuk::link("/tools/usage?format=csv", _("Download as CSV"))};
  if (by_programme)
    files.emplace_back(govuk::link("/tools/usage?format=csv&by=programme", _("Download by programme as CSV")));
  body += govuk::list(files, govuk::ListKind::plain);
  return pages::page(visit, {.title = _("How often tools are used"), .body = std::move(body)});
}

}  // namespace waymark::toolkit::pages
