// One invoice or credit note: its lines, and when they were paid.
#include "money/lines.hpp"
#include "money/pages/pages.hpp"
#include "money/policy.hpp"
#include "money/store_lines.hpp"

namespace waymark::money::pages {
namespace {

/// The lines of the invoice that this actor sees; not found when the line asked for is not among them.
std::vector<ListedLine> seen(const web::Visit& visit) {
  const auto id = visit.id<InvoiceLineId>();
  const auto line = store::find(visit.work.db, id);
  if (!line) throw Refused(Refusal::not_found);
  auto lines = all_lines(visit.work,
                         {.invoice_ref = line->record.invoice_ref, .sort = LineSort::invoice, .descending = false});
  for (const auto& one : lines)
    if (one.id == id) return lines;
  throw Refused(Refusal::not_found);
}

Html table(const std::vector<ListedLine>& lines) {
  govuk::TableWriter rows({.caption = _("Lines"),
                           .head = {{.text = _("Line")},
                                    {.text = _("What for")},
                                    {.text = _("Agency")},
                                    {.text = _("Net of VAT"), .numeric = true},
                                    {.text = _("VAT"), .numeric = true},
                                    {.text = _("Paid")}},
                           .caption_size = govuk::Size::m,
                           .first_cell_is_header = true});
  Money net, vat;
  for (const auto& line : lines) {
    net += line.net;
    vat += line.vat;
    Html what = govuk::link("/engagements/" + line.engagement.str() + "/money", line.engagement_ref);
    append(what, "<br>{}", line.description);
    rows.row(line.line_number, what, line.agency, line.net.pounds(), line.vat.pounds(),
             line.paid_on ? line.paid_on->words() : std::string(_("Not paid")));
  }
  if (lines.size() > 1)
    rows.row(_("Total"), "", "", net.pounds(), vat.pounds(), (net + vat).pounds() + " " + _("with VAT"));
  return std::move(rows).html();
}

Html paid_form(const web::Visit& visit, const ListedLine& line, const Problems& problems) {
  const auto typed = [&](const char* part) { return std::string(visit.form.get(part)); };
  const auto wrong = problems.of("paid_on");
  const bool again = visit.form.has("paid_on-day");
  Html fields = web::form_token(visit);
  fields += govuk::date_input(
      {.name = "paid_on",
       .legend = govuk::Content(_("When were the unpaid lines paid?")),
       .value = again ? govuk::DateText{typed("paid_on-day"), typed("paid_on-month"), typed("paid_on-year")}
                      : govuk::DateText::of(visit.work.today),
       .error = wrong ? std::optional<govuk::Content>(*wrong) : std::nullopt,
       .legend_look = {.size = govuk::Size::m}});
  fields += govuk::button({.text = _("Mark as paid")});
  return html("<form method=\"post\" action=\"/invoices/{}/paid\" novalidate>{}</form>", line.id.str(), fields);
}

bool may_pay(const web::Visit& visit, const ListedLine& line) {
  const auto engagement = store::engagement_named(visit.work.db, line.engagement);
  return !line.paid_on && engagement && may_record_for(visit.work, *engagement);
}

web::Response invoice_page(const web::Visit& visit, const std::vector<ListedLine>& lines, Problems problems) {
  const auto& first = lines.front();
  Html body = govuk::summary_list({.rows = {{.key = _("Supplier"), .value = first.supplier},
                                            {.key = _("Contract"), .value = first.contract_ref},
                                            {.key = _("Dated"), .value = first.invoiced_on.words()}}});
  body += table(lines);
  for (const auto& line : lines)
    if (may_pay(visit, line)) {
      body += paid_form(visit, line, problems);
      break;
    }
  return web::page(visit, {.title = first.invoice_ref,
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Spend"), .href = "/spend"},
                                           {.text = _("Invoice lines"), .href = "/invoices"},
                                           {.text = first.invoice_ref}},
                           .body = std::move(body),
                           .problems = std::move(problems),
                           .caption = label(first.kind)});
}

}  // namespace

web::Response invoice(web::Visit& visit) { return invoice_page(visit, seen(visit), {}); }

web::Response pay(web::Visit& visit) {
  const auto lines = seen(visit);
  web::FormReader form(visit.form);
  const auto paid_on = form.date("paid_on", _("Enter the day it was paid"));
  if (form.problems) return invoice_page(visit, lines, std::move(form.problems));
  const auto done = mark_invoice_paid(visit.work, visit.id<InvoiceLineId>(), paid_on);
  if (!done) return invoice_page(visit, lines, done.problems());
  return web::see_other_with_notice(visit, "/invoices/" + lines.front().id.str(),
                                    _("The unpaid lines are marked as paid."));
}

}  // namespace waymark::money::pages
