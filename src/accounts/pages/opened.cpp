#include "accounts/pages/parts.hpp"
#include "audit/audit.hpp"

namespace waymark::accounts::pages {
namespace {

constexpr int kShown = 50;
constexpr int kMostInCsv = 1000;

// Codes are written for machines; people read them with spaces.
std::string readable(std::string code) {
  std::replace(code.begin(), code.end(), '_', ' ');
  return code;
}

std::string who(const web::Visit& visit, const audit::Line& line) {
  return line.actor == visit.work.actor.person ? std::string(_("You")) : line.actor_name;
}

web::Response as_csv(const web::Visit& visit, const audit::Filter& filter) {
  CsvWriter csv;
  csv.row("at", "who", "kind", "what", "detail");
  std::optional<audit::Mark> after;
  for (;;) {
    const auto page = audit::lines(visit.work.db, filter, after, kMostInCsv);
    for (const auto& line : page.lines)
      csv.row(line.at.iso(), line.actor_name, line.subject_kind, line.subject_id, line.detail);
    if (!page.next) return web::csv(std::move(csv).str(), "opened.csv");
    after = page.next;
  }
}

Html table(const web::Visit& visit, const std::vector<audit::Line>& lines) {
  govuk::TableWriter rows(
      {.caption = _("Who opened what of yours"),
       .head = {{.text = _("When")}, {.text = _("Who")}, {.text = _("What")}, {.text = _("Detail")}},
       .caption_hidden = true});
  for (const auto& line : lines)
    rows.row(moment(line.at), who(visit, line), readable(line.subject_kind), line.detail);
  return std::move(rows).html();
}

}  // namespace

web::Response opened(web::Visit& visit) {
  audit::Filter filter;
  filter.about = visit.work.actor.person;
  filter.action = audit::kOpened;
  if (visit.request.query.get("format") == "csv") return as_csv(visit, filter);
  const auto after = audit::Mark::parse(visit.request.query.get("after"));
  const auto page = audit::lines(visit.work.db, filter, after, kShown);
  Html body = govuk::body(_(
      "Each time something confidential of yours is opened, by anyone, a line is written that nobody can take back. "
      "What it says is not in it."));
  if (page.lines.empty()) {
    body += govuk::body(_("Nothing of yours has been opened."));
  } else {
    body += table(visit, page.lines);
    if (page.next)
      body += govuk::pagination(
          {.next = govuk::PageStep{.href = web::with_query(visit.request, {{"after", page.next->text()}}),
                                   .text = govuk::Content(_("Older"))}});
    body += govuk::body(
        govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"after", ""}}), _("Download as CSV")));
  }
  return web::page(visit, {.title = _("Who opened what of yours"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Your account"), .href = "/account"},
                                           {.text = _("Who opened what of yours")}},
                           .body = std::move(body)});
}

}  // namespace waymark::accounts::pages
