// The answer page: how much is spent on coaching in the whole department?
#include "money/pages/answer.hpp"

#include "money/pages/pages.hpp"
#include "money/policy.hpp"
#include "money/store_ledger.hpp"
#include "people/people.hpp"

namespace waymark::money::pages {
namespace {

// "37.5%": half up to a tenth.
std::string share(Money part, Money whole) {
  const auto tenths = part.times(1000, whole.pence()).pence();
  return fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

Html funding_table(const Figures::Headline& headline) {
  govuk::TableWriter table({.caption = _("By who pays"),
                            .head = {{.text = _("Funding")},
                                     {.text = _("Net of VAT"), .numeric = true},
                                     {.text = _("VAT"), .numeric = true},
                                     {.text = _("With VAT"), .numeric = true}},
                            .caption_hidden = true,
                            .first_cell_is_header = true});
  const auto write = [&](const char* name, Money net, Money vat) {
    table.row(name, net.pounds(), vat.pounds(), (net + vat).pounds());
  };
  write(_("All"), headline.all.net, headline.all.vat);
  for (const auto& [id, words] :
       {std::pair{"central", _("of it centrally funded")}, {"local", _("of it locally funded")}}) {
    if (headline.parts.empty()) break;
    BreakdownRow part;
    for (const auto& row : headline.parts)
      if (row.id == id) part = row;
    write(words, part.net, part.vat);
  }
  return std::move(table).html();
}

// What the figures count, in one sentence.
std::string basis_sentence(const Asked& asked, const Figures::Headline& headline) {
  const char* text = asked.question.basis == Basis::invoiced
                         ? _("These are all invoice lines by the day they were invoiced, {}, net of VAT, with credit "
                             "notes on their own dates: {}.")
                         : _("These are the invoice lines that are paid, by the day they were, {}, net of VAT, with "
                             "credit notes on their own dates: {}.");
  return fill(text, headline.days,
              fill(plural("{} line", "{} lines", headline.all.lines), with_commas(headline.all.lines)));
}

// The share of suppliers that are small or medium-sized.
Html smaller_suppliers(const web::Visit& visit, const Asked& asked, Money whole) {
  if (whole <= Money()) return {};
  auto question = asked.question;
  question.by = {By::supplier};
  Money smaller;
  const auto suppliers = store::names(visit.work.db, By::supplier);
  for (const auto& row : spend(visit.work, question).rows) {
    const auto supplier = suppliers.find(row.ids.front());
    if (supplier != suppliers.end() && supplier->second.sme) smaller += row.net;
  }
  return govuk::body(fill(_("Smaller suppliers had {} of it, {}."), smaller.pounds(), share(smaller, whole)));
}

Html internal_beside(const InternalCoaching& inside) {
  if (inside.sessions == 0) return {};
  auto text = fill(plural("Beside it, and not in it: internal coaches held {} session, {} hours.",
                          "Beside it, and not in it: internal coaches held {} sessions, {} hours.", inside.sessions),
                   with_commas(inside.sessions), hours(inside.minutes));
  text += " ";
  if (inside.minutes_without_rate == inside.minutes) text += _("Their notional rate is not set.");
  else text += fill(_("At the notional rate they count for {}."), inside.notional.pounds());
  if (inside.minutes_without_rate > 0 && inside.minutes_without_rate < inside.minutes)
    text += " " + fill(_("The rate is not set for {} hours of them."), hours(inside.minutes_without_rate));
  return govuk::inset_text({.text = text});
}

Html days_form(const Asked& asked) {
  Html fields;
  for (const auto& [name, legend, day] :
       {std::tuple{"from", _("First day"), asked.question.from}, {"to", _("Last day"), asked.question.to}}) {
    const auto wrong = asked.problems.of(name);
    fields += govuk::date_input({.name = name,
                                 .legend = govuk::Content(legend),
                                 .value = asked.all_years ? govuk::DateText() : govuk::DateText::of(day),
                                 .error = wrong ? std::optional<govuk::Content>(*wrong) : std::nullopt});
  }
  for (const auto& [name, value] : {std::pair{"by", code(asked.by)}, {"basis", code(asked.question.basis)}})
    append(fields, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  if (asked.coaching) append(fields, "<input type=\"hidden\" name=\"show\" value=\"coaching\">");
  fields += govuk::button({.text = _("Show these days"), .secondary = true});
  return govuk::details({.summary = _("Choose other days"),
                         .content = html("<form method=\"get\" action=\"/spend\" novalidate>{}</form>", fields),
                         .open = static_cast<bool>(asked.problems)});
}

Html years(const web::Visit& visit, const Asked& asked) {
  std::vector<govuk::SubNavigationItem> items;
  const auto add = [&](const char* text, const std::string& year, bool active) {
    items.push_back({.text = text,
                     .href = web::with_query(visit.request, {{"year", year},
                                                             {"from-day", ""},
                                                             {"from-month", ""},
                                                             {"from-year", ""},
                                                             {"to-day", ""},
                                                             {"to-month", ""},
                                                             {"to-year", ""}}),
                     .active = active});
  };
  const auto now = FinancialYear::of(visit.work.today);
  for (int back = 0; back < 4; ++back) {
    const FinancialYear year{now.starts - back};
    add(year.name().c_str(), year.name(), asked.question.from == year.first() && asked.question.to == year.last());
  }
  add(_("All years"), "all", asked.all_years);
  return govuk::sub_navigation({.items = std::move(items), .label = _("Financial years")});
}

Html choices(const web::Visit& visit, const Asked& asked) {
  std::vector<govuk::SubNavigationItem> items;
  for (const By by : kBreakdowns)
    items.push_back({.text = label(by),
                     .href = web::with_query(visit.request, {{"by", std::string(code(by))}}),
                     .active = asked.by == by});
  Html links = govuk::sub_navigation({.items = std::move(items), .label = _("Breakdowns")});
  const auto other = [&](std::string_view name, std::string value, const char* text) {
    return govuk::link(web::with_query(visit.request, {{name, std::move(value)}}), text);
  };
  const bool paid = asked.question.basis == Basis::paid;
  links += govuk::list(
      {asked.coaching ? other("show", "", _("Show what it cost"))
                      : other("show", "coaching", _("Show people, sessions and hours, and what one cost")),
       paid ? other("basis", "", _("Count what is invoiced")) : other("basis", "paid", _("Count what is paid"))},
      govuk::ListKind::plain);
  return links;
}

std::string title(const web::Visit& visit, const Asked& asked) {
  const auto& scope = asked.question.scope;
  if (scope.everything) return _("How much is spent on coaching in the whole department?");
  const bool one_agency = scope.agencies.size() == 1 && scope.programmes.empty() && scope.suppliers.empty();
  const auto agency =
      one_agency ? people::find_organisation(visit.work.db, OrganisationId(scope.agencies.front())) : std::nullopt;
  return agency ? fill(_("How much is spent on coaching in {}?"), agency->name)
                : std::string(_("How much is spent on coaching in your part of the department?"));
}

Html headline_part(const web::Visit& visit, const Asked& asked, const Figures::Headline& headline) {
  Html part = html("<p class=\"govuk-body\"><span class=\"waymark-figure\">{}</span>{}</p>",
                   headline.all.net.pounds(), _("net of VAT, central and local funding together"));
  part += funding_table(headline);
  part += govuk::body(basis_sentence(asked, headline));
  if (asked.beneath) part += smaller_suppliers(visit, asked, headline.all.net);
  part += internal_beside(headline.internal);
  return part;
}

Html below(const web::Visit& visit, const Asked& asked, const Figures& figures) {
  Html part;
  if (asked.print) {
    for (const By by : kBreakdowns)
      for (const auto with : {With::money, With::coaching}) part += breakdown_tables(asked, figures, by, with);
    return part;
  }
  if (asked.beneath) part += days_form(asked);
  part += choices(visit, asked);
  part += breakdown_tables(asked, figures, asked.by, asked.coaching ? With::coaching : With::money);
  std::vector<govuk::Content> links{
      govuk::link(web::with_query(visit.request, {{"format", "csv"}}), _("Download this breakdown as CSV")),
      govuk::link(web::with_query(visit.request, {{"print", "yes"}}), _("Every table, to print"))};
  if (asked.beneath) links.emplace_back(govuk::link("/invoices", _("Invoices and credit notes")));
  if (may_set_rates(visit.work.actor))
    links.emplace_back(govuk::link("/notional-rates", _("Notional rates of internal coaching")));
  return part + govuk::list(links, govuk::ListKind::plain);
}

}  // namespace

web::Response answer(web::Visit& visit) {
  const auto asked = pages::asked(visit);
  const Figures figures(visit.work, asked);
  if (!asked.problems && visit.request.query.get("format") == "csv") return breakdown_csv(asked, figures);
  Html body;
  if (!asked.print) body += years(visit, asked);
  if (asked.problems) {
    body += days_form(asked);
  } else if (const auto headline = figures.headline()) {
    body += headline_part(visit, asked, *headline) + below(visit, asked, figures);
  } else {
    body += govuk::inset_text({.text = _("These figures are about too few people to be shown.")});
  }
  return web::page(visit, {.title = title(visit, asked),
                           .breadcrumbs = {{.text = _("Home"), .href = "/home"}, {.text = _("Spend")}},
                           .body = std::move(body),
                           .problems = asked.problems});
}

}  // namespace waymark::money::pages
