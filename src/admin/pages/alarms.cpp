#include "admin/admin.hpp"

#include "admin/pages/pages.hpp"

namespace waymark::admin {
namespace pages {
namespace {

constexpr int kShown = 100;

Html acknowledge_button(const web::Visit& visit, const vault::Alarm& alarm) {
  const auto text = html("{}<span class=\"govuk-visually-hidden\"> {} {}</span>", _("Acknowledge"),
                         alarm.cause.subject_kind, alarm.cause.subject_id);
  return html("<form method=\"post\" action=\"/admin/alarms/{}/acknowledge\">{}{}</form>", alarm.id,
              web::form_token(visit),
              govuk::button({.text = text, .secondary = true, .classes = "govuk-!-margin-bottom-0"}));
}

Html state(const web::Visit& visit, const vault::Alarm& alarm) {
  if (!alarm.acknowledged_at) return acknowledge_button(visit, alarm);
  return Html::text(fill(_("{}, {}"), alarm.acknowledged_by_name, brief(london(*alarm.acknowledged_at))));
}

Html table(const web::Visit& visit, const std::vector<vault::Alarm>& alarms) {
  govuk::TableWriter rows({.caption = _("Alarms"),
                           .head = {{.text = _("Last")},
                                    {.text = _("Times"), .numeric = true},
                                    {.text = _("What was refused")},
                                    {.text = _("Why")},
                                    {.text = _("Acknowledged")}},
                           .caption_hidden = true,
                           .small_text = true});
  for (const auto& alarm : alarms)
    rows.row(brief(london(alarm.last_at)), with_commas(alarm.times),
             fmt::format("{} {}", alarm.cause.subject_kind, alarm.cause.subject_id),
             fmt::format("{}: {}", alarm.cause.kind, alarm.cause.detail), state(visit, alarm));
  return std::move(rows).html();
}

}  // namespace

web::Response alarms(web::Visit& visit) {
  const auto all = vault::latest_alarms(visit.work.db, kShown);
  Html body = govuk::body(
      _("Something sealed, or its key, was not what this service had written, and was refused. Nothing of it was "
        "shown. Find out who could change the database or the key store, then acknowledge the alarm."));
  body += all.empty() ? govuk::body(_("There has been no alarm.")) : table(visit, all);
  return web::page(visit, {.title = _("Alarms"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Audit"), .href = "/admin/audit"},
                                           {.text = _("Alarms")}},
                           .body = std::move(body)});
}

web::Response alarm_acknowledge(web::Visit& visit) {
  vault::acknowledge(visit.work, visit.captures.at(0));
  return web::see_other_with_notice(visit, "/admin/alarms", _("The alarm is acknowledged."));
}

}  // namespace pages

Html alarm_banner(const web::Visit& visit) {
  if (!visit.work.actor.may(access::Permission::see_audit)) return {};
  const auto open = vault::alarms(visit.work.db).size();
  if (open == 0) return {};
  const auto text = open == 1 ? std::string(_("1 alarm: something sealed was refused"))
                              : fill(_("{} alarms: something sealed was refused"), open);
  return govuk::notification_banner({.content = govuk::body(govuk::link("/admin/alarms", text))});
}

}  // namespace waymark::admin
