// What is due to be shredded, and the certificates of what was.
#include "rights/pages/parts.hpp"
#include "rights/policy.hpp"

namespace waymark::rights::pages {
namespace {

constexpr int kDaysAhead = 90;

const char* kind_words(const keys::Scope& scope) {
  if (scope.kind == "engagement") return _("Engagement");
  if (scope.kind == "concern") return _("Concern");
  return _("Other content");
}

Html due_table(const std::vector<Due>& due, std::size_t from) {
  govuk::TableWriter rows({.caption = _("What is shredded in the next 90 days"),
                           .head = {{.text = _("Day")},
                                    {.text = _("What")},
                                    {.text = _("Engagement")},
                                    {.text = _("Programme")},
                                    {.text = _("Ended")},
                                    {.text = _("Held")}},
                           .caption_hidden = true});
  for (std::size_t i = from; i < std::min(due.size(), from + kPageSize); ++i) {
    const auto& one = due[i];
    const Html held =
        one.held ? govuk::tag({.text = _("Legal hold"), .colour = govuk::Colour::orange}) : Html::text(_("No"));
    rows.row(one.due_on.brief(), kind_words(one.scope), one.ref, one.programme,
             one.ended_on ? one.ended_on->brief() : std::string(), held);
  }
  return std::move(rows).html();
}

std::string destroyed_words(const vault::Certificate& certificate) {
  if (certificate.key_destroyed_at) return brief(london(*certificate.key_destroyed_at));
  return _("Not yet");
}

}  // namespace

web::Response retention(web::Visit& visit) {
  must_keep_rights(visit.work.actor);
  const auto due = due_within(visit.work, rooms(visit), visit.work.today.plus(kDaysAhead));
  const auto page = page_asked(visit);
  const auto from = static_cast<std::size_t>(page) * kPageSize;
  const auto held = std::count_if(due.begin(), due.end(), [](const Due& one) { return one.held; });
  Html body = govuk::body(_(
      "When an engagement is over, its programme says for how many months what was written in it is kept. On the day "
      "it is shredded, with a certificate. Dates, lengths and money stay. What is held is not shredded."));
  if (due.empty()) {
    body += govuk::body(_("Nothing is due in the next 90 days."));
  } else {
    body += govuk::body(
        fill(plural("{} is due in the next 90 days, {} of them held.",
                    "{} are due in the next 90 days, {} of them held.", static_cast<std::int64_t>(due.size())),
             with_commas(static_cast<std::int64_t>(due.size())), held));
    body += due_table(due, from) + page_links(visit, page, due.size() > from + kPageSize);
  }
  body += govuk::body(govuk::link("/rights/certificates", _("Certificates of what was shredded")));
  return web::page(visit, {.title = _("Retention"), .breadcrumbs = way_to(_("Retention")), .body = std::move(body)});
}

web::Response certificates(web::Visit& visit) {
  must_keep_rights(visit.work.actor);
  const auto page = page_asked(visit);
  auto all = store::shreddings(visit.work.db, page * kPageSize, kPageSize + 1);
  const bool more = all.size() > kPageSize;
  if (more) all.pop_back();
  Html body;
  if (all.empty()) {
    body += govuk::body(_("Nothing has been shredded."));
  } else {
    govuk::TableWriter rows({.caption = _("What was shredded"),
                             .head = {{.text = _("Shredded")},
                                      {.text = _("What")},
                                      {.text = _("Engagement")},
                                      {.text = _("Why")},
                                      {.text = _("Pieces"), .numeric = true},
                                      {.text = _("Key destroyed")},
                                      {.text = _("Certificate")}},
                             .caption_hidden = true});
    for (const auto& [one, ref, programme] : all)
      rows.row(brief(london(one.shredded_at)), kind_words(one.scope), ref, reason_words(one.reason),
               with_commas(one.objects), destroyed_words(one),
               govuk::link_with_hidden_text("/rights/certificates/" + one.id, _("Show"),
                                            fill(_("the certificate of {}"), ref.empty() ? one.scope.id : ref)));
    body += std::move(rows).html() + page_links(visit, page, more);
  }
  return web::page(visit,
                   {.title = _("Certificates"), .breadcrumbs = way_to(_("Certificates")), .body = std::move(body)});
}

web::Response certificate(web::Visit& visit) {
  must_keep_rights(visit.work.actor);
  const auto found = store::shredding(visit.work.db, visit.captures.at(0));
  if (!found) throw Refused(Refusal::not_found);
  const auto& one = found->certificate;
  const auto key = one.key_destroyed_at
                       ? words(london(*one.key_destroyed_at))
                       : std::string(_("Not yet: it is destroyed within the hour unless a legal hold "
                                       "stands on it"));
  std::vector<govuk::SummaryRow> rows{{.key = _("Certificate"), .value = one.id},
                                      {.key = _("What"), .value = kind_words(one.scope)}};
  if (!found->ref.empty()) {
    rows.push_back({.key = _("Engagement"), .value = found->ref});
    rows.push_back({.key = _("Programme"), .value = found->programme});
  }
  rows.push_back({.key = _("Its id"), .value = one.scope.id});
  rows.push_back({.key = _("Why"), .value = reason_words(one.reason)});
  rows.push_back({.key = _("Pieces of content"), .value = with_commas(one.objects)});
  rows.push_back({.key = _("Shredded"), .value = words(london(one.shredded_at))});
  rows.push_back({.key = _("By"), .value = one.shredded_by_name});
  rows.push_back({.key = _("Key destroyed"), .value = key});
  Html body = govuk::body(
      fill(_("{} certifies that what was written there was removed, and that without its key no copy of it, in a "
             "backup or elsewhere, can be read. Dates, lengths and money stay as figures."),
           visit.site.organisation_name.empty() ? visit.site.service_name : visit.site.organisation_name));
  body += govuk::summary_list({.rows = std::move(rows)});
  return web::page(visit,
                   {.title = _("Certificate of shredding"),
                    .breadcrumbs = way_to(_("Certificates"), "/rights/certificates", _("Certificate of shredding")),
                    .body = std::move(body),
                    .wide = false});
}

}  // namespace waymark::rights::pages
