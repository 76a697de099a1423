#include "contracts/pages/pages.hpp"
#include "people/people.hpp"

namespace waymark::contracts::pages {
namespace {

const char* const kAsOfField = "seen";

using web::Draft;

Draft draft_of(const Contract& contract) {
  const auto& terms = contract.terms;
  Draft draft;
  auto& fields = draft.fields;
  fields.add("ref", terms.ref);
  fields.add("supplier", terms.supplier.str());
  draft.put_date("starts_on", terms.starts_on);
  draft.put_date("ends_on", terms.ends_on);
  fields.add("pricing", std::string(code(terms.pricing)));
  fields.add("rate", terms.rate.plain());
  fields.add("vat_rate", Money::pence(terms.vat_rate).plain());
  fields.add("ceiling", terms.ceiling.plain());
  if (const auto hours = terms.charges_cancellation_within_hours)
    fields.add("charges_cancellation_within_hours", std::to_string(*hours));
  if (terms.charges_not_attended) fields.add("charges_not_attended", "yes");
  fields.add(kAsOfField, std::to_string(contract.changed_at.micros()));
  return draft;
}

Terms read(const web::Fields& fields, Problems& problems) {
  web::FormReader form(fields);
  Terms terms;
  terms.ref = form.text("ref", _("Enter the contract reference"), 40);
  terms.supplier = form.id<SupplierId>("supplier", _("Choose the supplier"));
  terms.starts_on = form.date("starts_on", _("Enter the first day"));
  terms.ends_on = form.date("ends_on", _("Enter the last day"));
  const auto pricing = form.choice("pricing", {"per_session", "per_hour", "fixed"}, _("Choose what the rate is for"));
  terms.pricing = pricing_from(pricing).value_or(Pricing::per_session);
  terms.rate = form.money("rate", _("Enter the rate in pounds, like 285 or 285.50"));
  // A percentage with up to two decimals reads like an amount: its pence are hundredths of a percent.
  terms.vat_rate = form.money("vat_rate", _("Enter the VAT rate as a percentage, like 20 or 17.5")).pence();
  terms.ceiling = form.money("ceiling", _("Enter the ceiling in pounds, like 45,000"));
  if (!trimmed(fields.get("charges_cancellation_within_hours")).empty())
    terms.charges_cancellation_within_hours = form.whole_number("charges_cancellation_within_hours", 1, 1440,
                                                                _("The notice must be between 1 and 1,440 hours"));
  terms.charges_not_attended = form.ticked("charges_not_attended");
  problems = form.problems;
  if (!problems) problems = check(terms);
  return terms;
}

Html who_and_when(const web::Visit& visit, const Draft& draft, bool is_new) {
  Html fields;
  if (is_new) {
    fields += govuk::input({.name = "ref",
                            .label = _("Contract reference"),
                            .value = draft.value("ref"),
                            .error = draft.error("ref"),
                            .width = 20});
    std::vector<govuk::Option> suppliers{{.value = "", .text = _("Choose a supplier")}};
    for (const auto& supplier : people::supplier_names(visit.work.db))
      suppliers.push_back({.value = supplier.id.str(), .text = supplier.name});
    fields += govuk::select({.name = "supplier",
                             .label = _("Supplier"),
                             .items = std::move(suppliers),
                             .value = draft.value("supplier"),
                             .error = draft.error("supplier")});
  }
  fields += govuk::date_input({.name = "starts_on",
                               .legend = _("First day"),
                               .value = draft.date("starts_on"),
                               .hint = _("For example, 1 4 2026"),
                               .error = draft.error("starts_on")});
  fields += govuk::date_input({.name = "ends_on",
                               .legend = _("Last day"),
                               .value = draft.date("ends_on"),
                               .hint = _("For example, 31 3 2028"),
                               .error = draft.error("ends_on")});
  return fields;
}

Html amount(const Draft& draft, const char* name, const char* label, const char* hint) {
  return govuk::input({.name = name,
                       .label = label,
                       .value = draft.value(name),
                       .hint = hint,
                       .error = draft.error(name),
                       .width = 10,
                       .inputmode = "decimal",
                       .prefix = "£"});
}

Html prices(const Draft& draft) {
  Html fields = govuk::radios({.name = "pricing",
                               .legend = _("What is the rate for?"),
                               .items = {{.value = "per_session", .text = _("Each session, however long")},
                                         {.value = "per_hour", .text = _("Each hour, by the minute")},
                                         {.value = "fixed", .text = _("Each engagement, as a fixed fee")}},
                               .value = draft.value("pricing"),
                               .error = draft.error("pricing")});
  fields += amount(draft, "rate", _("Rate"), _("Net of VAT"));
  fields += govuk::input({.name = "vat_rate",
                          .label = _("VAT rate"),
                          .value = draft.value("vat_rate"),
                          .error = draft.error("vat_rate"),
                          .width = 5,
                          .inputmode = "decimal",
                          .suffix = "%"});
  fields += amount(draft, "ceiling", _("Ceiling"), _("The most that may be invoiced, net of VAT"));
  fields += govuk::input({.name = "charges_cancellation_within_hours",
                          .label = _("Charge cancellations with less notice than"),
                          .value = draft.value("charges_cancellation_within_hours"),
                          .hint = _("Leave empty if the supplier never charges for cancelled sessions"),
                          .error = draft.error("charges_cancellation_within_hours"),
                          .width = 4,
                          .inputmode = "numeric",
                          .suffix = _("hours")});
  fields += govuk::checkboxes({.name = "charges_not_attended",
                               .legend = _("Sessions nobody came to"),
                               .items = {{.value = "yes", .text = _("The supplier charges for them")}},
                               .values = {draft.value("charges_not_attended")}});
  return fields;
}

web::Response draw(const web::Visit& visit, const Draft& draft, const Contract* contract) {
  Html form = web::form_token(visit);
  if (contract) append(form, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", kAsOfField, draft.value(kAsOfField));
  form += who_and_when(visit, draft, !contract);
  form += prices(draft);
  form += govuk::button({.text = contract ? _("Save the terms") : _("Add the contract")});
  const std::string action = contract ? "/contracts/" + contract->id.str() + "/edit" : "/contracts";
  std::vector<govuk::Crumb> crumbs{{.text = _("Contracts"), .href = "/contracts"}};
  if (contract) crumbs.push_back({.text = contract->terms.ref, .href = "/contracts/" + contract->id.str()});
  return web::page(visit,
                   {.title = contract ? fill(_("Change the terms of {}"), contract->terms.ref) : _("Add a contract"),
                    .breadcrumbs = std::move(crumbs),
                    .body = html("<form method=\"post\" action=\"{}\" novalidate>{}</form>", action, form),
                    .problems = draft.problems,
                    .wide = false});
}

Contract managed(const web::Visit& visit) {
  auto found = find(visit.work.db, visit.id<ContractId>());
  if (!found || !may_see(visit.work, *found)) throw Refused(Refusal::not_found);
  if (!may_manage(visit.work)) throw Refused(Refusal::not_allowed);
  return std::move(*found);
}

void need_manager(const web::Visit& visit) {
  if (!may_manage(visit.work)) throw Refused(Refusal::not_allowed);
}

}  // namespace

web::Response new_form(web::Visit& visit) {
  need_manager(visit);
  return draw(visit, {}, nullptr);
}

web::Response make(web::Visit& visit) {
  need_manager(visit);
  Draft draft{visit.form, {}};
  const auto terms = read(visit.form, draft.problems);
  if (draft.problems) return draw(visit, draft, nullptr);
  const auto made = create(visit.work, terms);
  if (made) return web::see_other_with_notice(visit, "/contracts/" + made->str(), _("The contract has been added"));
  draft.problems = made.problems();
  return draw(visit, draft, nullptr);
}

web::Response edit_form(web::Visit& visit) {
  const auto contract = managed(visit);
  return draw(visit, draft_of(contract), &contract);
}

web::Response change(web::Visit& visit) {
  const auto contract = managed(visit);
  Draft draft{visit.form, {}};
  draft.fields.add("ref", contract.terms.ref);
  draft.fields.add("supplier", contract.terms.supplier.str());
  const auto terms = read(draft.fields, draft.problems);
  web::FormReader hidden(visit.form);
  const auto seen = hidden.whole_number(kAsOfField, 0, INT64_MAX, _("Open the form again"));
  draft.problems.add(hidden.problems);
  if (draft.problems) return draw(visit, draft, &contract);
  const auto changed = edit(visit.work, contract.id, terms, Instant::micros(seen));
  if (changed)
    return web::see_other_with_notice(visit, "/contracts/" + contract.id.str(), _("The terms have been changed"));
  draft.problems = changed.problems();
  return draw(visit, draft, &contract);
}

}  // namespace waymark::contracts::pages
