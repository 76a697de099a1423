// For those who look after many: attention, spend, and keeping the service running.
#include "engagements/engagements.hpp"
#include "home/pages/sections.hpp"
#include "money/money.hpp"

namespace waymark::home::pages {

using access::Permission;

Html attention_section(const web::Visit& visit) {
  const auto& work = visit.work;
  if (!work.actor.may(Permission::track_engagements)) return {};
  const auto counts = engagements::attention_counts(work, engagements::as_of(work));
  Html section = govuk::heading(2, _("Engagements"));
  section += govuk::body(govuk::link(
      "/engagements", fill(plural("{} engagement under way", "{} engagements under way", counts.live), counts.live)));
  if (counts.needs_decision == 0 && counts.flags.empty())
    return section + govuk::inset_text({.text = _("None of them asks for attention.")});
  govuk::TableWriter table({.caption = _("What asks for attention"),
                            .head = {{.text = _("Reason")}, {.text = _("Engagements"), .numeric = true}},
                            .caption_size = govuk::Size::s,
                            .first_cell_is_header = true});
  if (counts.needs_decision > 0)
    table.row(govuk::link("/engagements?attention=decision", _("Needs a decision: somebody left")),
              counts.needs_decision);
  for (const auto& [flag, count] : counts.flags)
    table.row(govuk::link("/engagements?attention=" + std::string(engagements::code(flag)), engagements::label(flag)),
              count);
  return section + std::move(table).html();
}

Html spend_section(const web::Visit& visit) {
  const auto& work = visit.work;
  if (!work.actor.may(Permission::see_spend)) return {};
  const auto answer = govuk::body(govuk::link("/spend", _("How much is spent on coaching in the whole department?")));
  // Who sees figures alone gets them there, where small groups are merged.
  if (!money::sees_beneath(work)) return govuk::heading(2, _("Spend on coaching")) + answer;
  const auto year = FinancialYear::of(work.today);
  money::SpendQuestion question;
  question.from = year.first();
  question.to = year.last();
  question.scope = money::scope_of(work, Permission::see_spend);
  const auto spend = money::spend(work, question);
  return html(
      "<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\"><span class=\"waymark-figure\">{}</span>{}</p>{}",
      _("Spend on coaching"), spend.net.pounds(),
      fill(_("invoiced net of VAT since {}, centrally and locally funded together"), year.first().words()), answer);
}

Html keeping_section(const web::Visit& visit) {
  const auto& actor = visit.work.actor;
  std::vector<govuk::Content> links;
  if (actor.may(Permission::manage_accounts))
    links.push_back(govuk::link("/admin/accounts", _("Accounts and roles")));
  if (actor.may(Permission::invite_people))
    links.push_back(govuk::link("/invite", _("Invite people to open an account")));
  if (actor.may(Permission::see_audit)) links.push_back(govuk::link("/admin/audit", _("Who did what: the audit")));
  if (actor.may(Permission::manage_accounts))
    links.push_back(govuk::link("/admin/jobs", _("What is waiting to happen, and what failed")));
  if (actor.may(Permission::handle_concerns))
    links.push_back(govuk::link("/concerns", _("Concerns raised with you")));
  if (actor.may(Permission::keep_rights))
    links.push_back(govuk::link("/rights", _("What is kept, legal holds, subject access and erasure")));
  if (actor.may(Permission::import_files)) links.push_back(govuk::link("/imports", _("Import files")));
  if (actor.may(Permission::set_notional_rates))
    links.push_back(govuk::link("/notional-rates", _("Notional rates of internal coaching")));
  if (links.empty()) return {};
  return govuk::heading(2, _("Keeping the service")) + govuk::list(links);
}

}  // namespace waymark::home::pages
