#include "contracts/pages/pages.hpp"

namespace waymark::contracts::pages {
namespace {

std::string cancellation_words(const Terms& terms) {
  if (!terms.charges_cancellation_within_hours) return _("Never");
  const auto hours = *terms.charges_cancellation_within_hours;
  return fill(
      plural("With less than {} hour’s notice, as if held", "With less than {} hours’ notice, as if held", hours),
      with_commas(hours));
}

Html terms_list(const Contract& contract) {
  const auto& terms = contract.terms;
  return govuk::summary_list(
      {.rows = {
           {.key = _("Supplier"), .value = govuk::link("/suppliers/" + terms.supplier.str(), contract.supplier_name)},
           {.key = _("First day"), .value = terms.starts_on.words()},
           {.key = _("Last day"), .value = terms.ends_on.words()},
           {.key = _("Rate, net of VAT"), .value = rate_words(terms)},
           {.key = _("VAT"), .value = percent_words(terms.vat_rate)},
           {.key = _("Ceiling, net of VAT"), .value = terms.ceiling.pounds()},
           {.key = _("Cancellations charged"), .value = cancellation_words(terms)},
           {.key = _("Not attending charged"),
            .value = terms.charges_not_attended ? _("Yes, as if held") : _("No")}}});
}

Html totals(const Contract& contract) {
  return govuk::summary_list(
      {.rows = {{.key = _("Ordered, net of VAT"), .value = ceiling_bar(contract, contract.ordered_net)},
                {.key = _("Invoiced, net of VAT"), .value = ceiling_bar(contract, contract.invoiced_net)},
                {.key = _("Left to invoice"), .value = (contract.terms.ceiling - contract.invoiced_net).pounds()}}});
}

}  // namespace

web::Response contract(web::Visit& visit) {
  const auto found = find(visit.work.db, visit.id<ContractId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);

  Html body;
  if (const auto tags = flags(*found, visit.work.today); !tags.empty()) body += govuk::body(tags);
  body += govuk::heading(2, _("Terms"));
  body += terms_list(*found);
  if (may_manage(visit.work))
    body += govuk::button(
        {.text = _("Change the terms"), .href = "/contracts/" + found->id.str() + "/edit", .secondary = true});
  body += govuk::heading(2, _("What it comes to"));
  body += totals(*found);
  body += govuk::list(
      {govuk::link("/engagements?supplier=" + found->terms.supplier.str(), _("Engagements with this supplier")),
       govuk::link("/spend/lines?contract=" + found->id.str(), _("Invoice lines under this contract"))},
      govuk::ListKind::plain);
  return web::page(visit, {.title = fill(_("Contract {}"), found->terms.ref),
                           .breadcrumbs = {{.text = _("Contracts"), .href = "/contracts"}},
                           .body = std::move(body),
                           .caption = found->supplier_name});
}

}  // namespace waymark::contracts::pages
