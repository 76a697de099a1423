#include "jobs/jobs.hpp"

#include "admin/pages/pages.hpp"

namespace waymark::admin::pages {
namespace {

using waymark::jobs::Job;
using waymark::jobs::JobMark;
using waymark::jobs::Show;

constexpr int kPageSize = 50;
constexpr int kMostInCsv = 1000;

// Codes are written for machines; people read them with spaces.
std::string readable(std::string code) {
  std::replace(code.begin(), code.end(), '_', ' ');
  return code;
}

Show asked_for(const web::Request& request) {
  return request.query.get("show") == "failed" ? Show::failed : Show::waiting;
}

web::Response as_csv(const access::Work& work, Show show, std::optional<JobMark> after) {
  CsvWriter csv;
  csv.row("what", "kind", "to", "state", "written_at", "next_try_at", "attempts", "last_error");
  for (;;) {
    const auto page = waymark::jobs::job_page(work.db, show, work.now, after, kMostInCsv);
    for (const auto& job : page.jobs)
      csv.row(waymark::jobs::label(job.what), job.kind, job.to, job.state, job.written_at.iso(),
              job.next_try_at ? job.next_try_at->iso() : std::string(), job.attempts, job.last_error);
    if (!page.next) return web::csv(std::move(csv).str(), "jobs.csv");
    after = page.next;
  }
}

Html retry_button(const web::Visit& visit, const Job& job) {
  if (job.state == "held" || job.state == "being_carried") return {};
  const auto text = html("{}<span class=\"govuk-visually-hidden\"> {} {}</span>", _("Try again"),
                         waymark::jobs::label(job.what), readable(job.kind));
  return html("<form method=\"post\" action=\"/admin/jobs/{}/retry\">{}{}</form>", job.id, web::form_token(visit),
              govuk::button({.text = text, .secondary = true, .classes = "govuk-!-margin-bottom-0"}));
}

Html table(const web::Visit& visit, Show show, const std::vector<Job>& jobs) {
  govuk::TableWriter rows({.caption = show == Show::failed ? _("What failed") : _("What waits"),
                           .head = {{.text = _("What")},
                                    {.text = _("To")},
                                    {.text = _("State")},
                                    {.text = _("Since")},
                                    {.text = _("Next try")},
                                    {.text = _("Tries"), .numeric = true},
                                    {.text = _("Last error")},
                                    {.text = _("Try again")}},
                           .caption_hidden = true,
                           .small_text = true});
  for (const auto& job : jobs)
    rows.row(fmt::format("{}: {}", waymark::jobs::label(job.what), readable(job.kind)), job.to,
             waymark::jobs::state_label(job.state), brief(london(job.written_at)),
             job.next_try_at ? brief(london(*job.next_try_at)) : std::string(_("None")), govuk::numeric(job.attempts),
             job.last_error, retry_button(visit, job));
  return std::move(rows).html();
}

}  // namespace

web::Response jobs(web::Visit& visit) {
  const auto show = asked_for(visit.request);
  const auto after = JobMark::parse(visit.request.query.get("after"));
  if (visit.request.query.get("format") == "csv") return as_csv(visit.work, show, after);
  const auto page = waymark::jobs::job_page(visit.work.db, show, visit.work.now, after, kPageSize);
  Html body = govuk::sub_navigation(
      {.items = {{.text = _("Waiting"), .href = "/admin/jobs", .active = show == Show::waiting},
                 {.text = _("Failed"), .href = "/admin/jobs?show=failed", .active = show == Show::failed},
                 {.text = _("Words of mail"), .href = "/admin/mail"}}});
  if (page.jobs.empty())
    body += govuk::body(show == Show::failed ? _("Nothing has failed.") : _("Nothing is waiting to happen."));
  else body += table(visit, show, page.jobs);
  if (page.next)
    body += govuk::pagination(
        {.next = govuk::PageStep{.href = web::with_query(visit.request, {{"after", page.next->text()}}),
                                 .text = govuk::Content(_("Older"))}});
  body += govuk::body(
      govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"after", ""}}), _("Download as CSV")));
  return web::page(visit, {.title = show == Show::failed ? _("What failed") : _("Waiting to happen"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Waiting to happen")}},
                           .body = std::move(body)});
}

web::Response job_retry(web::Visit& visit) {
  waymark::jobs::retry(visit.work, visit.captures.at(0));
  return web::see_other_with_notice(visit, "/admin/jobs", _("It is tried again now."));
}

}  // namespace waymark::admin::pages
