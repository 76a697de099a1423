// The invoice lines beneath a figure, and those of one engagement.
#include "money/lines.hpp"

#include <algorithm>

#include "engagements/engagements.hpp"
#include "money/pages/pages.hpp"
#include "money/policy.hpp"
#include "money/store_lines.hpp"

namespace waymark::money::pages {
namespace {

constexpr int kPageSize = 20;

LinesQuestion asked(const web::Visit& visit) {
  const auto& query = visit.request.query;
  LinesQuestion question;
  question.basis = basis_from(query.get("basis")).value_or(Basis::invoiced);
  question.from = Date::parse(query.get("from"));
  question.to = Date::parse(query.get("to"));
  question.funded = funded_from(query.get("funded")).value_or(Funded::all);
  question.agency = query.get("agency");
  question.supplier = query.get("supplier");
  question.programme = query.get("programme");
  question.grade = query.get("grade");
  question.contract = query.get("contract");
  question.unpaid_only = query.get("unpaid") == "yes";
  question.invoice_ref = trimmed(query.get("invoice"));
  auto sort = query.get("sort");
  question.descending = sort.empty() || sort.starts_with('-');
  if (sort.starts_with('-')) sort.remove_prefix(1);
  question.sort = line_sort_from(sort).value_or(LineSort::date);
  question.scope = scope_of(visit.work, access::Permission::see_invoice_lines);
  return question;
}

web::Response as_csv(const std::vector<ListedLine>& lines) {
  CsvWriter csv;
  csv.row("invoice_ref", "line_number", "supplier_code", "contract_ref", "engagement_ref", "invoiced_on",
          "description", "kind", "net", "vat", "paid_on", "programme", "agency", "grade", "funded");
  for (const auto& line : lines)
    csv.row(line.invoice_ref, line.line_number, line.supplier_code, line.contract_ref, line.engagement_ref,
            line.invoiced_on, line.description, code(line.kind), line.net, line.vat, line.paid_on, line.programme,
            line.agency_code, line.grade, line.funded);
  return web::csv(std::move(csv).str(), "invoice-lines.csv");
}

govuk::Column column(const web::Visit& visit, const LinesQuestion& question, LineSort by, const char* text,
                     bool numeric) {
  const bool sorted = question.sort == by;
  const auto next = std::string(sorted && !question.descending ? "-" : "") + std::string(code(by));
  return {.text = text,
          .numeric = numeric,
          .sort_href = web::with_query(visit.request, {{"sort", next}, {"page", ""}}),
          .sorted = !sorted               ? govuk::Sort::none
                    : question.descending ? govuk::Sort::descending
                                          : govuk::Sort::ascending};
}

Html table(const web::Visit& visit, const LinesQuestion& question, const std::vector<ListedLine>& lines) {
  govuk::TableWriter rows({.caption = _("Invoice lines"),
                           .head = {column(visit, question, LineSort::invoice, _("Invoice"), false),
                                    column(visit, question, LineSort::date, _("Dated"), false),
                                    {.text = _("What for")},
                                    {.text = _("Supplier")},
                                    {.text = _("Agency")},
                                    column(visit, question, LineSort::net, _("Net of VAT"), true),
                                    {.text = _("VAT"), .numeric = true},
                                    {.text = _("Paid")}},
                           .caption_hidden = true,
                           .first_cell_is_header = true,
                           .small_text = true});
  for (const auto& line : lines) {
    Html what = govuk::link("/engagements/" + line.engagement.str() + "/money", line.engagement_ref);
    append(what, "<br>{}", line.description);
    rows.row(govuk::link("/invoices/" + line.id.str(), fill(_("{}, line {}"), line.invoice_ref, line.line_number)),
             line.invoiced_on.brief(), what, line.supplier, line.agency, line.net.pounds(), line.vat.pounds(),
             line.paid_on ? line.paid_on->brief() : std::string(_("Not paid")));
  }
  return std::move(rows).html();
}

Html listing(const web::Visit& visit, const LinesQuestion& question) {
  const auto total = lines_total(visit.work, question);
  if (total.lines == 0) return govuk::inset_text({.text = _("There are no invoice lines here.")});
  const auto wanted = std::max(1, std::atoi(std::string(visit.request.query.get("page")).c_str()));
  const auto pages = static_cast<int>((total.lines + kPageSize - 1) / kPageSize);
  const int page = std::min(wanted, pages);
  Html body = govuk::body(fill(plural("{} line: {} net of VAT, {} VAT, {} together",
                                      "{} lines: {} net of VAT, {} VAT, {} together", total.lines),
                               with_commas(total.lines), total.net.pounds(), total.vat.pounds(),
                               (total.net + total.vat).pounds()));
  body += table(visit, question, lines(visit.work, question, page, kPageSize));
  body += govuk::pagination(page, pages, [&](int number) {
    return web::with_query(visit.request, {{"page", std::to_string(number)}});
  });
  body += govuk::body(
      govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
  return body;
}

// Narrows what is shown; what a link asked for besides stays.
Html filter(const web::Visit& visit, const LinesQuestion& question) {
  Html fields;
  for (const auto& [name, value] : visit.request.query)
    if (name != "invoice" && name != "unpaid" && name != "page" && name != "format")
      append(fields, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  fields += govuk::input({.name = "invoice",
                          .label = _("Invoice or credit note"),
                          .value = question.invoice_ref,
                          .hint = _("Its whole reference, like INV-4001"),
                          .width = 20});
  fields += govuk::checkboxes({.name = "unpaid",
                               .legend = _("Payment"),
                               .items = {{.value = "yes", .text = _("Not yet paid")}},
                               .values = {question.unpaid_only ? "yes" : ""},
                               .small = true});
  fields += govuk::button({.text = _("Show these lines"), .secondary = true});
  return govuk::details({.summary = _("Find lines"),
                         .content = html("<form method=\"get\" action=\"{}\">{}</form>", visit.path(), fields),
                         .open = question.unpaid_only || !question.invoice_ref.empty()});
}

std::string what_is_shown(const LinesQuestion& question) {
  if (!question.from || !question.to) return question.unpaid_only ? _("Lines not yet paid.") : _("Every line.");
  return fill(question.basis == Basis::paid ? _("Lines paid from {} to {}, both days included.")
                                            : _("Lines dated from {} to {}, both days included."),
              question.from->words(), question.to->words());
}

}  // namespace

web::Response beneath(web::Visit& visit) {
  const auto question = asked(visit);
  if (visit.request.query.get("format") == "csv") return as_csv(all_lines(visit.work, question));
  Html body;
  if (may_record_invoices(visit.work.actor))
    body += govuk::button({.text = _("Record an invoice or credit note"), .href = "/invoices/new"});
  body += filter(visit, question);
  body += govuk::body(what_is_shown(question)) + listing(visit, question);
  return web::page(visit, {.title = _("Invoice lines"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"},
                                           {.text = _("Spend"), .href = "/spend"},
                                           {.text = _("Lines")}},
                           .body = std::move(body)});
}

web::Response of_engagement(web::Visit& visit) {
  const auto name = store::engagement_named(visit.work.db, visit.id<EngagementId>());
  if (!name || !may_see_money(visit.work, *name)) throw Refused(Refusal::not_found);
  LinesQuestion question;
  question.engagement = name->id.str();
  question.scope = scope_of(visit.work, access::Permission::see_invoice_lines);
  if (visit.request.query.get("format") == "csv") return as_csv(all_lines(visit.work, question));
  const auto amounts = amounts_of(visit.work.db, name->id);
  Html body = govuk::summary_list({.rows = {{.key = _("Ordered"), .value = amounts.ordered_net.pounds()},
                                            {.key = _("Delivered"), .value = amounts.delivered_net.pounds()},
                                            {.key = _("Invoiced"), .value = amounts.invoiced_net.pounds()},
                                            {.key = _("Paid"), .value = amounts.paid_net.pounds()}}});
  body += govuk::body(_(
      "Amounts are net of VAT. Ordered is what is planned at the contract's price; once ended, what was delivered."));
  body += listing(visit, question);
  std::vector<govuk::Crumb> crumbs{{.text = _("Home"), .href = "/home"}, {.text = _("Spend"), .href = "/spend"}};
  // Who sees the engagement itself is led there, and told whose it is.
  const auto engagement = engagements::find(visit.work.db, name->id);
  if (engagement && engagements::may_see(visit.work, *engagement))
    crumbs.push_back({.text = name->coachee, .href = "/engagements/" + name->id.str()});
  return web::page(visit, {.title = fill(_("What engagement {} costs"), name->ref),
                           .breadcrumbs = std::move(crumbs),
                           .body = std::move(body),
                           .caption = name->agency});
}

}  // namespace waymark::money::pages
