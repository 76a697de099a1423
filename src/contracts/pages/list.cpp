#include "contracts/list.hpp"

#include <algorithm>

#include "contracts/pages/pages.hpp"
#include "people/people.hpp"
#include "web/list_filter.hpp"

namespace waymark::contracts::pages {
namespace {

constexpr std::size_t kPageSize = 20;

ListQuestion question(const web::Visit& visit) {
  const auto& query = visit.request.query;
  ListQuestion asked;
  asked.as_of = visit.work.today;
  if (const auto supplier = SupplierId::parse(query.get("supplier"))) asked.supplier = *supplier;
  asked.in_force_only = query.get("in-force") == "yes";
  asked.flagged_only = query.get("flagged") == "yes";
  auto sort = query.get("sort");
  asked.descending = sort.starts_with('-');
  if (asked.descending) sort.remove_prefix(1);
  asked.sort = sort_from(sort).value_or(SortBy::ref);
  return asked;
}

web::Response as_csv(const std::vector<Contract>& contracts, Date as_of) {
  CsvWriter csv;
  csv.row("contract_ref", "supplier_code", "supplier", "starts_on", "ends_on", "pricing", "rate", "vat_rate_percent",
          "ceiling", "ordered_net", "invoiced_net", "ends_within_60_days", "ended", "over_ceiling",
          "will_be_over_ceiling");
  const auto yes_no = [](bool flag) { return flag ? "yes" : "no"; };
  for (const auto& contract : contracts) {
    const auto& terms = contract.terms;
    const auto stands = standing(contract, as_of);
    csv.row(terms.ref, contract.supplier_code, contract.supplier_name, terms.starts_on, terms.ends_on,
            code(terms.pricing), terms.rate, Money::pence(terms.vat_rate), terms.ceiling, contract.ordered_net,
            contract.invoiced_net, yes_no(stands.ends_soon), yes_no(stands.ended), yes_no(stands.over_ceiling),
            yes_no(stands.heading_over));
  }
  return web::csv(std::move(csv).str(), "contracts.csv");
}

govuk::Column column(const web::Visit& visit, const ListQuestion& asked, SortBy by, const char* text) {
  const bool sorted = asked.sort == by;
  const auto next = std::string(sorted && !asked.descending ? "-" : "") + std::string(code(by));
  return {.text = text,
          .sort_href = web::with_query(visit.request, {{"sort", next}, {"page", ""}}),
          .sorted = !sorted            ? govuk::Sort::none
                    : asked.descending ? govuk::Sort::descending
                                       : govuk::Sort::ascending};
}

web::ListFilter filter(const web::Visit& visit, const ListQuestion& asked) {
  web::ListFilter all(visit.request);
  std::vector<govuk::Option> suppliers{{.value = "", .text = _("All suppliers")}};
  for (const auto& supplier : people::supplier_names(visit.work.db))
    suppliers.push_back({.value = supplier.id.str(), .text = supplier.name});
  all.choice("supplier", _("Supplier"), std::move(suppliers), asked.supplier.str());
  all.tick("in-force", _("Dates"), _("In force today"), asked.in_force_only);
  all.tick("flagged", _("Attention"), _("Needs attention"), asked.flagged_only);
  return all;
}

Html table(const web::Visit& visit, const ListQuestion& asked, std::span<const Contract> contracts) {
  govuk::TableWriter rows({.caption = _("Contracts"),
                           .head = {column(visit, asked, SortBy::ref, _("Contract")),
                                    column(visit, asked, SortBy::supplier, _("Supplier")),
                                    column(visit, asked, SortBy::ends_on, _("Dates")),
                                    column(visit, asked, SortBy::invoiced_share, _("Invoiced of ceiling")),
                                    {.text = _("Ordered of ceiling")}},
                           .caption_hidden = true,
                           .first_cell_is_header = true,
                           .small_text = true});
  for (const auto& contract : contracts) {
    Html ref = govuk::link("/contracts/" + contract.id.str(), contract.terms.ref);
    if (const auto tags = flags(contract, visit.work.today); !tags.empty()) append(ref, "<br>{}", tags);
    const auto dates =
        html("{}<br>{}", contract.terms.starts_on.brief(), fill(_("to {}"), contract.terms.ends_on.brief()));
    rows.row(ref, contract.supplier_name, dates, ceiling_bar(contract, contract.invoiced_net),
             ceiling_bar(contract, contract.ordered_net));
  }
  return std::move(rows).html();
}

}  // namespace

web::Response list(web::Visit& visit) {
  const auto asked = question(visit);
  const auto contracts = contracts::list(visit.work, asked);
  if (visit.request.query.get("format") == "csv") return as_csv(contracts, asked.as_of);

  const auto pages = std::max<std::size_t>(1, (contracts.size() + kPageSize - 1) / kPageSize);
  const auto wanted =
      static_cast<std::size_t>(std::max(1, std::atoi(std::string(visit.request.query.get("page")).c_str())));
  const auto page = std::min(wanted, pages);
  const auto from = (page - 1) * kPageSize;
  const std::span shown(contracts.data() + from, std::min(kPageSize, contracts.size() - from));

  Html body;
  if (may_manage(visit.work)) body += govuk::button({.text = _("Add a contract"), .href = "/contracts/new"});
  const auto count = static_cast<std::int64_t>(contracts.size());
  Html found = govuk::body(fill(plural("{} contract", "{} contracts", count), count));
  if (contracts.empty()) found += govuk::body(_("No contracts fit these filters."));
  else found += table(visit, asked, shown);
  found += govuk::pagination(static_cast<int>(page), static_cast<int>(pages), [&](int number) {
    return web::with_query(visit.request, {{"page", std::to_string(number)}});
  });
  found += govuk::body(
      govuk::link(web::with_query(visit.request, {{"format", "csv"}, {"page", ""}}), _("Download as CSV")));
  body += filter(visit, asked).beside(found);
  return web::page(visit, {.title = _("Contracts"), .body = std::move(body)});
}

}  // namespace waymark::contracts::pages
