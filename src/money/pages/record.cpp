// Recording the lines of an invoice or a credit note by hand.
#include "contracts/contracts.hpp"
#include "money/lines.hpp"
#include "money/pages/pages.hpp"
#include "money/store_lines.hpp"

namespace waymark::money::pages {
namespace {

constexpr int kLinesOnForm = 5;

std::string field(int line, std::string_view name) { return fmt::format("lines-{}-{}", line, name); }

Html line_fields(const web::Fields& form, const Problems& problems, int line) {
  const auto input = [&](std::string_view name, const char* text, const char* classes, const char* prefix) {
    const auto id = field(line, name);
    govuk::Input made{.name = id, .label = text, .value = std::string(form.get(id)), .error = problems.of(id)};
    made.classes = classes;
    if (*prefix) made.prefix = govuk::Content(prefix);
    return govuk::input(made);
  };
  Html fields = input("engagement_ref", _("Engagement"), "govuk-input--width-10", "");
  fields += input("description", _("What for"), "", "");
  fields += input("net", _("Net of VAT"), "govuk-input--width-5", "£");
  fields += input("vat", _("VAT"), "govuk-input--width-5", "£");
  return govuk::fieldset({.legend = govuk::Content(fill(_("Line {}"), line)),
                          .content = fields,
                          .legend_look = {.size = govuk::Size::m}});
}

web::Response form_page(const web::Visit& visit, const web::Fields& form, Problems problems) {
  Html fields = web::form_token(visit);
  fields +=
      govuk::radios({.name = "kind",
                     .legend = govuk::Content(_("What it is")),
                     .items = {{.value = "invoice", .text = _("An invoice")},
                               {.value = "credit_note", .text = _("A credit note: its amounts are below zero")}},
                     .value = std::string(form.has("kind") ? form.get("kind") : "invoice"),
                     .error = problems.of("kind")});
  fields += govuk::input({.name = "invoice_ref",
                          .label = _("Reference"),
                          .value = std::string(form.get("invoice_ref")),
                          .hint = govuk::Content(_("As the supplier gives it, like INV-4001")),
                          .error = problems.of("invoice_ref")});
  fields += govuk::date_input(
      {.name = "invoiced_on",
       .legend = govuk::Content(_("Date on the invoice")),
       .value = {std::string(form.get("invoiced_on-day")), std::string(form.get("invoiced_on-month")),
                 std::string(form.get("invoiced_on-year"))},
       .error = problems.of("invoiced_on")});
  for (int line = 1; line <= kLinesOnForm; ++line) fields += line_fields(form, problems, line);
  Html buttons = govuk::button({.text = _("Record")});
  buttons += govuk::link("/invoices", _("Go back without changing anything"));
  fields += govuk::button_group(buttons);
  return web::page(visit,
                   {.title = _("Record an invoice or credit note"),
                    .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                    {.text = _("Spend"), .href = "/spend"},
                                    {.text = _("Invoice lines"), .href = "/invoices"},
                                    {.text = _("Record")}},
                    .body = html("<form method=\"post\" action=\"/invoices/new\" novalidate>{}</form>", fields),
                    .problems = std::move(problems),
                    .wide = false});
}

bool is_blank(const web::Fields& form, int line) {
  for (std::string_view name : {"engagement_ref", "description", "net", "vat"})
    if (!trimmed(form.get(field(line, name))).empty()) return false;
  return true;
}

// The lines that were filled in; an engagement that may not be seen is as if it did not exist.
std::vector<InvoiceRecord> read_lines(const web::Visit& visit, web::FormReader& form, InvoiceRecord record) {
  std::vector<InvoiceRecord> records;
  for (int line = 1; line <= kLinesOnForm; ++line) {
    if (is_blank(visit.form, line)) continue;
    record.line_number = line;
    const auto ref = form.text(field(line, "engagement_ref"), _("Enter the engagement's reference, like E-001"), 40);
    const auto engagement = store::engagement_with_ref(visit.work.db, ref);
    if (!ref.empty() &&
        (!engagement || !covers(scope_of(visit.work, access::Permission::manage_invoices), *engagement)))
      form.problems.add(field(line, "engagement_ref"), _("There is no engagement with this reference"));
    if (engagement) {
      record.engagement = engagement->id;
      record.contract = engagement->contract;
      record.supplier = engagement->supplier_id;
    }
    record.description = form.text(field(line, "description"), _("Enter what the line is for"), 200);
    record.net = form.money(field(line, "net"), _("Enter the amount net of VAT, like 285.00"));
    record.vat = form.money(field(line, "vat"), _("Enter the VAT, like 57.00; 0 when there is none"));
    records.push_back(record);
  }
  if (records.empty()) form.problems.add(field(1, "engagement_ref"), _("Enter at least one line"));
  return records;
}

}  // namespace

web::Response new_lines(web::Visit& visit) { return form_page(visit, {}, {}); }

web::Response record(web::Visit& visit) {
  web::FormReader form(visit.form);
  InvoiceRecord record;
  record.kind = line_kind_from(form.choice("kind", {"invoice", "credit_note"}, _("Choose what it is")))
                    .value_or(LineKind::invoice);
  record.invoice_ref = form.text("invoice_ref", _("Enter the reference"), 40);
  record.invoiced_on = form.date("invoiced_on", _("Enter the date on the invoice"));
  const auto records = read_lines(visit, form, record);
  if (form.problems) return form_page(visit, visit.form, std::move(form.problems));
  const auto done = record_lines(visit.work, records);
  if (!done) return form_page(visit, visit.form, done.problems());
  const auto count = static_cast<std::int64_t>(records.size());
  return web::see_other_with_notice(visit, "/invoices",
                                    fill(plural("{} line is recorded.", "{} lines are recorded.", count), count));
}

}  // namespace waymark::money::pages
