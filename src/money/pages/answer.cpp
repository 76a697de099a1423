// The answer page: how much is spent on coaching in the whole department?
#include "money/pages/answer.hpp"

#include "money/pages/pages.hpp"
#include "money/policy.hpp"
#include "people/people.hpp"

namespace waymark::money::pages {
namespace {

constexpr By kBreakdowns[] = {By::financial_year, By::agency, By::supplier, By::grade, By::programme};

Html figures(const web::Visit& visit, const Asked& asked, const Spend& all) {
  govuk::TableWriter table({.caption = _("By who pays"),
                            .head = {{.text = _("Funding")},
                                     {.text = _("Net of VAT"), .numeric = true},
                                     {.text = _("VAT"), .numeric = true},
                                     {.text = _("With VAT"), .numeric = true}},
                            .caption_hidden = true,
                            .first_cell_is_header = true});
  table.row(_("All"), all.net.pounds(), all.vat.pounds(), (all.net + all.vat).pounds());
  for (const auto& [funded, words] : {std::pair{Funded::central, _("of it centrally funded")}, {Funded::local, _("of it locally funded")}}) {
    auto question = asked.question;
    question.funded = funded;
    const auto part = spend(visit.work, question);
    table.row(words, part.net.pounds(), part.vat.pounds(), (part.net + part.vat).pounds());
  }
  return html("<p class=\"govuk-body\"><span class=\"waymark-figure\">{}</span>{}</p>{}", all.net.pounds(),
              _("net of VAT, central and local funding together"), std::move(table).html());
}

// What the figures count, in one sentence.
std::string basis_sentence(const Asked& asked, const Spend& all) {
  const auto& question = asked.question;
  const char* text = question.basis == Basis::invoiced
                         ? _("Invoice lines and credit notes dated from {} to {}, both days included, each on its own date, net of VAT: {}.")
                         : _("Invoice lines and credit notes paid from {} to {}, both days included, net of VAT: {}.");
  return fill(text, question.from.words(), question.to.words(),
              fill(plural("{} line", "{} lines", all.lines), with_commas(all.lines)));
}

Html smaller_suppliers(const web::Visit& visit, const Asked& asked, const Spend& all) {
  auto question = asked.question;
  question.by = {By::supplier};
  Money smaller;
  const auto suppliers = people::all_suppliers(visit.work.db);
  for (const auto& row : spend(visit.work, question).rows)
    for (const auto& supplier : suppliers)
      if (supplier.sme && supplier.id.str() == row.ids.front()) smaller += row.net;
  if (all.net.pence() <= 0) return {};
  const auto share = Money::pence(smaller.pence()).times(1000, all.net.pence()).pence();
  return govuk::body(fill(_("{} of it, {}.{}%, went to small and medium-sized suppliers."), smaller.pounds(), share / 10, share % 10));
}

Html internal_beside(const web::Visit& visit, const Asked& asked) {
  const auto inside = internal_coaching(visit.work, asked.question.from, asked.question.to);
  if (inside.sessions == 0) return {};
  auto text = fill(plural("Beside it, not in it: internal coaches held {} session, {} hours.",
                          "Beside it, not in it: internal coaches held {} sessions, {} hours.", inside.sessions),
                   with_commas(inside.sessions), hours(inside.minutes));
  if (inside.minutes_without_rate == inside.minutes) text += std::string(" ") + _("Rate not set.");
  else text += " " + fill(_("At the notional rate they count for {}."), inside.notional.pounds());
  if (inside.minutes_without_rate > 0 && inside.minutes_without_rate < inside.minutes)
    text += " " + fill(_("Rate not set for {} hours of them."), hours(inside.minutes_without_rate));
  return govuk::inset_text({.text = text});
}

Html period_form(const Asked& asked) {
  Html fields;
  if (asked.beneath) {
    fields += govuk::date_input({.name = "from", .legend = govuk::Content(_("First day")), .value = govuk::DateText::of(asked.question.from), .error = asked.problems.of("from")});
    fields += govuk::date_input({.name = "to", .legend = govuk::Content(_("Last day")), .value = govuk::DateText::of(asked.question.to), .error = asked.problems.of("to")});
  }
  fields += govuk::radios({.name = "basis",
                           .legend = govuk::Content(_("Count lines by")),
                           .items = {{.value = "invoiced", .text = _("the day they were invoiced")}, {.value = "paid", .text = _("the day they were paid")}},
                           .value = std::string(code(asked.question.basis)),
                           .is_inline = true,
                           .small = true});
  append(fields, "<input type=\"hidden\" name=\"by\" value=\"{}\">", code(asked.by));
  if (!asked.beneath) append(fields, "<input type=\"hidden\" name=\"year\" value=\"{}\">", FinancialYear::of(asked.question.from).name());
  fields += govuk::button({.text = _("Show"), .secondary = true});
  return govuk::details({.summary = _("Other days, or what is paid"),
                         .content = html("<form method=\"get\" action=\"/spend\" novalidate>{}</form>", fields),
                         .open = static_cast<bool>(asked.problems)});
}

Html years(const web::Visit& visit, const Asked& asked) {
  std::vector<govuk::SubNavigationItem> items;
  const auto now = FinancialYear::of(visit.work.today);
  for (int back = 0; back < 4; ++back) {
    const FinancialYear year{now.starts - back};
    items.push_back({.text = year.name(),
                     .href = web::with_query(visit.request, {{"year", year.name()}, {"from-day", ""}, {"from-month", ""}, {"from-year", ""}, {"to-day", ""}, {"to-month", ""}, {"to-year", ""}}),
                     .active = asked.question.from == year.first() && (asked.question.to == year.last() || (back == 0 && asked.question.to == visit.work.today))});
  }
  return govuk::sub_navigation({.items = std::move(items), .label = _("Financial years")});
}

Html breakdown_choice(const web::Visit& visit, const Asked& asked) {
  std::vector<govuk::SubNavigationItem> items;
  for (By by : kBreakdowns)
    items.push_back({.text = label(by), .href = web::with_query(visit.request, {{"by", std::string(code(by))}}), .active = asked.by == by});
  return govuk::sub_navigation({.items = std::move(items), .label = _("Breakdowns")});
}

}  // namespace

Asked asked(const web::Visit& visit) {
  const auto& query = visit.request.query;
  Asked asked;
  asked.beneath = sees_beneath(visit.work);
  asked.print = query.get("print") == "yes";
  asked.question.scope = scope_of(visit.work, access::Permission::see_spend);
  asked.question.basis = basis_from(query.get("basis")).value_or(Basis::invoiced);
  asked.by = by_from(query.get("by")).value_or(By::financial_year);
  const auto year = FinancialYear::parse(query.get("year")).value_or(FinancialYear::of(visit.work.today));
  asked.question.from = year.first();
  asked.question.to = asked.beneath ? std::min(year.last(), std::max(visit.work.today, year.first())) : year.last();
  if (!asked.beneath || query.get("year").size() > 0) return asked;
  web::FormReader form(query);
  if (const auto from = form.optional_date("from")) asked.question.from = *from;
  if (const auto to = form.optional_date("to")) asked.question.to = *to;
  if (!form.problems && asked.question.to < asked.question.from)
    form.problems.add("to", _("The last day must be the first day or later"));
  asked.problems = std::move(form.problems);
  return asked;
}

web::Response answer(web::Visit& visit) {
  const auto asked = pages::asked(visit);
  if (!asked.problems && visit.request.query.get("format") == "csv") return breakdown_csv(visit.work, asked);
  const auto all = spend(visit.work, asked.question);
  Html body;
  if (!asked.print) body += years(visit, asked);
  body += figures(visit, asked, all);
  body += govuk::body(basis_sentence(asked, all));
  if (asked.beneath) body += smaller_suppliers(visit, asked, all);
  body += internal_beside(visit, asked);
  if (asked.print) {
    for (By by : kBreakdowns) body += breakdown_tables(visit, asked, by);
  } else {
    body += period_form(asked);
    body += breakdown_choice(visit, asked);
    body += breakdown_tables(visit, asked, asked.by);
    body += govuk::body(govuk::link(web::with_query(visit.request, {{"format", "csv"}}), _("Download this table as CSV")));
    body += govuk::body(govuk::link(web::with_query(visit.request, {{"print", "yes"}}), _("Every table, to print")));
  }
  return web::page(visit, {.title = _("How much is spent on coaching in the whole department?"),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Spend")}},
                           .body = std::move(body),
                           .problems = asked.problems});
}

}  // namespace waymark::money::pages
