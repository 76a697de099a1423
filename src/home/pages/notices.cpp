#include "jobs/jobs.hpp"
#include "home/pages/pages.hpp"
#include "home/pages/sections.hpp"

namespace waymark::home::pages {
namespace {

constexpr int kShownAtHome = 5;
constexpr int kPageSize = 20;

std::string words_of(const web::Visit& visit, const jobs::Notice& notice) {
  const auto* kinds = visit.site.mail_kinds;
  if (const auto* kind = kinds ? jobs::kind_of(*kinds, notice.kind) : nullptr)
    return jobs::notice_words(*kind, notice.by_name);
  return fill(_("{} did something that concerns you"), notice.by_name);
}

Html read_all_form(const web::Visit& visit) {
  return html("<form method=\"post\" action=\"/notices/read\">{}{}</form>", web::form_token(visit),
              govuk::button({.text = _("Mark all as read"), .secondary = true}));
}

Html notice_list(const web::Visit& visit, const std::vector<jobs::Notice>& notices) {
  std::vector<govuk::Content> lines;
  for (const auto& notice : notices) lines.push_back(notice_line(visit, notice));
  return govuk::list(lines, govuk::ListKind::plain, true);
}

}  // namespace

Html notice_line(const web::Visit& visit, const jobs::Notice& notice) {
  const auto text = words_of(visit, notice);
  const auto what =
      notice.link.empty() || notice.link == "/notices" ? Html::text(text) : govuk::link(notice.link, text);
  return html("{} <span class=\"govuk-hint waymark-when\">{}</span>", what, brief(london(notice.written_at)));
}

Html notices_section(const web::Visit& visit) {
  const auto page = jobs::unread(visit.work.db, visit.work.actor.person, std::nullopt, kShownAtHome);
  if (page.notices.empty()) return {};
  Html section = govuk::heading(2, _("News for you"));
  section += notice_list(visit, page.notices);
  if (page.next) section += govuk::body(govuk::link("/notices", _("All news")));
  return section + read_all_form(visit);
}

web::Response notices(web::Visit& visit) {
  const auto after = jobs::NoticeMark::parse(visit.request.query.get("after"));
  const auto page = jobs::unread(visit.work.db, visit.work.actor.person, after, kPageSize);
  Html body;
  if (page.notices.empty()) {
    body = govuk::body(_("There is no news for you."));
  } else {
    body = notice_list(visit, page.notices) + read_all_form(visit);
    if (page.next)
      body +=
          govuk::pagination({.next = govuk::PageStep{.href = "/notices?after=" + url_encoded(page.next->text())}});
  }
  return web::page(visit, {.title = _("News for you"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("News for you")}},
                           .body = std::move(body),
                           .wide = false});
}

web::Response read_all(web::Visit& visit) {
  jobs::mark_all_read(visit.work);
  return web::see_other_with_notice(visit, "/home", _("All news is marked as read."));
}

}  // namespace waymark::home::pages
