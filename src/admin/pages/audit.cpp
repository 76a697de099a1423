#include "audit/audit.hpp"

#include "admin/pages/pages.hpp"

namespace waymark::admin::pages {
namespace {

constexpr int kPageSize = 50;
constexpr int kMostInCsv = 1000;

audit::Filter filter_of(const web::Request& request) {
  audit::Filter filter;
  filter.subject_id = std::string(request.query.get("subject"));
  if (const auto actor = PersonId::parse(request.query.get("actor"))) filter.actor = *actor;
  return filter;
}

// Codes are written for machines; people read them with spaces.
std::string readable(std::string code) {
  for (char& c : code)
    if (c == '_') c = ' ';
  return code;
}

web::Response as_csv(db::Connection& db, const audit::Filter& filter, std::optional<audit::Mark> after) {
  CsvWriter csv;
  csv.row("at", "who", "action", "subject_kind", "subject_id", "detail");
  for (;;) {
    const auto page = audit::lines(db, filter, after, kMostInCsv);
    for (const auto& line : page.lines)
      csv.row(line.at.iso(), line.actor_name, line.action, line.subject_kind, line.subject_id, line.detail);
    if (!page.next) return web::csv(std::move(csv).str(), "audit.csv");
    after = page.next;
  }
}

Html table(const web::Visit& visit, const std::vector<audit::Line>& lines) {
  govuk::TableWriter rows({.caption = _("Who did what"),
                           .head = {{.text = _("When")},
                                    {.text = _("Who")},
                                    {.text = _("What")},
                                    {.text = _("To what")},
                                    {.text = _("Detail")}},
                           .caption_hidden = true,
                           .small_text = true});
  for (const auto& line : lines) {
    const Html who = line.actor
                         ? govuk::link(web::with_query(visit.request, {{"actor", line.actor.str()}, {"after", ""}}),
                                       line.actor_name)
                         : Html::text(line.actor_name);
    const Html what = line.subject_id.empty()
                          ? Html::text(readable(line.subject_kind))
                          : govuk::link(web::with_query(visit.request, {{"subject", line.subject_id}, {"after", ""}}),
                                        readable(line.subject_kind));
    rows.row(brief(london(line.at)), who, readable(line.action), what, line.detail);
  }
  return std::move(rows).html();
}

constexpr int kAlertsShown = 10;

Html chain_status(db::Connection& db) {
  const auto status = audit::chain_status(db);
  const auto last = status.checkpoint_at ? fill(_("Number {}, {}"), with_commas(status.checkpoint),
                                                brief(london(*status.checkpoint_at)))
                                         : std::string(_("None yet"));
  std::string verified = _("Not yet");
  if (status.verified)
    verified = fill(_("{}: {} lines in {} streams"), brief(london(status.verified->at)),
                    with_commas(status.verified->lines), with_commas(status.verified->streams));
  Html body;
  if (status.verified && status.verified->broken > 0)
    body += govuk::warning_text({.text = fill(_("The trail is broken in {} places. The first: {}"),
                                              with_commas(status.verified->broken), status.verified->first_break)});
  body += govuk::summary_list(
      {.rows = {{.key = _("Last checkpoint"), .value = last}, {.key = _("Last verified"), .value = verified}}});
  return body;
}

Html alerts(db::Connection& db) {
  const auto latest = audit::alerts(db, kAlertsShown);
  if (latest.empty()) return {};
  govuk::TableWriter rows({.caption = _("Alerts"),
                           .head = {{.text = _("When")}, {.text = _("What")}, {.text = _("Detail")}},
                           .caption_size = govuk::Size::m,
                           .small_text = true});
  for (const auto& alert : latest) {
    const char* text = audit::alert_words(alert.kind);
    rows.row(brief(london(alert.raised_at)), text ? std::string(_(text)) : readable(alert.kind), alert.detail);
  }
  return std::move(rows).html();
}

}  // namespace

web::Response audit(web::Visit& visit) {
  const auto filter = filter_of(visit.request);
  const auto after = audit::Mark::parse(visit.request.query.get("after"));
  if (visit.request.query.get("format") == "csv") return as_csv(visit.work.db, filter, after);
  const auto page = audit::lines(visit.work.db, filter, after, kPageSize);
  Html body;
  if (!filter.subject_id.empty() || filter.actor)
    body += govuk::body(govuk::link("/admin/audit", _("Show everything")));
  else if (!after)
    body +=
        govuk::body(govuk::link("/admin/alarms", _("Alarms"))) + chain_status(visit.work.db) + alerts(visit.work.db);
  body += page.lines.empty() ? govuk::body(_("Nothing fits.")) : table(visit, page.lines);
  if (page.next)
    body += govuk::pagination(
        {.next = govuk::PageStep{.href = web::with_query(visit.request, {{"after", page.next->text()}}),
                                 .text = govuk::Content(_("Older"))}});
  body += govuk::body(
      govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"after", ""}}), _("Download as CSV")));
  return web::page(visit, {.title = _("Audit"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Audit")}},
                           .body = std::move(body)});
}

}  // namespace waymark::admin::pages
